"""A group's page: the rows of the decision, cells for what the school says, and the law as live formulas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from cdsdossier.judging.scoring import CriterionScore, GroupScore
from cdsdossier.model.indicatorset import Criterion, Group, IndicatorSet, Item, Level
from cdsdossier.workflows.score_sheet import formulas
from cdsdossier.workflows.score_sheet.columns import COUNTED, ID, LEVEL, MOST, PROOF, SCORES, TEXT
from cdsdossier.workflows.score_sheet.entries import SheetEntry
from cdsdossier.workflows.score_sheet.page_writer import SheetPageWriter
from cdsdossier.workflows.score_sheet.values import MET

_HEAD = 3
_ID, _TEXT, _MOST, _COUNTED = SCORES.at(ID), SCORES.at(TEXT), SCORES.at(MOST), SCORES.at(COUNTED)
_LEVEL, _PROOF = SCORES.at(LEVEL), SCORES.at(PROOF)
_POINTS, _MET, _MEASURED = SCORES.of("points"), SCORES.of("met"), SCORES.of("measured")
_LETTERS = "ABCDEFGHIJ"
_YES, _NO = formulas.quote_formula_text(MET["true"]), formulas.quote_formula_text(MET["false"])
_GUIDE = (
    "Chỉ gõ vào các ô nền trắng hoặc vàng. Vàng: chưa điền. Đỏ: quá điểm tối đa hoặc chưa đạt. "
    "Cam: có điểm mà chưa có minh chứng."
)
_BETWEEN = {
    "validate": "decimal",
    "criteria": "between",
    "minimum": 0,
    "error_title": "Điểm chưa hợp lệ",
    "error_message": "Gõ một số từ 0 đến điểm tối đa của mục chấm này; chưa chấm thì xóa trống.",
}
NOT_SCORED = "Chưa chấm"


@dataclass(frozen=True, slots=True)
class ResultCells:
    """Where on its page a group's results stand, as references for other pages; ``level`` may be empty."""

    most: str
    points: str
    level: str
    empty: str
    unmet: str
    scored: str


class GroupPage:
    """Writes one group's page; ``proofs`` is row → how many pieces of evidence it has, and the link to its folder."""

    def __init__(
        self,
        pen: SheetPageWriter,
        scores: GroupScore,
        entries: Mapping[str, SheetEntry],
        rules: IndicatorSet,
        proofs: Mapping[str, tuple[int, str]],
    ) -> None:
        self.pen, self.scores, self.entries, self.rules, self.proofs = pen, scores, entries, rules, proofs
        self.row = _HEAD
        self.results = {row.id: row for row in scores.rows}
        #: Row → what is answered there: ``points``, or ``met``.
        self.kinds: dict[int, str] = {}

    def write(self, group: Group) -> ResultCells:
        """Write everything and return where the results stand."""
        self.pen.prepare_table(_HEAD, SCORES, (f"Nhóm {group.id}. {group.name}", _GUIDE))
        written = {criterion.id: criterion for criterion in self.scores.criteria}
        for criterion in group.criteria:
            self._criterion(criterion, written[criterion.id])
        self._guard()
        return self._foot()

    def _criterion(self, criterion: Criterion, scores: CriterionScore) -> None:
        first = self.row + 1
        for item in (criterion, *criterion.items):
            self._line(item, "law-strong" if item is criterion else "law")
        if criterion.mandatory:
            self.pen.write(first, _MOST, "Bắt buộc", "figure")
            return
        if criterion.by_items:
            scored, counted = (f"{_cell(first + 1, at)}:{_cell(self.row, at)}" for at in (_POINTS, _COUNTED))
            formula = formulas.blank_until_scored(scored, formulas.sum_formula([counted]))
            self.pen.write_formula(first, _COUNTED, formula, scores.points, "figure-strong")
            self.pen.write(first, _MOST, scores.maximum or 0, "figure-strong")
        if criterion.levels:
            points = _cell(first, _COUNTED)
            levels = [(level, str(level.level)) for level in criterion.levels]
            formula = f'=IF({points}="","",{formulas.level_formula(levels, points)[1:]})'
            self.pen.write_formula(first, _LEVEL, formula, scores.level, "figure-strong")

    def _line(self, item: Item, look: str) -> None:
        """Write one row: the law, the cells to fill in, what counts, the evidence."""
        self.row += 1
        entry = self.entries[item.id]
        self.pen.write_entry(self.row, entry, {_ID: item.id, _TEXT: item.text or ""}, look)
        if "points" in entry.fields:
            self.kinds[self.row] = "points"
            result = self.results[item.id]
            self.pen.write(self.row, _MOST, result.maximum, "figure")
            formula = formulas.counted_formula(item, *(_cell(self.row, at) for at in (_POINTS, _MOST, _MEASURED)))
            counted = None if result.points is None else result.counted
            self.pen.write_formula(self.row, _COUNTED, formula, counted, "figure")
        elif "met" in entry.fields:
            self.kinds[self.row] = "met"
        count, link = self.proofs.get(item.id, (None, ""))
        if count is not None and link:
            self.pen.write_link(self.row, _PROOF, count, link, "Mở thư mục minh chứng")
        elif count is not None:
            self.pen.write(self.row, _PROOF, count, "figure")

    def _guard(self) -> None:
        """Put bounds and colours on the cells to fill in, run by run."""
        for kind, first, last in self._runs():
            points, met, most, proof = (_cell(first, at) for at in (_POINTS, _MET, _MOST, _PROOF))
            rows = first, last
            if kind == "points":
                self.pen.page.data_validation(first, _POINTS, last, _POINTS, {**_BETWEEN, "maximum": f"={most}"})
                bad = f"=AND(LEN({points})>0,OR(NOT(ISNUMBER({points})),N({points})>{most},N({points})<0))"
                self.pen.tint_where(_POINTS, rows, "bad", bad)
                self.pen.tint_where(_POINTS, rows, "empty", f"=LEN({points})=0")
                self.pen.tint_where(_PROOF, rows, "unproved", f"=AND(N({points})>0,N({proof})=0)")
            else:
                told = "Chỉ chọn Đạt hoặc Chưa đạt; chưa rõ thì xóa trống."
                self.pen.offer_choice(_MET, rows, MET.values(), told)
                self.pen.tint_where(_MET, rows, "bad", f"={met}={_NO}")
                self.pen.tint_where(_MET, rows, "empty", f"=LEN({met})=0")
                self.pen.tint_where(_PROOF, rows, "unproved", f"=AND({met}={_YES},N({proof})=0)")

    def _runs(self) -> Iterator[tuple[str, int, int]]:
        """Yield kind, first and last row of each stretch of neighbouring rows of one kind."""
        numbered = enumerate(self.kinds.items())
        for (kind, _), rows in groupby(numbered, key=lambda one: (one[1][1], one[1][0] - one[0])):
            places = [row for _, (row, _) in rows]
            yield kind, places[0], places[-1]

    def _foot(self) -> ResultCells:
        """Write sums, level and what is still empty, and return where they stand."""
        last, group = self.row, f"nhóm {self.scores.id}"
        scored, answers = (f"{_cell(_HEAD + 1, at)}:{_cell(last, at)}" for at in (_POINTS, _MET))
        empty = f"={len(self.kinds)}-COUNT({scored})-COUNTIF({answers},{_YES})-COUNTIF({answers},{_NO})"
        self.row += 1
        self._label(f"Cộng {group}")
        for place in range(_MOST, len(SCORES.columns)):
            self.pen.write(self.row, place, None, "figure")
        for place, number in ((_MOST, self.scores.maximum), (_COUNTED, self.scores.points)):
            self.pen.write_formula(self.row, place, self._total(place), number, "figure-strong")
        most, points = (_cell(self.row, at) for at in (_MOST, _COUNTED))
        level = ""
        if self.rules.judged == "per-group":
            reached = formulas.level_formula(quote_level_names(self.rules), points)
            formula = formulas.blank_until_scored(scored, reached, NOT_SCORED)
            level = self._result(f"Mức độ {group}", formula, format_level_name(self.scores.level))
        shown = self._result("Còn trống", empty, self.scores.unscored)
        failed = len(self.scores.mandatory_unmet)
        unmet = self._result("Điều kiện bắt buộc chưa đạt", f"=COUNTIF({answers},{_NO})", failed)
        home = f"'{self.pen.page.get_name()}'!"
        places = (f"{home}{cell}" if cell else "" for cell in (most, points, level, shown, unmet, scored))
        return ResultCells(*places)

    def _total(self, place: int) -> str:
        runs = [f"{_cell(first, place)}:{_cell(last, place)}" for kind, first, last in self._runs() if kind == "points"]
        return formulas.sum_formula(runs) if runs else "=0"

    def _result(self, label: str, formula: str, value: str | int) -> str:
        self.row += 1
        self._label(label)
        self.pen.merge(self.row, _MOST, _COUNTED, "result")
        self.pen.write_formula(self.row, _MOST, formula, value, "result")
        return _cell(self.row, _MOST)

    def _label(self, words: str) -> None:
        self.pen.write(self.row, _ID, None, "law-strong")
        self.pen.write(self.row, _TEXT, words, "law-strong")


def quote_level_names(rules: IndicatorSet) -> list[tuple[Level, str]]:
    """Return the set's levels with their words as a formula shows them."""
    return [(level, formulas.quote_formula_text(format_level_name(level))) for level in rules.levels]


def format_level_name(level: Level | None) -> str:
    """Return what a level is called."""
    return level.titled("Mức") if level else NOT_SCORED


def _cell(row: int, place: int) -> str:
    return f"{_LETTERS[place]}{row + 1}"
