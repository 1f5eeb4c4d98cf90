"""What never leaves a school: shortcuts, keys, hidden files, what programs keep for themselves, trash."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from cdsdossier.files.bagit.portable_names import escape_path
from cdsdossier.files.junction import is_junction
from cdsdossier.files.regular import open_regular_file
from cdsdossier.model.dossier.file_names import SHORTCUT_ENDS, is_key_name, is_temporary


class LeftOutKind(Enum):
    """Why something in the folder is not packed; the value is what it is called, in the order in which it is told."""

    LINK = "lối tắt"
    KEY = "khóa, mật khẩu"
    TRASH = "thùng rác, tệp của hệ điều hành"
    TEMPORARY = "tệp tạm, bản lưu của chương trình soạn thảo"
    HIDDEN = "tệp ẩn"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that is not packed, relative to the dossier; a folder ends with a slash."""

    path: str
    kind: LeftOutKind

    @property
    def refusal(self) -> str:
        """Return what to say, and to do, where the dossier cannot do without it."""
        shown = escape_path(self.path.rstrip("/"))
        if self.kind is LeftOutKind.LINK:
            return f"Chưa đóng gói: “{shown}” là lối tắt, không gửi đi được. Thay bằng chính tệp đó rồi chạy lại."
        return (
            f"Chưa đóng gói: hồ sơ cần “{shown}” nhưng loại này không được gửi đi ({self.kind.value}). "
            "Đổi tên, bỏ dấu ẩn, hoặc thay bằng tệp khác rồi chạy lại."
        )


#: Folders and files in which systems keep what was thrown away, or their own notes; in lower case.
_TRASH = frozenset({
    "$recycle.bin", "recycler", "recycled", "system volume information", "__macosx", "lost+found", "@eadir", "#recycle",
    "thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store", "found.000",
})  # fmt: skip
_TRASH_START = ".trash"
#: A presentation of Keynote has this ending, and is a zip; a key is not.
_KEYNOTE_END, _ZIP = ".key", b"PK"


def find_left_out_kind(entry: os.DirEntry[str]) -> LeftOutKind | None:
    """Return why an entry of a folder is not packed; None where it is. Raises OSError."""
    low = entry.name.lower()
    if entry.is_symlink() or is_junction(entry) or low.endswith(SHORTCUT_ENDS):
        return LeftOutKind.LINK
    if low in _TRASH or low.startswith(_TRASH_START):
        return LeftOutKind.TRASH
    folder = entry.is_dir(follow_symlinks=False)
    if not folder and is_temporary(low):
        return LeftOutKind.TEMPORARY
    if low.startswith(".") or is_marked_hidden(entry.stat(follow_symlinks=False)):
        return LeftOutKind.HIDDEN
    if not folder and (is_key_name(low) or (low.endswith(_KEYNOTE_END) and not _is_zip(Path(entry.path)))):
        return LeftOutKind.KEY
    return None


def is_marked_hidden(found: os.stat_result) -> bool:
    """Return whether a file is hidden by a mark of its own, as Windows and macOS have it, whatever its name."""
    windows = getattr(found, "st_file_attributes", 0) & stat.FILE_ATTRIBUTE_HIDDEN
    return bool(windows or getattr(found, "st_flags", 0) & stat.UF_HIDDEN)


def _is_zip(path: Path) -> bool:
    with suppress(OSError), open_regular_file(path) as file:
        return file.read(len(_ZIP)) == _ZIP
    return False
