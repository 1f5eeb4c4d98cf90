"""Rows → groups, criteria and items: who belongs to whom. What stands in their columns is settled afterwards."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cdsdossier.text.normalize import fold_text
from cdsdossier.workflows.decision_import.collect_rows import CriteriaRow, DecisionContent
from cdsdossier.workflows.decision_import.headers import NAMES
from cdsdossier.workflows.decision_import.numbering import RowMark, find_criterion_depth, parse_row_mark
from cdsdossier.workflows.decision_import.parse_numbers import is_mandatory, parse_points, split_end_points
from cdsdossier.workflows.decision_import.passages import Lines, Passage
from cdsdossier.workflows.decision_import.resolve_cells import resolve_criterion
from cdsdossier.workflows.decision_import.row_roles import (
    JUDGING,
    continues_text,
    explain_unread,
    find_group_names,
    is_bands_of,
    is_total_row,
    join_title,
    mark_bare_headings,
)
from cdsdossier.workflows.decision_import.split_cells import split_cell_text
from cdsdossier.workflows.decision_import.tree import Concern, CriteriaTree, CriterionDraft, GroupDraft


def build_criteria_tree(gathered: DecisionContent) -> CriteriaTree:
    """Return what the rows say, each number settled, with a concern for everything that could not be read."""
    marked = [(row, *parse_row_mark(row)) for row in gathered.rows]
    building = _Building(find_criterion_depth(mark for _, mark, _ in marked), find_group_names(gathered.prose))
    for row, mark, lines in mark_bare_headings(marked, building.base):
        building.row(row, mark, lines)
    for group in building.tree.groups:
        for criterion in group.criteria:
            building.tree.concerns += resolve_criterion(criterion, building.taken)
    return building.tree


@dataclass(slots=True)
class _Building:
    base: int
    #: Names of groups from outside the tables.
    names: dict[str, str]
    tree: CriteriaTree = field(default_factory=CriteriaTree)
    group: GroupDraft | None = None
    criterion: CriterionDraft | None = None
    last: CriterionDraft | None = None
    #: The last criterion's own number.
    number: int | None = None
    #: The ids that have been given.
    taken: set[str] = field(default_factory=set)
    #: Place of a row → the node that begins there.
    made: dict[str, CriterionDraft] = field(default_factory=dict)

    def row(self, row: CriteriaRow, mark: RowMark, lines: Lines) -> None:
        """Add a row to what it belongs to."""
        depth = len(mark.numbers) - self.base
        if is_total_row(row, mark, lines):
            self._total(row)
        elif mark.kind == "unread":
            self._loose(row, explain_unread(mark))
        elif mark.kind == "group" or (mark.kind == "digits" and depth < 0):
            self._open_group(row, mark, lines)
        elif mark.kind == "digits" and depth == 0:
            self._open_criterion(row, mark, lines)
        elif not lines and mark.kind == "none":
            self._go_on(row)
        elif self.criterion is None or (mark.kind == "digits" and not self._below(mark)):
            self._loose(row, "hàng này không thuộc tiêu chí nào ở trên, nên chỉ giữ làm ghi chú")
        else:
            self._below_criterion(self.criterion, row, mark, lines)

    def _below_criterion(self, criterion: CriterionDraft, row: CriteriaRow, mark: RowMark, lines: Lines) -> None:
        """Add a row below a criterion: the rest of a sentence, bands of what is above, or an item."""
        if self.last and continues_text(row, mark, lines):
            self.last.text = f"{self.last.text} {join_title(lines)}".strip()
            self._cells(self.last, row)
        elif self.last and is_bands_of(self.last, row, mark, lines, whole=self.last is criterion):
            self.last.cells.setdefault("level", []).append((row.place, lines))
            self._cells(self.last, row)
        else:
            self._open_item(criterion, row, mark, lines)

    def _below(self, mark: RowMark) -> bool:
        own = self.criterion.id.split(".") if self.criterion else []
        return own[2 - self.base :] == [str(number) for number in mark.numbers[: self.base]]

    def _open_group(self, row: CriteriaRow, mark: RowMark, lines: Lines) -> None:
        id_, (text, maximum) = str(mark.numbers[0]), split_end_points(" ".join(lines))
        self.criterion = self.last = None
        group = self._enter_group(id_, text.rstrip(" :;,."), row, f"nhóm {id_} không có tên")
        if group.place != row.place and text and fold_text(text)[:20] != fold_text(group.name)[:20]:
            self._concern(row, f"số {id_} của nhóm này đã dùng cho nhóm “{group.name}”")
        group.maximum = maximum or group.maximum
        if mark.sign:
            self._concern(row, f"hàng không có số, đứng trước tiêu chí đầu của nhóm {id_}; hiểu là tên nhóm {id_}")
        self._stated(row, group)
        self.tree.lines += [Passage(line, row.place) for line in row.get("level")]
        group.notes += row.get("evidence")

    def _enter_group(self, id_: str, name: str, row: CriteriaRow, nameless: str) -> GroupDraft:
        """Return the group with this id, from now on the current one; it begins at this row where there was none."""
        self.group = next((one for one in self.tree.groups if one.id == id_), None)
        if self.group is None:
            self.group = GroupDraft(id_, name or self.names.get(id_, ""), row.place)
            self.tree.groups.append(self.group)
            if not self.group.name:
                self._concern(row, nameless)
        return self.group

    def _stated(self, row: CriteriaRow, group: GroupDraft) -> None:
        for kind in ("maximum", "part"):
            text = " ".join(row.get(kind))
            if text and group.maximum is None:
                group.maximum = parse_points(text)
                if group.maximum is None:
                    group.notes.append(f"Cần xem lại: cột {NAMES[kind]} ghi “{text}”.")
                    self._concern(row, f"cột {NAMES[kind]} ghi “{text}”, không đọc được thành điểm của nhóm")

    def _open_criterion(self, row: CriteriaRow, mark: RowMark, lines: Lines) -> None:
        wanted = str(mark.numbers[0]) if self.base == 2 else (self.group.id if self.group else "1")
        group = self._enter_group(wanted, "", row, f"không thấy tên của nhóm {wanted} trước hàng này")
        numbers = self._with_lost_zero(mark.numbers)
        number = ".".join(map(str, numbers))
        id_ = number if self.base == 2 else f"{group.id}.{number}"
        draft = CriterionDraft(id_, "", row.place, row.quoted)
        if numbers != mark.numbers:
            written = ".".join(map(str, mark.numbers))
            self._said(draft, f"số {written} ở đây hiểu là {id_}, vì Excel bỏ số 0 ở cuối")
        if mark.sign == "*":
            self._said(draft, "số có dấu *; xem quyết định dấu này nghĩa là gì")
        self._in_turn(draft, group, numbers[-1])
        draft.id = self._free(draft)
        group.criteria.append(draft)
        self.criterion = self.last = draft
        self._take(draft, row, lines)

    def _with_lost_zero(self, numbers: tuple[int, ...]) -> tuple[int, ...]:
        """Return 1.10 for the second 1.1, which stands behind 1.9: Excel drops the last nought of a number."""
        last = self.number or 0
        same = self.base == len(numbers) == 2 and self.criterion and self.criterion.id == f"{numbers[0]}.{last}"
        return (numbers[0], last + 1) if same and last % 10 == 9 and numbers[1] * 10 == last + 1 else numbers

    def _in_turn(self, draft: CriterionDraft, group: GroupDraft, number: int) -> None:
        """Report a number that does not follow the one before; plain numbers may continue across groups."""
        through = self.number if self.base == 1 and not group.criteria else None
        before = group.criteria[-1].id if group.criteria else f"{group.id}.0"
        last = int(re.sub(r"-.*", "", before).rpartition(".")[2])
        self.number = number
        if through is not None and number == through + 1:
            return
        if number > last + 1:
            self._said(draft, f"số {draft.id} đứng ngay sau {before}, có thể thiếu hàng ở giữa")
        elif number < last:
            self._said(draft, f"số {draft.id} đứng sau {before}, không theo thứ tự")

    def _free(self, draft: CriterionDraft) -> str:
        """Return the draft's id, or one like it where that has been given already."""
        free = draft.id
        if free in self.taken:
            free = next(name for n in range(2, 1_000_000) if (name := f"{draft.id}-{n}") not in self.taken)
            self._said(draft, f"số {draft.id} đã có ở trên; tạm ghi mã {free}")
        self.taken.add(free)
        return free

    def _open_item(self, criterion: CriterionDraft, row: CriteriaRow, mark: RowMark, lines: Lines) -> None:
        number = ".".join(map(str, mark.numbers))
        id_ = number if self.base == 2 or not number else f"{criterion.id.partition('.')[0]}.{number}"
        draft = CriterionDraft(id_, "", row.place, row.quoted, sign=mark.sign if mark.kind == "dash" else "")
        if number:
            draft.id = self._free(draft)
        self._parent(criterion, mark).items.append(draft)
        self.last = draft
        self._take(draft, row, lines)
        if mark.kind == "none" and not draft.items and not any(row.get(kind) for kind in JUDGING):
            self._said(draft, "hàng không có số, không có gạch đầu dòng, không có điểm; hiểu là một nội dung")

    def _parent(self, criterion: CriterionDraft, mark: RowMark) -> CriterionDraft:
        """Return what an item belongs to: the criterion, or the item above where the sign is that of a second rank."""
        item = criterion.items[-1] if criterion.items else None
        if item is None or mark.kind == "none" or any(one.place == item.place for one in item.items):
            return criterion
        if mark.kind == "digits":
            return item if len(mark.numbers) > self.base + 1 else criterion
        return criterion if item.sign == mark.sign else item

    def _take(self, draft: CriterionDraft, row: CriteriaRow, lines: Lines) -> None:
        """Put a row's text and cells into the node that begins with it."""
        self.made[row.place] = draft
        self._cells(draft, row)
        self._merged(draft, row)
        self.tree.concerns += split_cell_text(draft, lines, inside=draft is self.criterion)
        for item in draft.items:
            if item.id and item.id != draft.id:
                item.id = self._free(item)
        if not draft.text and not draft.items:
            draft.text = " ".join(row.get("text")).strip()  # what looks like a number alone is its words
        if not draft.text and not draft.items:
            self._said(draft, "hàng có số nhưng không có lời văn")

    def _cells(self, draft: CriterionDraft, row: CriteriaRow) -> None:
        for kind in (*JUDGING, "condition"):
            if row.get(kind):
                draft.cells.setdefault(kind, []).append((row.place, row.get(kind)))
        draft.evidence += [line for line in row.get("evidence") if line not in draft.evidence]

    def _merged(self, draft: CriterionDraft, row: CriteriaRow) -> None:
        """Take over what is merged with the rows above and is said of this one as well."""
        for kind, (origin, lines) in row.above.items():
            other = self.made.get(origin)
            if other is None or other is draft:
                continue
            shared = (other is not self.criterion) or draft is self.criterion
            if kind == "evidence" and shared:
                draft.evidence += lines
            elif shared and (kind == "condition" or (kind in JUDGING and is_mandatory(" ".join(lines)))):
                draft.cells.setdefault(kind, []).append((row.place, lines))
            elif kind in ("maximum", "part") and shared and (kind == "part" or draft is self.criterion):
                self._said(draft, f"ô {NAMES[kind]} gộp chung với {origin}, không rõ mỗi hàng bao nhiêu điểm")

    def _go_on(self, row: CriteriaRow) -> None:
        """Add a row without a text of its own to the node above."""
        draft = self.made.get(row.above.get("text", ("", ()))[0]) or self.last
        if draft is not None:
            self._cells(draft, row)
        elif any(row.own.values()):
            self._loose(row, "hàng này không thuộc tiêu chí nào ở trên, nên chỉ giữ làm ghi chú")

    def _total(self, row: CriteriaRow) -> None:
        stated = parse_points(" ".join(row.get("maximum"))) or parse_points(" ".join(row.get("part")))
        if not stated:
            self._concern(row, "hàng tổng cộng không đọc được số điểm")
        else:
            self.tree.totals.append((row.place, stated))

    def _loose(self, row: CriteriaRow, words: str) -> None:
        text = " | ".join(" ".join(lines) for lines in row.own.values())
        (self.last.notes if self.last else self.tree.loose).append(f"Cần xem lại: {row.place} ghi “{text}”.")
        self._concern(row, words)

    def _said(self, draft: CriterionDraft, words: str) -> None:
        self.tree.concerns.append(draft.told(words))

    def _concern(self, row: CriteriaRow, words: str) -> None:
        self.tree.concerns.append(Concern(row.place, row.quoted, words))
