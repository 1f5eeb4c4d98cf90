"""Writing the published folder: only what is ours is replaced or removed, all of it or nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cdsdossier.errors import Refused
from cdsdossier.files.changes import Change, FileChange, FileRemoval, exclusive_changes, read_if_present
from cdsdossier.files.regular import MOST_OF_A_PAPER, file_holds, read_whole_file

PAGE, DATA = "index.html", "result.json"
#: Which files of the folder this program wrote: file name → digests of what it wrote.
MANIFEST = ".cdsdossier-publish.json"
#: The only names that this program gives; a manifest that names anything else was written by another.
_OURS = re.compile(r"[a-z0-9-]+\.[a-z]+")

KnownDigests = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class PublishedFiles:
    """What became of each file of the published folder."""

    written: tuple[Path, ...]
    same: tuple[Path, ...]
    #: Documents of an earlier time that are not listed any more.
    removed: tuple[Path, ...]


def write_public_folder(folder: Path, files: Mapping[str, bytes], *, force: bool = False) -> PublishedFiles:
    """Write ``files`` into ``folder``, the page last; remove what this program once wrote there and no longer does.

    Raises Refused, with nothing changed, where a file would be overwritten that this program did not write or that was
    changed since (``force`` does it all the same), where a draft would replace the official page, or where a name is
    a link.
    """
    if folder.exists() and not folder.is_dir():
        raise Refused(f"{folder} là một tệp, không phải thư mục. Chọn thư mục khác ở --to.")
    with exclusive_changes(folder, lasting=False) as apply:
        known = _known(folder)
        _refuse(folder, files, known, force=force)
        ordered = sorted(files, key=lambda name: (name == PAGE, name == DATA))
        changed = [name for name in ordered if not _is(folder / name, files[name])]
        gone = [name for name in known if name not in files and _is_ours(folder / name, known)]
        apply(_list_changes(folder, files, changed, gone))
    same = tuple(folder / name for name in files if name not in changed)
    return PublishedFiles(tuple(folder / name for name in changed), same, tuple(folder / name for name in gone))


def list_strangers(folder: Path, files: Collection[str]) -> list[str]:
    """Return the names in a published folder that are not from this program."""
    return sorted(path.name for path in folder.iterdir() if path.name not in files and path.name != MANIFEST)


def _list_changes(folder: Path, files: Mapping[str, bytes], changed: list[str], gone: list[str]) -> list[Change]:
    """Return what is written, the manifest of all files behind them, and what is removed."""
    digests = {name: [_digest(files[name])] for name in sorted(files)}
    manifest = json.dumps({"schema": "cdsdossier.publish/1", "files": digests}, indent=1) + "\n"
    written = {**{name: files[name] for name in changed}, MANIFEST: manifest.encode()}
    return [
        *(FileChange(name, read_if_present(folder, name), content) for name, content in written.items()),
        *(FileRemoval(name, read_if_present(folder, name)) for name in gone),
    ]


def _refuse(folder: Path, files: Mapping[str, bytes], known: KnownDigests, *, force: bool) -> None:
    links = [name for name in (*files, MANIFEST) if (folder / name).is_symlink()]
    if links:
        raise Refused(f"Không ghi {_names(folder, links)}: đó là lối tắt. Hãy xóa lối tắt. Chưa ghi tệp nào.")
    if force:
        return
    there = [name for name in files if (folder / name).exists() and not _is(folder / name, files[name])]
    foreign = [name for name in there if not _is_ours(folder / name, known)]
    if foreign:
        raise Refused(
            f"Không ghi đè {_names(folder, foreign)}: tệp của người khác hoặc đã sửa tay. Chọn thư mục khác ở --to, "
            "hoặc thêm --force để ghi đè. Chưa ghi tệp nào."
        )
    if DATA in there and _is_draft(files[DATA]) and not _is_draft(_content(folder / DATA)):
        raise Refused(
            f"{folder} đang giữ trang công bố chính thức, không thay bằng bản nháp. Chọn thư mục khác ở --to. "
            "Chưa ghi tệp nào."
        )


def _names(folder: Path, names: list[str]) -> str:
    return ", ".join(str(folder / name) for name in names)


def _is_draft(content: bytes) -> bool:
    try:
        return bool(json.loads(content)["draft"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return True


def _content(path: Path) -> bytes:
    return read_whole_file(path, MOST_OF_A_PAPER)


def _is(path: Path, content: bytes) -> bool:
    return path.is_file() and file_holds(path, content)


def _is_ours(path: Path, known: KnownDigests) -> bool:
    return path.is_file() and not path.is_symlink() and _digest(_content(path)) in known.get(path.name, ())


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _known(folder: Path) -> KnownDigests:
    """Return what the manifest says; one that cannot be trusted says nothing about any file."""
    if not (folder / MANIFEST).is_file():
        return {}
    try:
        files = json.loads(_content(folder / MANIFEST))["files"]
        return {name: [str(one) for one in files[name]] for name in files if _OURS.fullmatch(name)}
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return {}
