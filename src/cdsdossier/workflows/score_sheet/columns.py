"""The tables of the workbook: which columns they have, and which value of the dossier stands in which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cdsdossier.model.dossier.head import Issued, Member
from cdsdossier.model.dossier.scores import Evidence, Row
from cdsdossier.model.indicatorset import Group
from cdsdossier.yamlio.forms import Field, Form

#: The hidden sheet that remembers what was exported.
STATE = "_cdsdossier"
#: What the head of the hidden sheet says: this program's sheet, in the first form of it.
MARK, FORMAT = "cdsdossier.sheet", "1"
SUMMARY, EVIDENCE, COUNCIL, REGISTER = "Tổng hợp", "Minh chứng", "Hội đồng", "Văn bản"
#: Letters that an Excel cell holds.
MOST_LETTERS = 32_767


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, how wide it is (in letters), and the field of the form whose value stands in it."""

    title: str
    width: float
    field: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of table. ``keys`` are the titles whose cells together say which row it is."""

    name: str
    form: type[Form]
    columns: tuple[Column, ...]
    keys: tuple[str, ...]
    #: The columns that make a row without a key a new one: all of them must be filled in.
    needed: tuple[str, ...] = ()

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
ROW, PLACE, NUMBER, DOCUMENT, NAME = "Mã dòng", "Tệp hoặc đường liên kết", "Số", "Mã văn bản", "Tên văn bản"

SCORES = Layout(
    "scores",
    Row,
    (
        Column(ID, 7),
        Column(TEXT, 46),
        Column(MOST, 8),
        Column("Điểm chấm", 8, "points"),
        Column("Đạt hay chưa", 11, "met"),
        Column("Số liệu", 9, "measured"),
        Column("Ghi chú", 30, "note"),
        Column(COUNTED, 8),
        Column(LEVEL, 6),
        Column(PROOF, 7.5),
    ),
    (ID,),
)
PROOFS = Layout(
    "evidence",
    Evidence,
    (
        Column(ROW, 8),
        Column(PLACE, 42),
        Column("Tên minh chứng", 42, "title"),
        Column("Số, ký hiệu", 16, "number"),
        Column("Ngày ban hành", 12, "date"),
        Column("Nơi ban hành", 26, "issuer"),
    ),
    (ROW, PLACE),
    (ROW, PLACE),
)
MEMBERS = Layout(
    "council",
    Member,
    (
        Column(NUMBER, 5),
        Column("Họ tên", 28, "name"),
        Column("Chức vụ", 32, "post"),
        Column("Vai trò", 14, "role"),
        Column("Nhiệm vụ", 62, "task"),
    ),
    (NUMBER,),
    ("Họ tên",),
)
DOCUMENTS = Layout(
    "documents",
    Issued,
    (
        Column(DOCUMENT, 20),
        Column(NAME, 30),
        Column("Số văn bản", 7, "number"),
        Column("Ngày ban hành", 11, "date"),
        Column("Bản đã ký (tệp)", 26, "file"),
        Column("Bắt đầu", 7, "starts"),
        Column("Kết thúc", 7, "ends"),
        Column("Nơi họp", 15, "place"),
        Column("Có mặt", 6, "present"),
        Column("Vắng mặt", 13, "absent"),
        Column("Tán thành", 6, "for"),
        Column("Không tán thành", 7.5, "against"),
        Column("Không ý kiến", 6, "abstain"),
    ),
    (DOCUMENT,),
)
LAYOUTS = (SCORES, PROOFS, MEMBERS, DOCUMENTS)


def group_sheets(groups: Sequence[Group]) -> list[str]:
    """Return the names of the groups' sheets: Excel takes 31 letters, and does not tell small ones from large."""
    names = [f"Nhóm {group.id}" for group in groups]
    like = Counter(name.casefold() for name in names)
    fits = (len(name) <= 31 and like[name.casefold()] == 1 for name in names)
    return [name if fit else f"Nhóm thứ {place}" for place, (name, fit) in enumerate(zip(names, fits, strict=True), 1)]
