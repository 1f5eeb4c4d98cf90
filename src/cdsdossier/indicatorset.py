"""An indicator set: the law as data. Which groups, criteria and items there are, their points, and how it is judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Protocol

from cdsdossier import fields, shipped
from cdsdossier.errors import Unreadable, WrongUsage
from cdsdossier.findings import Finding
from cdsdossier.located import Form, read_form
from cdsdossier.phrases import nearest
from cdsdossier.yamltext import Page, read_page

FROZEN = "indicator-set.yaml"


class Judged(Protocol):
    """A dossier, as far as choosing its set needs it."""

    @property
    def folder(self) -> Path:
        """The dossier's folder."""

    @property
    def set_id(self) -> str | None:
        """The id of the set that the dossier names."""


class Range(Form):
    """A stretch of numbers in the words of the law: dưới (below), từ (from), đến (to), trên (above)."""

    below: Decimal | None = fields.points(about="Dưới số này.")
    from_: Decimal | None = fields.points(key="from", about="Từ số này (kể cả số này).")
    to: Decimal | None = fields.points(about="Đến số này (kể cả số này).")
    above: Decimal | None = fields.points(about="Trên số này.")

    def holds(self, number: Decimal) -> bool:
        """Tell whether the number lies in this stretch; nothing is rounded."""
        return (
            (self.below is None or number < self.below)
            and (self.from_ is None or number >= self.from_)
            and (self.to is None or number <= self.to)
            and (self.above is None or number > self.above)
        )

    @property
    def lower(self) -> tuple[Decimal, bool] | None:
        """Return the lower bound and whether it belongs to the stretch; None where it is open."""
        if self.from_ is not None:
            return self.from_, True
        return (self.above, False) if self.above is not None else None

    @property
    def upper(self) -> tuple[Decimal, bool] | None:
        """Return the upper bound and whether it belongs to the stretch; None where it is open."""
        if self.to is not None:
            return self.to, True
        return (self.below, False) if self.below is not None else None

    @property
    def words(self) -> str:
        """Return the stretch in the words of the law: ``dưới 50``, ``từ 50 đến 75``, ``trên 75``; empty where open."""
        bounds = ((self.below, "dưới"), (self.from_, "từ"), (self.above, "trên"), (self.to, "đến"))
        parts = (f"{word} {number.normalize():f}" for number, word in bounds if number is not None)
        return " ".join(parts).replace(".", ",")

    @property
    def rule(self) -> str:
        """Return the lower bound in words that stay the same, such as ``above 75`` or ``from 50``."""
        bound = self.lower
        return "" if bound is None else f"{'from' if bound[1] else 'above'} {bound[0].normalize():f}"


class LevelRange(Range):
    """One level of a criterion."""

    level: int = fields.count(required=True, about="Mức độ: 1, 2, 3.")


class Level(LevelRange):
    """One level of a group or of the whole set."""

    name: str = fields.text(required=True, about="Tên mức trong quyết định.")
    meaning: str | None = fields.text(about="Mức này nghĩa là gì.")
    source: str | None = fields.text(about="Mã nguồn, như trong sources.")


class Band(Range):
    """What a measured fact allows: shares in percent (``measure: ratio``) or counts (``measure: count``)."""

    maximum: Decimal = fields.points(default=Decimal(), about="Điểm tối đa khi số liệu nằm trong khoảng này.")


class Item(Form):
    """A node of the set: text, and points where it has points of its own."""

    id: str = fields.code(about="Mã trong quyết định, trong ngoặc kép.")
    text: str | None = fields.text(about="Lời văn của quyết định.")
    maximum: Decimal | None = fields.points(about="Điểm tối đa; bỏ trống nếu không chấm riêng.")
    measure: str | None = fields.word(
        ("ratio", "count"), about="Số liệu đo: ratio (tỉ lệ phần trăm) hoặc count (số đếm)."
    )
    bands: tuple[Band, ...] = fields.forms(Band, about="Điểm tối đa theo số liệu đo được.")
    evidence: str | None = fields.text(about="Gợi ý minh chứng.")
    note: str | None = fields.text(about="Ghi chú.")
    source: str | None = fields.text(about="Mã nguồn, như trong sources.")
    checked: tuple[str, ...] = fields.texts(
        ("wording", "points"), about="Phần đã đối chiếu với quyết định: wording (lời văn), points (điểm)."
    )


class Criterion(Item):
    """A criterion: a mandatory condition, one that is scored whole, or one whose items are scored."""

    mandatory: bool = fields.flag(
        default=False, about="true nếu là điều kiện bắt buộc (đạt hoặc chưa đạt, không chấm điểm)."
    )
    levels: tuple[LevelRange, ...] = fields.forms(LevelRange, about="Mức độ của riêng tiêu chí này.")
    items: tuple[Item, ...] = fields.forms(Item, about="Các nội dung của tiêu chí.")

    @property
    def by_items(self) -> bool:
        """Tell whether its items take the points: all of them have a maximum."""
        return bool(self.items) and all(item.maximum is not None for item in self.items)

    @property
    def rows(self) -> tuple[Item, ...]:
        """Return what takes points here: the items, or the criterion itself; nothing for a mandatory condition."""
        if self.mandatory:
            return ()
        return self.items if self.by_items else (self,)


class Group(Form):
    """A group of criteria (nhóm tiêu chí)."""

    id: str = fields.code(about="Mã nhóm, trong ngoặc kép.")
    slug: str = fields.text(required=True, about="Tên ngắn không dấu, dùng trong tên tệp điểm.")
    name: str = fields.text(required=True, about="Tên nhóm tiêu chí.")
    note: str | None = fields.text(about="Ghi chú.")
    source: str | None = fields.text(about="Mã nguồn, như trong sources.")
    criteria: tuple[Criterion, ...] = fields.forms(Criterion, about="Các tiêu chí của nhóm.")

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

    number: str = fields.text(required=True, about="Số, ký hiệu quyết định.")
    date: date | None = fields.day(about="Ngày ban hành, viết 2022-12-30.")
    issuer: str | None = fields.text(about="Cơ quan ban hành.")


class Confirmed(Form):
    """Who compared the whole set with the decision, and when."""

    by: str = fields.text(required=True, about="Người đã đối chiếu.")
    date: date | None = fields.day(about="Ngày đối chiếu.")


class MetBy(Form):
    """The step of the timeline that meets a deadline."""

    step: str = fields.text(required=True, about="Bước trong lịch công tác đáp ứng thời hạn này.")


class Deadline(Form):
    """A deadline of the decision: ``before: 05-31`` means that the last day is 30/5."""

    id: str = fields.text(required=True, about="Mã thời hạn.")
    what: str = fields.text(required=True, about="Việc phải xong.")
    before: str = fields.text(required=True, about="Trước ngày này (tháng-ngày): 05-31 thì ngày cuối là 30/5.")
    met_by: MetBy | None = fields.form(MetBy, about="Việc nào trong lịch công tác đáp ứng thời hạn.")


@dataclass(frozen=True, slots=True)
class Node:
    """A criterion or an item with its place in the file and in the set."""

    form: Item
    group: Group
    criterion: Criterion
    path: tuple[str | int, ...]


class IndicatorSet(Form):
    """A whole set, and what reading it found."""

    id: str = fields.text(required=True, about="Mã bộ chỉ số.")
    title: str = fields.text(required=True, about="Tên bộ chỉ số.")
    decision: Decision = fields.form(Decision, default=Decision(), about="Quyết định ban hành.")
    applies_to: tuple[str, ...] = fields.texts(about="Các loại trường áp dụng.")
    status: str = fields.word(
        ("usable", "skeleton"), default="usable", about="usable (dùng được) hoặc skeleton (mới có khung)."
    )
    judged: str = fields.word(
        ("per-group", "whole-set"), default="per-group", about="Xếp mức từng nhóm (per-group) hay cả bộ (whole-set)."
    )
    maximum: Decimal = fields.points(default=Decimal(100), about="Tổng điểm tối đa.")
    confirmed: Confirmed | None = fields.form(Confirmed, about="Chỉ ghi khi đã đối chiếu cả bộ với quyết định.")
    note: str | None = fields.text(about="Ghi chú.")
    levels: tuple[Level, ...] = fields.forms(Level, about="Các mức độ, đúng chữ của quyết định.")
    deadlines: tuple[Deadline, ...] = fields.forms(Deadline, about="Các thời hạn của quyết định.")
    sources: dict[str, str] = fields.named_texts(about="Mã nguồn và tên nguồn.")
    groups: tuple[Group, ...] = fields.forms(Group, about="Các nhóm tiêu chí.")

    #: The file it was read from, for places and excerpts.
    page: Page = Page(FROZEN)
    #: What is wrong with the form of the file.
    findings: tuple[Finding, ...] = ()

    @classmethod
    def read(cls, source: str | Path) -> IndicatorSet:
        """Read a set: a shipped id (``qd4725-2022``) or the path of a file.

        Raises WrongUsage where there is no such set, Unreadable (exit code 3) where the file cannot be judged by.
        Faults that leave it usable are in ``findings``.
        """
        path = Path(source)
        if str(source) in shipped.set_ids():
            path = shipped.indicator_sets() / f"{source}.yaml"
        if not path.is_file():
            near = nearest(str(source), list(shipped.set_ids()))
            hint = f"Có phải {near}?" if near else f"Các bộ đi kèm: {', '.join(shipped.set_ids())}."
            raise WrongUsage(f"Không có bộ chỉ số “{source}”. {hint}")
        return _read_strictly(read_page(path, path.name), path)

    @classmethod
    def of(cls, dossier: Judged) -> IndicatorSet:
        """Read the set that a dossier is judged by: its frozen copy; the shipped one where no copy lies there."""
        frozen = dossier.folder / FROZEN
        if frozen.is_file():
            return cls.read(frozen)
        if dossier.set_id in shipped.set_ids():
            return cls.read(str(dossier.set_id))
        raise Unreadable(
            f"Thiếu {FROZEN} trong {dossier.folder} nên không biết chấm theo bộ chỉ số nào. "
            f"Điền indicator_set trong dossier.yaml bằng một trong: {', '.join(shipped.set_ids())}."
        )

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """Return every criterion and item by id, in the order of the decision."""
        return {node.form.id: node for node in self._walk()}

    @cached_property
    def rows(self) -> dict[str, Node]:
        """Return the scoring rows by id."""
        return {row.id: self.nodes[row.id] for group in self.groups for row in group.rows}

    @cached_property
    def evidence_folders(self) -> dict[str, str]:
        """Return evidence folder → the row that its files are evidence of (an item without points: its criterion)."""
        folders: dict[str, str] = {}
        for node in self.nodes.values():
            if node.form is node.criterion:
                if not node.criterion.by_items:
                    folders[node.form.id] = node.form.id
            else:
                folders[node.form.id] = node.form.id if node.criterion.by_items else node.criterion.id
        return folders

    @property
    def unverified(self) -> bool:
        """Tell whether nobody has compared all points with the decision itself."""
        return self.confirmed is None and any("points" not in node.form.checked for node in self.rows.values())

    def _walk(self) -> Iterator[Node]:
        for g, group in enumerate(self.groups):
            for c, criterion in enumerate(group.criteria):
                here: tuple[str | int, ...] = ("groups", g, "criteria", c)
                yield Node(criterion, group, criterion, here)
                for i, item in enumerate(criterion.items):
                    yield Node(item, group, criterion, (*here, "items", i))


def _read_strictly(page: Page, path: Path) -> IndicatorSet:
    """Read a set, or refuse it whole where a part is missing that nothing can be judged without."""
    read, findings = read_form(IndicatorSet, page)
    findings = (*page.findings, *findings)
    if not page.readable:
        raise Unreadable(f"Không đọc được bộ chỉ số {path}.", findings, page)
    if not (read.id and read.decision.number and read.levels and (read.groups or read.status == "skeleton")):
        raise Unreadable(f"Bộ chỉ số {path} thiếu phần không thể thiếu (id, decision, levels, groups).", findings, page)
    read.__dict__.update(page=page, findings=findings)  # not part of the law, so not a field
    return read
