"""What lies among the dossiers and is none: told, with what to ask for, so that nobody who has sent is missed.

Not told: what a system or this program has put there. That is a hidden file or one that a program left behind,
``office.yaml`` with the ``templates`` beside it, the files that the call itself names, and reports that this program
has written to that place. A folder without any dossier is told as one thing.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cdsdossier.files.bagit import BAGIT_FILE
from cdsdossier.files.leftovers import is_left_behind
from cdsdossier.files.own_outputs import list_written_places
from cdsdossier.office.rollup.collect.folder_kind import is_dossier_folder, is_package, is_real_folder
from cdsdossier.office.rollup.collect.rows import SchoolRow
from cdsdossier.office.rollup.collect.sender import identify_sender

#: What lies beside the dossiers of an office that is its own.
OFFICE_FILE, OFFICE_TEMPLATES = "office.yaml", "templates"
_ARCHIVES = {
    ".rar": "RAR", ".7z": "7z", ".tar": "tar", ".gz": "gzip", ".tgz": "tar.gz", ".bz2": "bzip2", ".xz": "xz",
    ".zipx": "zipx", ".iso": "ISO", ".cab": "CAB",
}  # fmt: skip
_KINDS = {
    **dict.fromkeys((".docx", ".doc", ".odt", ".rtf"), "văn bản Word"),
    **dict.fromkeys((".xlsx", ".xls", ".ods", ".csv", ".xlsb", ".xlsm"), "bảng tính"),
    **dict.fromkeys((".pptx", ".ppt"), "bài trình chiếu"),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".heic", ".gif", ".webp", ".tif", ".tiff", ".bmp"), "ảnh"),
    **dict.fromkeys((".mp4", ".mov", ".avi", ".mkv", ".mp3", ".m4a"), "phim, tiếng"),
    **dict.fromkeys((".yaml", ".yml"), "một tệp YAML lẻ, tách khỏi hồ sơ"),
    **dict.fromkeys((".html", ".htm"), "trang web"),
    ".pdf": "tệp PDF", ".txt": "tệp chữ", ".lnk": "lối tắt", ".url": "lối tắt",
}  # fmt: skip
_ASK = "Xin trường gửi gói .zip do lệnh cdsdossier pack tạo ra."
_CLOSED = "Thư mục không vào được, nên không biết bên trong có gì. Kiểm tra quyền đọc."
_LINK = "Lối tắt, không đi theo. Muốn tính thì ghi thêm chính thư mục đó vào lệnh."
_INSIDE = "Hồ sơ nằm trong thư mục của hồ sơ khác, nên không tính. Chuyển thư mục này ra ngoài, đặt cạnh hồ sơ đó."
_PACKAGE_INSIDE = "Gói nằm trong thư mục của hồ sơ khác, nên không tính. Chuyển tệp này ra ngoài, đặt cạnh hồ sơ đó."
_EMPTY = f"Thư mục rỗng, chưa có hồ sơ. {_ASK}"
#: Of the endings in a folder so many are named.
_NAMED = 4


@dataclass
class _Folder:
    above: str | None
    #: Strange files that lie in it, and in all of it.
    files: list[str] = field(default_factory=list)
    total: int = 0
    #: It, or a folder in it, holds a dossier, a zip, or what has been told by itself.
    holds: bool = False


class StrayCollector:
    """Gathers, during one walk, whatever is no dossier. Places are relative to the root, which is empty."""

    def __init__(self, own: Collection[str] = ()) -> None:
        """``own`` are real paths of what the call itself names."""
        self._own = frozenset(map(os.path.normcase, own))
        self._folders: dict[str, _Folder] = {}
        self._told: dict[str, str] = {}
        self._written = list_written_places()

    def enter(self, place: str, above: str | None) -> None:
        """Note a folder; its upper one has been entered before."""
        self._folders[place] = _Folder(above)

    def hold(self, place: str) -> None:
        """Note that a folder holds a dossier, a package, or a review."""
        self._folders[place].holds = True

    def tell_closed(self, place: str) -> None:
        """Note a folder that may not be entered."""
        self._tell(place, place, _CLOSED)

    def tell_link(self, folder: str, place: str) -> None:
        """Note a shortcut to a folder."""
        self._tell(folder, place, _LINK)

    def tell_inside(self, folder: str, entries: Iterable[os.DirEntry[str]]) -> None:
        """Note the dossiers and packages in the folder of another one, at any depth beside its own folders."""
        below = [(folder, list(entries))]
        while below:
            place, inside = below.pop()
            for entry in inside:
                inner = _join(place, entry.name)
                if is_dossier_folder(entry):
                    self._tell(folder, inner, _INSIDE)
                elif is_package(entry):
                    self._tell(folder, inner, _PACKAGE_INSIDE)
                elif not entry.name.startswith(".") and is_real_folder(entry):
                    below.append((inner, _list_entries(entry.path)))

    def meet(self, folder: str, entry: os.DirEntry[str], names: Collection[str]) -> None:
        """Note a file of a folder that holds no dossier itself; ``names`` is all that lies in the folder."""
        if self.is_own(entry, names):
            return
        ending = os.path.splitext(entry.name)[1].lower()  # noqa: PTH122 - a plain text
        if ending in _ARCHIVES:
            self._tell(folder, _join(folder, entry.name), _of_archive(_ARCHIVES[ending]))
        else:
            self._folders[folder].files.append(entry.name)

    def is_own(self, entry: os.DirEntry[str], names: Collection[str]) -> bool:
        """Return whether an entry is the system's, the office's or this program's."""
        name = entry.name
        if name.startswith(".") or is_left_behind(name):
            return True
        if name == OFFICE_TEMPLATES and OFFICE_FILE in names:
            return not Path(entry.path, BAGIT_FILE).exists()  # an unpacked package may have any name
        if name == OFFICE_FILE:
            return True
        if os.path.normcase(entry.path) in self._own:
            return True
        real = os.path.realpath(entry.path) if entry.is_symlink() else entry.path  # the walk goes through no link
        return os.path.normcase(real) in self._written

    def rows(self, before: str) -> Iterator[SchoolRow]:
        """Yield what is to be told, each once; ``before`` is put in front of the places."""
        self._sum_up()
        told = dict(self._told)
        covered: set[str] = set()
        for place, folder in self._folders.items():
            if folder.above in covered:
                covered.add(place)
            elif folder.holds or not place or not (folder.files or not folder.total):
                told |= {_join(place, name): _of_file(name) for name in folder.files}
            else:
                covered.add(place)
                told |= self._of_folder(place, folder)
        for place, reason in told.items():
            yield identify_sender(SchoolRow(f"{before}{place}", reason=reason, strange=True))

    def _of_folder(self, place: str, folder: _Folder) -> dict[str, str]:
        if folder.total == 1 and folder.files:
            return {_join(place, folder.files[0]): _of_file(folder.files[0])}
        if not folder.total:
            return {place: _EMPTY}
        ends = Counter(os.path.splitext(name)[1].lower() or "không đuôi" for name in folder.files)  # noqa: PTH122
        more = len(ends) > _NAMED or folder.total > len(folder.files)
        kinds = ", ".join(end for end, _ in ends.most_common(_NAMED)) + (" …" if more else "")
        return {place: f"Thư mục không có dossier.yaml ({folder.total} tệp: {kinds}), không phải hồ sơ. {_ASK}"}

    def _sum_up(self) -> None:
        for folder in self._folders.values():
            folder.total = len(folder.files)
        for folder in reversed(self._folders.values()):
            if folder.above is not None:
                upper = self._folders[folder.above]
                upper.total += folder.total
                upper.holds |= folder.holds

    def _tell(self, folder: str, place: str, reason: str) -> None:
        self._folders[folder].holds = True
        self._told[place] = reason


def _list_entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:  # what cannot be seen in the folder of a dossier is the dossier's
        return []


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _of_archive(kind: str) -> str:
    return f"Tệp nén {kind}, chương trình không mở được. {_ASK}"


def _of_file(name: str) -> str:
    kind = _KINDS.get(os.path.splitext(name)[1].lower())  # noqa: PTH122 - a plain text
    return f"{kind[0].upper()}{kind[1:]}, không phải hồ sơ. {_ASK}" if kind else f"Tệp lạ, không phải hồ sơ. {_ASK}"
