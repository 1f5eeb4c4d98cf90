"""Where dossiers lie below some folders: one walk that opens no file and follows no shortcut."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cdsdossier.errors import WrongUsage
from cdsdossier.files.bagit import BAGIT_FILE, PAYLOAD_FOLDER
from cdsdossier.files.junction import is_junction
from cdsdossier.files.received import is_received_payload
from cdsdossier.model.dossier import REVIEW
from cdsdossier.office.rollup.collect.folder_kind import detect_folder_kind, is_package, list_beside_payload
from cdsdossier.office.rollup.collect.rows import SchoolRow
from cdsdossier.office.rollup.collect.unrecognised import StrayCollector

#: Called with a sentence about something that was passed over.
Remark = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class FoundDossier:
    """A folder that is a dossier, or a zip that may be one."""

    #: Relative to the root that was given, with forward slashes; behind the root as given where there are several.
    place: str
    #: The folder that holds ``dossier.yaml``, or the zip; absolute.
    path: str
    packed: bool = False
    #: What the process that found it sees of it (see :mod:`.same_disk`); empty where nobody has to compare.
    seen: str = ""


def find_dossiers(
    roots: Sequence[Path], remark: Remark, strays: list[SchoolRow] | None = None, own: Collection[Path] = ()
) -> list[FoundDossier]:
    """Return the dossiers below the roots in the order of their places, each once.

    A dossier is not looked into for others; one that was unpacked into the root itself hides none that lies beside
    its own folders. Folders that may not be entered and shortcuts are remarked upon. What is
    no dossier is put into ``strays``, but not what the call itself names (``own``). Raises WrongUsage where
    a root is not there.
    """
    found: dict[str, FoundDossier] = {}
    for root in roots:
        if not root.exists():
            raise WrongUsage(f"Không có thư mục {root}. Kiểm tra lại đường dẫn.")
        before = f"{root.as_posix().rstrip('/')}/" if len(roots) > 1 else ""
        seen = StrayCollector([os.path.realpath(path) for path in own])
        for one in _below(os.path.realpath(root), before, remark, seen):
            found.setdefault(one.path, one)
        if strays is not None:
            strays += seen.rows(before)
    return sorted(found.values(), key=lambda one: one.place)


def _below(root: str, before: str, remark: Remark, seen: StrayCollector) -> Iterator[FoundDossier]:
    if os.path.isfile(root):  # noqa: PTH113 - plain texts: a province has a hundred thousand folders
        if not root.lower().endswith(".zip"):
            raise WrongUsage(f"{root} không phải thư mục, cũng không phải gói .zip. Ghi thư mục chứa hồ sơ các trường.")
        yield FoundDossier(f"{before}{os.path.basename(root)}", root, packed=True)  # noqa: PTH119
        return
    folders: list[tuple[str, str, str | None]] = [(root, "", None)]
    while folders:
        folder, place, above = folders.pop()
        seen.enter(place, above)
        entries = _entries(folder, place, remark)
        if entries is None:
            seen.tell_closed(place)
            continue
        kind = detect_folder_kind(folder, entries)
        if kind.home:
            yield FoundDossier(f"{before}{place}" if place else before.rstrip("/") or ".", kind.home)
            seen.hold(place)
        if kind.whole and place:
            seen.tell_inside(place, kind.rest)
            continue
        if not kind.home and _is_review(folder, entries, place, remark):
            seen.hold(place)
            if place:
                continue
            kind = kind._replace(rest=list_beside_payload(entries))
        entries = kind.rest
        packages, inner = _sort_entries(place, entries, remark, seen)
        yield from (FoundDossier(f"{before}{name}", path, packed=True) for path, name in packages)
        folders += [(path, name, place) for path, name in inner]


#: Path and place of something.
_Placed = tuple[str, str]


def _sort_entries(
    place: str, entries: list[os.DirEntry[str]], remark: Remark, seen: StrayCollector
) -> tuple[list[_Placed], list[_Placed]]:
    """Return the packages of a folder that holds no dossier itself, and the folders to be entered."""
    names, packages, folders = {entry.name for entry in entries}, [], []
    for entry in entries:
        inner = f"{place}/{entry.name}" if place else entry.name
        if is_package(entry):
            seen.hold(place)
            packages.append((entry.path, inner))
        elif _is_link(entry):
            if not entry.name.startswith("."):
                remark(f"Không đi theo lối tắt {inner}. Muốn tính thì ghi thêm chính thư mục đó vào lệnh.")
                seen.tell_link(place, inner)
        elif not _is_folder(entry):
            seen.meet(place, entry, names)
        elif not seen.is_own(entry, names):
            folders.append((entry.path, inner))
    return packages, folders


def _entries(folder: str, place: str, remark: Remark) -> list[os.DirEntry[str]] | None:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError as error:
        why = error.strerror or error
        remark(f"Không vào được thư mục {place or folder} ({why}), nên không biết trong đó có hồ sơ nào không.")
        return None


def _is_review(folder: str, entries: list[os.DirEntry[str]], place: str, remark: Remark) -> bool:
    names = {entry.name for entry in entries}
    if BAGIT_FILE in names and _holds(os.path.join(folder, PAYLOAD_FOLDER), REVIEW):  # noqa: PTH118
        remark(describe_skipped_review(place or os.path.basename(folder)))  # noqa: PTH119
        return True
    return False


def describe_skipped_review(place: str) -> str:
    """Say that a package holds a review, which is no school's dossier."""
    return f"Bỏ qua {place}: gói kết quả đánh giá ngoài, không phải hồ sơ của trường."


def _holds(folder: str, name: str) -> bool:
    return os.path.isfile(os.path.join(folder, name))  # noqa: PTH113, PTH118


def _is_link(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a shortcut to a folder: it may lead back, and is not followed."""
    try:
        return (entry.is_symlink() or is_junction(entry)) and entry.is_dir()
    except OSError:
        return False


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def fingerprint_dossier(found: FoundDossier, fresh: int) -> str:
    """Return a digest of the name, size, times and number of every file of a dossier: it changes when one of them does.

    Empty where that cannot be relied upon: a file was written after ``fresh`` (nanoseconds since 1970; a file system's
    clock may be too coarse to notice a second change), or a shortcut leads to a folder.
    """
    lines: list[str] = []
    try:
        newest = _zip_state(found.path, lines) if found.packed else _folder_state(found.path, lines)
        newest = newest and max(newest, _papers_state(found.path, lines))
    except OSError:
        return ""
    if newest is None or newest > fresh:
        return ""
    lines.sort()
    return hashlib.blake2b("\n".join(lines).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _zip_state(path: str, lines: list[str]) -> int:
    there = os.stat(path)  # noqa: PTH116
    lines.append(_file_state(there))
    return there.st_mtime_ns


def _papers_state(path: str, lines: list[str]) -> int:
    """Describe what lies beside the payload of an unpacked package; return when the newest of it was written."""
    package, name = os.path.split(path)
    if name != PAYLOAD_FOLDER or not _holds(package, BAGIT_FILE):
        return 0
    with os.scandir(package) as entries:
        papers = {entry.path: entry.stat() for entry in entries if entry.is_file()}
    lines += [f"{paper}\0{_file_state(there)}" for paper, there in papers.items()]
    return max(there.st_mtime_ns for there in papers.values())


def _folder_state(root: str, lines: list[str]) -> int | None:
    newest, folders = 0, [os.path.dirname(root) if is_received_payload(Path(root)) else root]  # noqa: PTH120 - as above
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        if not entry.name.startswith("."):
                            folders.append(entry.path)
                        continue
                    there = entry.stat(follow_symlinks=False)
                    if entry.is_symlink():
                        if entry.is_dir():
                            return None
                        lines.append(_behind(entry))
                    newest = max(newest, there.st_mtime_ns)
                    lines.append(f"{entry.path}\0{_file_state(there)}")
        except PermissionError:
            lines.append(f"{folder}\0closed")
    return newest


def _behind(entry: os.DirEntry[str]) -> str:
    """Describe the file that a shortcut leads to."""
    try:
        return f"{entry.path}\0{_file_state(entry.stat())}"
    except OSError:
        return f"{entry.path}\0nowhere"


def _file_state(there: os.stat_result) -> str:
    return f"{there.st_size} {there.st_mtime_ns} {there.st_ctime_ns} {there.st_ino}"
