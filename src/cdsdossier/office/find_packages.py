"""Which packages somebody means: files, patterns (Windows leaves them to programs), folders that hold packages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cdsdossier.errors import WrongUsage
from cdsdossier.files.bagit.folder_source import find_bag_folder
from cdsdossier.files.received import is_received_payload
from cdsdossier.office.rollup.collect.discover import Remark, find_dossiers

_PATTERN = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class FoundPackages:
    """What was meant."""

    #: Zips and folders of unpacked packages, each once.
    places: tuple[Path, ...]
    #: A single package was named, not a folder of them.
    single: bool
    #: Dossiers in the named folders that are in no package.
    loose: tuple[str, ...] = ()


def find_packages(named: Sequence[Path], remark: Remark) -> FoundPackages:
    """Return the packages that were named, in the order of the call; of a folder all that lie below it.

    Raises WrongUsage where a pattern fits nothing. What is not there, or no package, is returned as it was named: who
    verifies it says what is wrong.
    """
    places: dict[Path, Path] = {}
    loose: list[str] = []
    folders = 0
    for path in (one for name in named for one in _expand(name)):
        inside = _look_below(path, remark, loose)
        folders += bool(inside)
        for place in inside or [path]:
            places.setdefault(place.resolve(), place)
    return FoundPackages(tuple(places.values()), single=len(places) == 1 and not folders, loose=tuple(loose))


def _expand(name: Path) -> Iterator[Path]:
    if _PATTERN.isdisjoint(name.name) or name.exists():
        yield name
        return
    try:
        found = sorted(name.parent.glob(name.name))
    except (OSError, ValueError):
        found = []
    if not found:
        raise WrongUsage(f"Không có tệp nào khớp với {name}. Kiểm tra lại thư mục và tên.")
    yield from found


def _look_below(folder: Path, remark: Remark, loose: list[str]) -> list[Path]:
    """Return the packages below a folder; none where it is a file, is a package itself, or holds but one unpacked."""
    if not folder.is_dir() or find_bag_folder(folder) in {folder.resolve(), folder.resolve().parent}:
        return []
    packages: list[Path] = []
    plain: list[str] = []
    for one in find_dossiers([folder], remark):
        if one.packed:
            packages.append(folder / one.place)
        elif is_received_payload(Path(one.path)):
            packages.append(folder / one.place if one.place != "." else folder)
        else:
            plain.append(one.place)
    if not packages or (len(packages) == 1 and packages[0].is_dir() and not plain):
        return []
    loose += plain
    return packages
