"""The first page: points and levels of all groups, and what to do with the workbook."""

from __future__ import annotations

from collections.abc import Sequence

from cdsdossier.judging.scoring import GroupScore, Judgement, ScoreSheet
from cdsdossier.model.dossier import Head
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.text import numbers
from cdsdossier.workflows.score_sheet import formulas
from cdsdossier.workflows.score_sheet.page_writer import SheetPageWriter
from cdsdossier.workflows.score_sheet.score_page import NOT_SCORED, ResultCells, format_level_name, quote_level_names

_TITLES = (
    ("Nhóm", 8), ("Tên nhóm tiêu chí", 50), ("Điểm tối đa", 10), ("Điểm", 10), ("Mức độ", 34), ("Còn trống", 10),
    ("Điều kiện bắt buộc chưa đạt", 20),
)  # fmt: skip
_HEAD = 4
_STEPS = (
    "1. Điền điểm ở các trang Nhóm; tên, số, ngày của minh chứng ở trang Minh chứng; rồi lưu lại.",
    "2. Đưa vào hồ sơ: cdsdossier sheet import TỆP.xlsx THƯ-MỤC (chương trình cho xem chỗ sẽ đổi rồi mới hỏi).",
    "3. Giữ nguyên đề cột và cột mã. Ô nền xám đã khóa (không có mật khẩu) vì là của bộ chỉ số.",
)
_UNVERIFIED = "Điểm tối đa trong phiếu chưa được đối chiếu với bản quyết định."


def write_summary(
    pen: SheetPageWriter, head: Head, rules: IndicatorSet, sheet: ScoreSheet, results: Sequence[ResultCells]
) -> None:
    """Write the page; ``results`` says where each group's figures stand."""
    _write_titles(pen, head, rules)
    first = _HEAD + 1
    for row, (group, places) in enumerate(zip(sheet.groups, results, strict=True), first):
        _write_group(pen, row, group, places)
    below = first + len(results)
    if sheet.whole:
        _write_whole(pen, below, rules, sheet.whole, results)
        below += 1
    for row, words in enumerate((*_STEPS, _UNVERIFIED) if rules.unverified else _STEPS, below + 1):
        pen.write(row, 0, words, "hint")
    pen.lock()


def _write_titles(pen: SheetPageWriter, head: Head, rules: IndicatorSet) -> None:
    pen.write(0, 0, "Phiếu tự đánh giá mức độ chuyển đổi số", "title")
    school = head.school.name or "(chưa điền tên trường)"
    pen.write(1, 0, f"{school} · năm học {head.school_year or '(chưa điền)'}", "plain")
    day = f" ngày {numbers.format_short_date(rules.decision.date)}" if rules.decision.date else ""
    pen.write(2, 0, f"Bộ chỉ số theo Quyết định {rules.decision.number}{day}", "plain")
    for place, (title, width) in enumerate(_TITLES):
        pen.page.set_column(place, place, width)
        pen.write(_HEAD, place, title, "head")
    pen.page.set_row(_HEAD, 31)  # two lines


def _write_group(pen: SheetPageWriter, row: int, group: GroupScore, places: ResultCells) -> None:
    pen.write(row, 0, group.id, "figure")
    pen.write(row, 1, group.name, "law")
    pen.write_formula(row, 2, f"={places.most}", group.maximum, "figure")
    pen.write_formula(row, 3, f"={places.points}", group.points, "figure-strong")
    if places.level:
        pen.write_formula(row, 4, f"={places.level}", format_level_name(group.level), "law-strong")
    else:
        pen.write(row, 4, None, "law")
    pen.write_formula(row, 5, f"={places.empty}", group.unscored, "figure")
    pen.write_formula(row, 6, f"={places.unmet}", len(group.mandatory_unmet), "figure")


def _write_whole(
    pen: SheetPageWriter, row: int, rules: IndicatorSet, whole: Judgement, results: Sequence[ResultCells]
) -> None:
    """Write the judgement of the whole set under its groups."""
    for place in (0, 5, 6):
        pen.write(row, place, None, "figure")
    pen.write(row, 1, "Cả bộ chỉ số", "law-strong")
    pen.write(row, 2, whole.maximum, "figure-strong")
    pen.write_formula(row, 3, formulas.sum_formula(places.points for places in results), whole.points, "figure-strong")
    scored = "+".join(f"COUNT({places.scored})" for places in results)
    level = formulas.level_formula(quote_level_names(rules), f"D{row + 1}").removeprefix("=")
    formula = f"=IF({scored}=0,{formulas.quote_formula_text(NOT_SCORED)},{level})"
    pen.write_formula(row, 4, formula, format_level_name(whole.level), "law-strong")
