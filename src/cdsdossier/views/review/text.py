"""An external assessment as a page of text: both levels, what differs and why, what is still missing."""

from __future__ import annotations

from pathlib import Path

from cdsdossier.findings import Finding, Severity
from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.review import REVIEW_STATE_NAMES, ReviewComparison, ReviewedRow, RowValue
from cdsdossier.judging.scoring import GroupScore, Judgement
from cdsdossier.model.dossier import REVIEW, Review
from cdsdossier.views.findings.text import SEVERITY_STYLES, SEVERITY_WORDS
from cdsdossier.views.layout import Line, align_columns, shorten_text, styled_line, wrap_text
from cdsdossier.views.levels import level_span
from cdsdossier.views.numbers import format_day, format_points
from cdsdossier.views.review.evidence_links import EvidenceLink, build_evidence_links

_STATE_STYLES = {"tra-lai": "bad", "chap-nhan": "good", "cong-nhan": "good"}
_CONCLUDED = ("chap-nhan", "cong-nhan")
#: Where the office judged by another set, its rows are shown but not summed up.
_OTHER_SET: Line = (("  Đoàn    chấm theo bộ chỉ số khác, chưa tính ở đây: thêm --set với bộ của đoàn", "warn"),)
#: Of what is missing so many are shown; the rest are counted.
_SHOWN = 8


def review_lines(assessment: Assessment, compared: ReviewComparison, *, every: bool = False) -> list[Line]:
    """Return the whole page; ``every`` shows also the rows on which both agree."""
    review = assessment.dossier.review or Review()
    lines = [*_head(assessment, review, compared), ()]
    if assessment.dossier.unreadable(REVIEW):  # nothing is known of what the office decided
        return [*lines, *_missing(assessment)]
    found = build_evidence_links(assessment.dossier, assessment.indicator_set)
    for own, external in zip(compared.self_sheet.groups, compared.external_sheet.groups, strict=True):
        lines += _group(own, external, assessment, compared, found, every=every)
    own_whole, whole = compared.self_sheet.whole, compared.external_sheet.whole
    if own_whole and whole:
        theirs = _sum("Đoàn", whole) if compared.same_set else _OTHER_SET
        lines += [styled_line(("Cả bộ chỉ số", "strong")), _sum("Trường", own_whole), theirs, ()]
    return [*lines, *_missing(assessment), *_verdict(assessment, compared)]


def _head(assessment: Assessment, review: Review, compared: ReviewComparison) -> list[Line]:
    head = assessment.dossier.head
    school = f"{head.school.name or '(chưa điền tên trường)'} · năm học {head.school_year or '(chưa điền)'}"
    body = " ".join((review.body.name or "(chưa ghi cơ quan)").split())
    held = f"ngày {format_day(review.date)}" if review.date else "chưa ghi ngày"
    state = REVIEW_STATE_NAMES.get(compared.state, "chưa ghi tình trạng").upper()
    lines = [*wrap_text(school, style="strong"), *wrap_text(f"Đánh giá ngoài: {body}, {held}")]
    lines.append(styled_line("Tình trạng: ", (state, _STATE_STYLES.get(compared.state, "warn"))))
    lines += [part for reason in review.reasons for part in wrap_text(f"- {' '.join(reason.split())}", "  ", "    ")]
    return [*lines, styled_line((f"Bộ chỉ số {assessment.indicator_set.id}", "dim"))]


def _group(  # noqa: PLR0913 - a group on both sides, and what its rows need
    own: GroupScore,
    external: GroupScore,
    assessment: Assessment,
    compared: ReviewComparison,
    found: dict[str, tuple[EvidenceLink, ...]],
    *,
    every: bool,
) -> list[Line]:
    nodes = assessment.indicator_set.nodes
    rows = [row for row in compared.rows if nodes[row.id].group.id == own.id]
    if not rows:
        return []
    lines = wrap_text(f"Nhóm {own.id}. {own.name}", hanging="  ", style="strong")
    lines += [*_sums(own, external, assessment, compared), *_conditions(own, external)]
    shown = [row for row in rows if every or row.state in {"open", "changed"}]
    if shown:
        head = align_columns((("  Tiêu chí", 50), ("Trường", -9), ("Đoàn", -9), ("Lệch", -8)))
        lines.append(styled_line((head, "dim")))
    folder = assessment.dossier.folder.resolve()
    lines += [part for row in shown for part in _row(row, found.get(row.id, ()), folder)]
    return [*lines, *(() if every else _not_shown(rows)), ()]


def _not_shown(rows: list[ReviewedRow]) -> list[Line]:
    """Say how many rows nobody has seen, and on how many the team agrees."""
    unseen, agreed = [row.id for row in rows if row.state == "unseen"], sum(row.agrees for row in rows)
    lines = wrap_text(f"Chưa xem {len(unseen)} mục chấm: {', '.join(unseen)}", "  ", "    ", "warn") if unseen else []
    if agreed:
        words = f"  Đoàn đồng ý với trường {'cả ' if agreed == len(rows) else ''}{agreed} mục chấm"
        lines.append(styled_line((f"{words}; xem hết: cdsdossier review --all", "dim")))
    return lines


def _sums(
    own: GroupScore, external: GroupScore, assessment: Assessment, compared: ReviewComparison
) -> tuple[Line, ...]:
    if assessment.indicator_set.judged == "per-group":
        return _sum("Trường", own), _sum("Đoàn", external) if compared.same_set else _OTHER_SET
    ours, theirs, most = (format_points(one) for one in (own.points, external.points, own.maximum))
    return (styled_line(f"  Trường {ours}, đoàn {theirs} / {most} điểm"),)


def _sum(who: str, judged: GroupScore | Judgement) -> Line:
    empty = judged.unscored if isinstance(judged, GroupScore) and judged.level else 0
    still = (f"  (tạm tính, còn {empty} mục chấm)", "warn") if empty else ("", "")
    points = f"  {who:<7} {format_points(judged.points):>6}/{format_points(judged.maximum)}  "
    return styled_line(points, level_span(judged.level), still)


def _conditions(own: GroupScore, external: GroupScore) -> list[Line]:
    """Say where a mandatory condition is not met for one of both: it stands beside the level, never in it."""
    parts = [(who, sheet.mandatory_unmet) for who, sheet in (("trường", own), ("đoàn", external))]
    told = [f"{who}: {', '.join(rows)}" for who, rows in parts if rows]
    return wrap_text(f"Điều kiện bắt buộc chưa đạt – {'; '.join(told)}", "  ", "    ", "bad") if told else []


def _row(row: ReviewedRow, found: tuple[EvidenceLink, ...], folder: Path) -> list[Line]:
    text = f"  {row.id:<6} {shorten_text(' '.join(row.text.split()), 41)}"
    answers = [(format_answer(value), -9) for value in (row.own, row.external)]
    cells = align_columns(((text, 50), *answers, (format_difference(row), -8)))
    style = "" if row.agrees else "warn" if row.external is None else "strong"
    lines = [styled_line((cells, style))]
    if row.external is None:
        words = "đoàn chưa xem" if row.unseen else "đoàn chưa có kết luận"
        lines.append(styled_line(" " * 9, (words, "warn")))
    if row.by or row.on:
        lines += wrap_text(f"Người xét: {format_assessor(row)}", " " * 9, " " * 11, "dim")
    for name, words in (("Lý do", row.reason), ("Ghi chú", row.note)):
        if words:
            lines += wrap_text(f"{name}: {' '.join(words.split())}", " " * 9, " " * 11)
    return [*lines, *(_link(proof, folder) for proof in found)]


def format_difference(row: ReviewedRow) -> str:
    """Return by how much the office's points differ, with a sign; empty where they do not."""
    return f"{'+' if row.difference > 0 else ''}{format_points(row.difference)}" if row.difference else ""


def format_assessor(row: ReviewedRow) -> str:
    """Return who concluded and when; empty where nobody has said."""
    return ", ".join(filter(None, (row.by, format_day(row.on) if row.on else "")))


def format_answer(value: RowValue) -> str:
    """Return what a row says in a cell: points, đạt, chưa đạt; a dash where nothing."""
    if isinstance(value, bool):
        return "đạt" if value else "chưa đạt"
    return format_points(value)


def _link(proof: EvidenceLink, folder: Path) -> Line:
    """Return a piece of evidence as a line; a terminal that can opens it at a click."""
    address = (folder / proof.file).as_uri() if proof.file else proof.url
    clickable = address.isascii() and address.isprintable()
    return styled_line(" " * 9, (proof.words, f"link {address}" if clickable else "dim"))


def _missing(assessment: Assessment) -> list[Line]:
    """Return what check finds in the review itself; what the school waives there is not its to waive."""
    order = list(Severity)
    found = [one for one in assessment.findings if one.file == REVIEW]
    found.sort(key=lambda one: order.index(one.severity))
    if not found:
        return []
    lines = [styled_line(("Trong review.yaml còn:", "strong"))]
    for finding in found[:_SHOWN]:
        lines += _finding(finding)
    if len(found) > _SHOWN:
        lines.append(styled_line((f"  và {len(found) - _SHOWN} chỗ khác; xem hết: cdsdossier check", "dim")))
    return [*lines, ()]


def _finding(finding: Finding) -> list[Line]:
    words = f"dòng {finding.line}: {SEVERITY_WORDS[finding.severity]}: {finding.message}"
    lines = wrap_text(words, "  ", "    ", SEVERITY_STYLES[finding.severity])
    return lines + wrap_text(finding.fix, "    ", style="dim")


def _verdict(assessment: Assessment, compared: ReviewComparison) -> list[Line]:
    """Say what stands between the state and the dossier."""
    errors = [one for one in assessment.standing(Severity.ERROR) if one.file != REVIEW]
    if errors:
        words = f"Hồ sơ của trường còn {len(errors)} lỗi; xem: cdsdossier check"
        if compared.state in _CONCLUDED:
            return wrap_text(f"Đã ghi {REVIEW_STATE_NAMES[compared.state]}, nhưng h{words[1:]}", style="bad")
        return wrap_text(words, style="warn")
    return []
