"""A file opened: what it is by its content, and the one sentence for what is not read."""

from __future__ import annotations

from pathlib import Path

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.tables import Source
from cdsdossier.tables.grid import Grid, Unfit

_MOST, _MOST_TEXT = 40_000_000, 5_000_000


def read(path: Path) -> Source:
    """Read a document by what it is. Raises WrongUsage and Refused, each with its sentence."""
    if path.is_dir():
        raise WrongUsage(f"{path} là thư mục. Ghi tên tệp Word hoặc Excel nằm trong thư mục đó.")
    if not path.is_file():
        raise WrongUsage(f"Không có tệp {path}. Kiểm tra lại tên tệp và thư mục.")
    try:
        return _read(path, Grid())
    except Unfit as why:
        raise Refused(f"Không đọc được {path.name}: {why}") from why


def _read(path: Path, grid: Grid) -> Source:
    from cdsdossier.tables.plaintext import read_text

    return read_text(decoded(path.read_bytes()), grid)


def decoded(data: bytes) -> str:
    """Return the text of these bytes: UTF-8, or UTF-16 that says so. Raises Unfit."""
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as why:
        raise Unfit(
            "chữ không lưu theo mã UTF-8. Mở bằng Notepad, chọn Tệp > Lưu dưới dạng (Save As), "
            "mục Mã hóa (Encoding) chọn UTF-8, rồi lưu lại."
        ) from why
