"""A file opened: what it is by its content, and the one sentence for what is not read."""

from __future__ import annotations

from pathlib import Path

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files.probe.signatures import KINDS, extension_of
from cdsdossier.files.regular import FileTooBig, read_whole_file
from cdsdossier.files.tables import TableDocument
from cdsdossier.files.tables.budget import ReadingBudget, UnreadableDocument
from cdsdossier.files.tables.grid import TableGrid
from cdsdossier.files.tables.letters import settle_letters
from cdsdossier.files.tables.old_word import CONVERTED, convert_old_word
from cdsdossier.files.tables.opened_by_excel import decrypt_as_excel_does
from cdsdossier.files.tables.unzip import OfficePackage, detect_document_kind

_MOST, _MOST_TEXT, _MOST_TAGS = 40_000_000, 2_000_000, 800_000

_CUT_OUT = "Chép riêng bảng cần đọc sang một tệp mới rồi dùng tệp đó."
_AS_WORD = "Mở bằng Word, chọn Tệp > Lưu dưới dạng (Save As), loại Word (.docx), rồi dùng tệp mới."
_AS_EXCEL = "Mở bằng Excel, chọn Tệp > Lưu dưới dạng (Save As), loại Excel (.xlsx), rồi dùng tệp mới."
_NEEDED = "Dùng tệp Word (.docx), Excel (.xlsx, .xls, .ods), PDF có chữ hoặc văn bản thuần có bảng đó."
_AS_UTF8 = (
    "chữ không lưu theo mã UTF-8. Mở bằng Notepad, chọn Tệp > Lưu dưới dạng (Save As), "
    "mục Mã hóa (Encoding) chọn UTF-8, rồi lưu lại."
)
#: Kinds that Word or Excel can turn into what is read here.
_WAYS_OUT = {**dict.fromkeys(("doc", "ole", "rtf", "odt", "html"), _AS_WORD), "xls": _AS_EXCEL}


def read_tables(path: Path) -> TableDocument:
    """Read all tables of a document; its content, not its name, decides what it is.

    Word (.docx; with LibreOffice .doc, .rtf, .odt), spreadsheets (.xlsx, .xls, .xlsb, .ods), PDF that has text, plain
    text or Markdown.
    Raises WrongUsage where there is no such file, Refused, with what to do instead, where it cannot be read.
    """
    data = _bytes(path)
    try:
        return settle_letters(_read(data, path.name))
    except UnreadableDocument as why:
        raise Refused(f"Không đọc được {path.name}: {why}") from why


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise WrongUsage(f"{path} là thư mục. Ghi tên tệp Word hoặc Excel nằm trong thư mục đó.")
        if not path.is_file():
            raise WrongUsage(f"Không có tệp {path}. Kiểm tra lại tên tệp và thư mục.")
        return read_whole_file(path, _MOST)
    except FileTooBig as error:
        raise Refused(f"Không đọc được {path.name}: tệp nặng hơn {_MOST // 1_000_000} MB. {_CUT_OUT}") from error
    except OSError as error:
        reason = error.strerror or error
        raise Refused(
            f"Không mở được {path}: {reason}. Đóng tệp nếu chương trình khác đang mở, rồi kiểm tra quyền đọc."
        ) from error


def _read(data: bytes, name: str) -> TableDocument:
    data = decrypt_as_excel_does(data)
    kind, grid = detect_document_kind(data), TableGrid(ReadingBudget())
    if kind == "zip":
        return _package(data, grid)
    if kind == "xls":
        from cdsdossier.files.tables.calamine import read_by_calamine

        return read_by_calamine(data, grid, _way_out("xls", name))
    if kind == "pdf":
        from cdsdossier.files.tables.pdf import read_pdf

        return read_pdf(data, grid)
    if kind in CONVERTED:
        return _converted(data, kind, grid)
    if kind != "text":
        raise UnreadableDocument(_way_out(kind, name) if data else f"tệp rỗng. {_NEEDED}")
    from cdsdossier.files.tables.plaintext import read_plain_text

    return read_plain_text(_decoded(data), grid)


def _converted(data: bytes, kind: str, grid: TableGrid) -> TableDocument:
    """Read a text that is no .docx by way of LibreOffice."""
    made = convert_old_word(data, kind, _MOST)
    if made is None:
        raise UnreadableDocument(_way_out(kind, ""))
    return _package(made, grid)


def _package(data: bytes, grid: TableGrid) -> TableDocument:
    package = OfficePackage(data, grid.budget)
    if any(name.startswith("word/") for name in package.names):
        from cdsdossier.files.tables.word import read_word

        return read_word(package, grid)
    if "xl/workbook.bin" in package.names:
        from cdsdossier.files.tables.calamine import read_by_calamine

        package.check_for_library(_MOST_TAGS)
        return read_by_calamine(data, grid, _AS_EXCEL)
    if any(name.startswith("xl/") for name in package.names):
        from cdsdossier.files.tables.excel import read_excel

        return read_excel(package, grid)
    if "mimetype" in package.names:
        kind = package.part("mimetype").decode("ascii", "replace").rpartition(".")[2]
        if kind == "spreadsheet":
            from cdsdossier.files.tables.open_document import read_open_document

            return read_open_document(package, grid)
        if kind == "text":
            from cdsdossier.files.tables.open_document import refuse_locked

            refuse_locked(package)
            return _converted(data, "odt", grid)
    raise UnreadableDocument(_way_out("zip", ""))


def _way_out(kind: str, name: str) -> str:
    """Say what a file is, then how it becomes one that is read."""
    if not kind and extension_of(name) in {"txt", "md", "csv"}:
        return _AS_UTF8
    what = f"đây là {KINDS[kind]}" if kind in KINDS else "không phải tệp Word, Excel hay văn bản"
    return f"{what}. {_WAYS_OUT.get(kind, _NEEDED)}"


def _decoded(data: bytes) -> str:
    """Return the text of these bytes: UTF-8, or UTF-16 that says so. Raises UnreadableDocument."""
    if len(data) > _MOST_TEXT:
        raise UnreadableDocument(f"văn bản dài hơn {_MOST_TEXT // 1_000_000} MB. {_CUT_OUT}")
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as why:
        raise UnreadableDocument(_AS_UTF8) from why
