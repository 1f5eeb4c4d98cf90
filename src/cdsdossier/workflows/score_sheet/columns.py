"""The tables of the workbook: which columns they have, and which value of the dossier stands in which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cdsdossier.files.excel_writer import choose_sheet_names
from cdsdossier.model.dossier.head import Issued, Member
from cdsdossier.model.dossier.scores import Evidence, Row
from cdsdossier.model.indicatorset import Group
from cdsdossier.yamlio.forms import Field, Form

#: The hidden sheet that remembers what was exported.
STATE = "_cdsdossier"
#: What the head of the hidden sheet says: this program's sheet, in the first form of it.
MARK, FORMAT = "cdsdossier.sheet", "1"
SUMMARY, EVIDENCE, COUNCIL, REGISTER = "Tổng hợp", "Minh chứng", "Hội đồng", "Văn bản"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its title, how wide it is (in letters), and the field of the form whose value stands in it."""

    title: str
    width: float
    field: str = ""


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """One kind of table. ``keys`` are the titles whose cells together say which row it is."""

    name: str
    form: type[Form]
    columns: tuple[SheetColumn, ...]
    keys: tuple[str, ...]

    def at(self, title: str) -> int:
        """Return the place of a column, from 0."""
        return next(place for place, column in enumerate(self.columns) if column.title == title)

    def of(self, field: str) -> int:
        """Return the place of the column that holds a field, from 0."""
        return next(place for place, column in enumerate(self.columns) if column.field == field)

    def field(self, key: str) -> Field:
        """Return how a field is read."""
        return self.form.fields[key]

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the fields that stand in the columns."""
        return tuple(column.field for column in self.columns if column.field)


ID, TEXT, MOST, COUNTED, LEVEL, PROOF = "Mã", "Nội dung", "Điểm tối đa", "Điểm tính", "Mức", "Minh chứng"
ROW, PLACE, NUMBER, DOCUMENT, NAME = "Mã mục chấm", "Tệp hoặc đường liên kết", "Số", "Mã văn bản", "Tên văn bản"

SCORES = SheetLayout(
    "scores",
    Row,
    (
        SheetColumn(ID, 7),
        SheetColumn(TEXT, 46),
        SheetColumn(MOST, 8),
        SheetColumn("Điểm chấm", 8, "points"),
        SheetColumn("Đạt hay chưa", 11, "met"),
        SheetColumn("Số liệu", 9, "measured"),
        SheetColumn("Ghi chú", 30, "note"),
        SheetColumn(COUNTED, 8),
        SheetColumn(LEVEL, 6),
        SheetColumn(PROOF, 7.5),
    ),
    (ID,),
)
PROOFS = SheetLayout(
    "evidence",
    Evidence,
    (
        SheetColumn(ROW, 8),
        SheetColumn(PLACE, 42),
        SheetColumn("Tên minh chứng", 42, "title"),
        SheetColumn("Số, ký hiệu", 16, "number"),
        SheetColumn("Ngày ban hành", 12, "date"),
        SheetColumn("Nơi ban hành", 26, "issuer"),
    ),
    (ROW, PLACE),
)
MEMBERS = SheetLayout(
    "council",
    Member,
    (
        SheetColumn(NUMBER, 5),
        SheetColumn("Họ tên", 28, "name"),
        SheetColumn("Chức vụ", 32, "post"),
        SheetColumn("Vai trò", 14, "role"),
        SheetColumn("Nhiệm vụ", 62, "task"),
    ),
    (NUMBER,),
)
DOCUMENTS = SheetLayout(
    "documents",
    Issued,
    (
        SheetColumn(DOCUMENT, 20),
        SheetColumn(NAME, 30),
        SheetColumn("Số văn bản", 7, "number"),
        SheetColumn("Ngày ban hành", 11, "date"),
        SheetColumn("Bản đã ký (tệp)", 26, "file"),
        SheetColumn("Bắt đầu", 7, "starts"),
        SheetColumn("Kết thúc", 7, "ends"),
        SheetColumn("Nơi họp", 15, "place"),
        SheetColumn("Có mặt", 6, "present"),
        SheetColumn("Vắng mặt", 13, "absent"),
        SheetColumn("Tán thành", 6, "for"),
        SheetColumn("Không tán thành", 7.5, "against"),
        SheetColumn("Không ý kiến", 6, "abstain"),
    ),
    (DOCUMENT,),
)
LAYOUTS = (SCORES, PROOFS, MEMBERS, DOCUMENTS)


def name_group_sheets(groups: Sequence[Group]) -> list[str]:
    """Return the names of the groups' sheets."""
    return choose_sheet_names([f"Nhóm {group.id}" for group in groups], "Nhóm thứ")
