"""An Excel file opened within bounds: what it is by its content, and one sentence for everything that is not read."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files.probe.signatures import KINDS
from cdsdossier.files.regular import FileTooBig, read_whole_file
from cdsdossier.files.tables.budget import TOO_BIG, ReadingBudget, UnreadableDocument
from cdsdossier.files.tables.letters import describe_uncertain
from cdsdossier.files.tables.opened_by_excel import decrypt_as_excel_does
from cdsdossier.files.tables.unzip import BROKEN, OfficePackage, children, detect_document_kind
from cdsdossier.text.old_letters import UncertainLetters, restore_lines
from cdsdossier.text.old_letters.fonts import detect_old_font, has_old_font, mark_old_font

_MOST = 20_000_000  # bytes; a year's sheet takes about 30 KB
_MOST_TAGS = 400_000  # tags of all parts together
_MOST_SHEETS = 50
_ROW_STEPS = 5  # what a row of openpyxl costs beside the other steps of a reading
_OURS = "Dùng tệp .xlsx mà cdsdossier sheet export đã ghi."
_RESAVE = "Mở bằng Excel, chọn Tệp > Lưu dưới dạng (Save As), loại Excel (.xlsx), rồi dùng tệp mới."

#: What holds something on a sheet, by (row, column) from 1: the value, and whether it is a formula (or its error).
SheetCells = dict[tuple[int, int], tuple[object, bool]]
#: No table of ours is larger; what lies beyond is not looked at.
_LAST_ROW, _LAST_COLUMN = 20_000, 60


class Workbook:
    """The sheets of a workbook by name, hidden ones included; a formula is its own text."""

    def __init__(self, path: Path) -> None:
        """Read a file. Raises WrongUsage where there is none, Refused, with a sentence, where it cannot be read."""
        self._name, self._data, self._budget = path.name, _bytes(path), ReadingBudget()
        self._saved: dict[str, SheetCells] | None = None
        with self._told():
            self._data = decrypt_as_excel_does(self._data)
            _refuse_unfit(self._data, self._budget)
            self.sheets = _loaded(self._data, self._budget, values=False)

    def saved(self, sheet: str, place: tuple[int, int]) -> object:
        """Return the value that a formula had when the file was saved; None where it had none."""
        if self._saved is None:
            with self._told():
                self._saved = _loaded(self._data, self._budget, values=True)
        return self._saved[sheet].get(place, (None, False))[0]

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except UnreadableDocument as why:
            raise Refused(f"Không đọc được {self._name}: {why}") from why


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise WrongUsage(f"Không có tệp {path}. Kiểm tra lại tên tệp và thư mục.")
        return read_whole_file(path, _MOST)
    except FileTooBig as error:
        raise Refused(f"Không đọc được {path.name}: tệp nặng hơn {_MOST // 1_000_000} MB. {_OURS}") from error
    except OSError as error:
        reason = error.strerror or error
        raise Refused(f"Không mở được {path}: {reason}. Đóng tệp trong Excel rồi chạy lại.") from error


def _refuse_unfit(data: bytes, budget: ReadingBudget) -> None:
    """Look at every part before a library does: how much it unpacks to, and that it declares nothing of its own."""
    kind = detect_document_kind(data)
    if kind != "zip":
        way = _RESAVE if kind in {"xls", "ole", "html"} else _OURS
        what = f"đây là {KINDS[kind]}, không phải tệp .xlsx" if kind in KINDS else "không phải tệp .xlsx"
        raise UnreadableDocument(f"{what}. {way}" if data else f"tệp rỗng. {_OURS}")
    _refuse_parts(OfficePackage(data, budget))


def _refuse_parts(package: OfficePackage) -> None:
    if "xl/workbook.xml" not in package.names:
        raise UnreadableDocument(f"không phải tệp Excel (.xlsx). {_OURS}")
    if any(name.lower().endswith("vbaproject.bin") for name in package.names):
        raise UnreadableDocument(f"tệp có macro. {_RESAVE}")
    sheets = [sheet for group in children(package.tree("xl/workbook.xml"), "sheets") for sheet in group]
    if len(sheets) > _MOST_SHEETS:  # all of them may be one part, which would be read as often
        raise UnreadableDocument(TOO_BIG)
    package.check_for_library(_MOST_TAGS)


def _loaded(data: bytes, budget: ReadingBudget, *, values: bool) -> dict[str, SheetCells]:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what it leaves out (colours, validation) is nothing that is read here
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)
            return _without_old_fonts({page.title: _cells(page, budget) for page in book.worksheets})
    except UncertainLetters as why:
        raise UnreadableDocument(describe_uncertain(why)) from why
    except UnreadableDocument:
        raise
    except Exception as why:  # a damaged workbook may fail in any way
        raise UnreadableDocument(BROKEN) from why


def _cells(page: Any, budget: ReadingBudget) -> SheetCells:  # noqa: ANN401 - openpyxl has no types
    page.reset_dimensions()  # not every program says truly how large a sheet is
    cells: SheetCells = {}
    for row in page.iter_rows(max_row=_LAST_ROW, max_col=_LAST_COLUMN):
        budget.spend("steps", _ROW_STEPS)
        for cell in row:
            if cell.value is not None:
                held = (None, True) if cell.data_type == "e" else (_marked(cell), cell.data_type == "f")
                cells[cell.row, cell.column] = held
    return cells


def _marked(cell: Any) -> object:  # noqa: ANN401 - openpyxl has no types
    """Return a cell's value, marked where it is a text in an old font."""
    value = cell.value
    return mark_old_font(value, detect_old_font(cell.font.name or "")) if isinstance(value, str) else value


def _without_old_fonts(sheets: dict[str, SheetCells]) -> dict[str, SheetCells]:
    """Return sheets with what was typed in an old font put into Unicode. Raises UncertainLetters."""
    held = (value for cells in sheets.values() for value, _ in cells.values())
    restored = restore_lines(value for value in held if isinstance(value, str) and has_old_font(value)).lines
    if not restored:
        return sheets
    return {
        name: {place: (restored.get(str(value), value), odd) for place, (value, odd) in cells.items()}
        for name, cells in sheets.items()
    }
