"""The parts of an indicator set: levels and bands in the words of the law, items, criteria, groups, deadlines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cdsdossier.text import numbers
from cdsdossier.text.normalize import fold_text
from cdsdossier.yamlio import fields
from cdsdossier.yamlio.forms import Form

#: A name that says no more than the number: ``Mức độ 2``, ``Mức II``.
_BARE_NAME = re.compile(r"muc (?:do )?(\d+|[ivx]{1,4})")
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


class Range(Form):
    """A range of numbers in the words of the law: dưới (below), từ (from), đến (to), trên (above)."""

    below: Decimal | None = fields.points_field(about="Dưới: nhỏ hơn số này.")
    from_: Decimal | None = fields.points_field(key="from", about="Từ: kể cả số này.")
    to: Decimal | None = fields.points_field(about="Đến: kể cả số này.")
    above: Decimal | None = fields.points_field(about="Trên: lớn hơn số này.")

    def holds(self, number: Decimal) -> bool:
        """Return whether the number is in this range; nothing is rounded."""
        return (
            (self.below is None or number < self.below)
            and (self.from_ is None or number >= self.from_)
            and (self.to is None or number <= self.to)
            and (self.above is None or number > self.above)
        )

    @property
    def lower(self) -> tuple[Decimal, bool] | None:
        """Return the lower bound and whether it belongs to the range; None if there is none."""
        if self.from_ is not None:
            return self.from_, True
        return (self.above, False) if self.above is not None else None

    @property
    def upper(self) -> tuple[Decimal, bool] | None:
        """Return the upper bound and whether it belongs to the range; None if there is none."""
        if self.to is not None:
            return self.to, True
        return (self.below, False) if self.below is not None else None

    @property
    def words(self) -> str:
        """Return the range in the words of the law: ``dưới 50``, ``từ 50 đến dưới 75``; empty if unbounded."""
        return self.words_with("")

    def words_with(self, unit: str) -> str:
        """Return the range in words, each number with its unit: ``từ 30% đến 60%``."""
        under = "dưới" if self.lower is None else "đến dưới"
        bounds = ((self.from_, "từ"), (self.above, "trên"), (self.below, under), (self.to, "đến"))
        written = ((word, numbers.format_number(number)) for number, word in bounds if number is not None)
        return " ".join(f"{word} {number}{unit}" for word, number in written)

    @property
    def rule(self) -> str:
        """Return the lower bound in fixed words, such as ``above 75`` or ``from 50``."""
        bound = self.lower
        return "" if bound is None else f"{'from' if bound[1] else 'above'} {numbers.format_plain_number(bound[0])}"


class LevelRange(Range):
    """One level of a criterion."""

    level: int = fields.count_field(required=True, default=0, about="Mức độ: 1, 2, 3.")


class Level(LevelRange):
    """One level of a group or of the whole set."""

    name: str = fields.text_field(required=True, about="Tên mức trong quyết định.")
    meaning: str | None = fields.text_field(about="Ý nghĩa của mức.")
    source: str | None = fields.text_field(about="Mã nguồn, như trong sources.")

    @property
    def own_name(self) -> str:
        """Return its name; empty where the set gives none, or only the number again (``Mức độ 2``)."""
        bare = _BARE_NAME.fullmatch(fold_text(self.name or "").rstrip("."))
        same = bare is not None and bare[1] in {str(self.level), *_ROMAN[self.level : self.level + 1]}
        return "" if same else self.name or ""

    def titled(self, word: str, dash: str = " – ") -> str:
        """Return ``Mức 2 – Mức đáp ứng cơ bản``, begun with ``word``; ``Mức 2`` where it has no name of its own."""
        return f"{word} {self.level}{dash if self.own_name else ''}{self.own_name}"


class Band(Range):
    """What a measured fact allows: shares in percent (``measure: ratio``) or counts (``measure: count``)."""

    maximum: Decimal = fields.points_field(default=Decimal(), about="Điểm tối đa khi số liệu nằm trong khoảng này.")


class Item(Form):
    """A node of the set: its text, and its points if it has its own."""

    id: str = fields.code_field(about="Mã trong quyết định, trong ngoặc kép.")
    text: str | None = fields.text_field(about="Lời văn của quyết định.")
    maximum: Decimal | None = fields.points_field(about="Điểm tối đa; bỏ trống nếu không chấm riêng.")
    measure: str | None = fields.choice_field(("ratio", "count"), about="Số liệu: ratio (tỉ lệ) hoặc count (số đếm).")
    bands: tuple[Band, ...] = fields.forms_field(Band, about="Điểm tối đa theo số liệu đo được.")
    evidence: str | None = fields.text_field(about="Gợi ý minh chứng.")
    note: str | None = fields.text_field(about="Ghi chú.")
    source: str | None = fields.text_field(about="Mã nguồn, như trong sources.")
    place: str | None = fields.text_field(about="Chỗ trong nguồn: bảng, hàng nào.")
    checked: tuple[str, ...] = fields.texts_field(("wording", "points"), about="Đã đối chiếu: lời văn, điểm.")

    def describe_band(self, band: Band) -> str:
        """Return a band of this item in words, with the sign of its measure: ``từ 30% đến 60%``."""
        return band.words_with("%" if self.measure == "ratio" else "")


class Criterion(Item):
    """A criterion: a mandatory condition, one that is scored whole, or one whose items are scored."""

    mandatory: bool = fields.flag_field(
        default=False, about="Điều kiện bắt buộc: true nếu chỉ xét đạt, không chấm điểm."
    )
    levels: tuple[LevelRange, ...] = fields.forms_field(LevelRange, about="Mức độ của riêng tiêu chí này.")
    items: tuple[Item, ...] = fields.forms_field(Item, about="Các nội dung của tiêu chí.")

    @property
    def by_items(self) -> bool:
        """Return whether its items take the points: all of them have a maximum."""
        return bool(self.items) and all(item.maximum is not None for item in self.items)

    @property
    def rows(self) -> tuple[Item, ...]:
        """Return the parts that take points: the items, or the criterion itself; nothing for a mandatory condition."""
        if self.mandatory:
            return ()
        return self.items if self.by_items else (self,)


class Group(Form):
    """A group of criteria (nhóm tiêu chí)."""

    id: str = fields.code_field(about="Mã nhóm, trong ngoặc kép.")
    slug: str = fields.text_field(required=True, about="Tên ngắn không dấu, dùng trong tên tệp điểm.")
    name: str = fields.text_field(required=True, about="Tên nhóm tiêu chí.")
    note: str | None = fields.text_field(about="Ghi chú.")
    source: str | None = fields.text_field(about="Mã nguồn, như trong sources.")
    place: str | None = fields.text_field(about="Chỗ trong nguồn: bảng, hàng nào.")
    criteria: tuple[Criterion, ...] = fields.forms_field(Criterion, about="Các tiêu chí của nhóm.")

    @property
    def file(self) -> str:
        """Return the score file of this group, relative to the dossier."""
        return f"scores/{self.id}-{self.slug}.yaml"

    @property
    def rows(self) -> tuple[Item, ...]:
        """Return the scoring rows of this group, in the order of the decision."""
        return tuple(row for criterion in self.criteria for row in criterion.rows)


class Decision(Form):
    """The decision that the set comes from."""

    number: str = fields.text_field(required=True, about="Số và ký hiệu của quyết định.")
    date: date | None = fields.date_field(about="Ngày ban hành, viết 2022-12-30.")
    issuer: str | None = fields.text_field(about="Cơ quan ban hành.")


class Confirmed(Form):
    """Who compared the whole set with the decision, and when."""

    by: str = fields.text_field(required=True, about="Người đã đối chiếu.")
    date: date | None = fields.date_field(about="Ngày đối chiếu.")


class MetBy(Form):
    """The step of the timeline that meets a deadline."""

    step: str = fields.text_field(required=True, about="Bước trong lịch công tác đáp ứng thời hạn này.")


class Deadline(Form):
    """A deadline of the decision: ``before: 05-31`` means that the last day is 30/5."""

    id: str = fields.text_field(required=True, about="Mã thời hạn.")
    what: str = fields.text_field(required=True, about="Việc phải xong.")
    before: str = fields.text_field(required=True, about="Trước ngày này (tháng-ngày): 05-31 thì ngày cuối là 30/5.")
    met_by: MetBy | None = fields.form_field(MetBy, about="Việc nào trong lịch công tác đáp ứng thời hạn.")


@dataclass(frozen=True, slots=True)
class Node:
    """A criterion or an item with its place in the file and in the set."""

    form: Item
    group: Group
    criterion: Criterion
    path: tuple[str | int, ...]

    @property
    def mandatory(self) -> bool:
        """Return whether this is a mandatory condition."""
        return self.form is self.criterion and self.criterion.mandatory

    @property
    def text(self) -> str:
        """Return the wording on one line; empty where there is none."""
        return " ".join((self.form.text or "").split())
