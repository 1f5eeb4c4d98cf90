"""An external assessment as a page of text: both levels, what differs and why, what is still missing."""

from __future__ import annotations

from pathlib import Path

from cdsdossier.findings import Finding, Severity
from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.review import STATE_NAMES, Comparison, ReviewedRow, Value
from cdsdossier.judging.scoring import GroupScore, Judgement
from cdsdossier.model.dossier import REVIEW, Review
from cdsdossier.views.findings.text import WORDS
from cdsdossier.views.layout import Line, Span, columns, line, shortened, wrapped
from cdsdossier.views.numbers import day, points
from cdsdossier.views.review.evidence_links import Proof, proofs

_STYLES = {1: "bad", 2: "warn", 3: "good"}
_GRAVE = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.NOTICE: "dim"}
_STATE_STYLES = {"tra-lai": "bad", "chap-nhan": "good", "cong-nhan": "good"}
_CONCLUDED = ("chap-nhan", "cong-nhan")
#: Where the office judged by another set, its rows are shown but not summed up.
_OTHER_SET: Line = (("  Đoàn    chấm theo bộ chỉ số khác, chưa tính ở đây: thêm --set với bộ của đoàn", "warn"),)
#: Of what is missing so many are shown; the rest are counted.
_SHOWN = 8


def review_lines(assessment: Assessment, compared: Comparison, *, every: bool = False) -> list[Line]:
    """Return the whole page; ``every`` shows also the rows on which both agree."""
    review = assessment.dossier.review or Review()
    lines = [*_head(assessment, review, compared), ()]
    if assessment.dossier.unreadable(REVIEW):  # nothing is known of what the office decided
        return [*lines, *_missing(assessment)]
    found = proofs(assessment.dossier, assessment.indicator_set)
    for own, external in zip(compared.self_sheet.groups, compared.external_sheet.groups, strict=True):
        lines += _group(own, external, assessment, compared, found, every=every)
    own_whole, whole = compared.self_sheet.whole, compared.external_sheet.whole
    if own_whole and whole:
        theirs = _sum("Đoàn", whole) if compared.same_set else _OTHER_SET
        lines += [line(("Cả bộ chỉ số", "strong")), _sum("Trường", own_whole), theirs, ()]
    return [*lines, *_missing(assessment), *_verdict(assessment, compared)]


def _head(assessment: Assessment, review: Review, compared: Comparison) -> list[Line]:
    head = assessment.dossier.head
    school = f"{head.school.name or '(chưa điền tên trường)'} · năm học {head.school_year or '(chưa điền)'}"
    body = " ".join((review.body.name or "(chưa ghi cơ quan)").split())
    held = f"ngày {day(review.date)}" if review.date else "chưa ghi ngày"
    state = STATE_NAMES.get(compared.state, "chưa ghi tình trạng").upper()
    lines = [*wrapped(school, style="strong"), *wrapped(f"Đánh giá ngoài: {body}, {held}")]
    lines.append(line("Tình trạng: ", (state, _STATE_STYLES.get(compared.state, "warn"))))
    lines += [part for reason in review.reasons for part in wrapped(f"- {' '.join(reason.split())}", "  ", "    ")]
    return [*lines, line((f"Bộ chỉ số {assessment.indicator_set.id}", "dim"))]


def _group(  # noqa: PLR0913 - a group on both sides, and what its rows need
    own: GroupScore,
    external: GroupScore,
    assessment: Assessment,
    compared: Comparison,
    found: dict[str, tuple[Proof, ...]],
    *,
    every: bool,
) -> list[Line]:
    nodes = assessment.indicator_set.nodes
    rows = [row for row in compared.rows if nodes[row.id].group.id == own.id]
    if not rows:
        return []
    lines = wrapped(f"Nhóm {own.id}. {own.name}", hanging="  ", style="strong")
    if assessment.indicator_set.judged == "per-group":
        lines += [_sum("Trường", own), _sum("Đoàn", external) if compared.same_set else _OTHER_SET]
    else:
        lines.append(
            line(f"  Trường {points(own.points)}, đoàn {points(external.points)} / {points(own.maximum)} điểm")
        )
    lines += _conditions(own, external)
    shown = [row for row in rows if every or not row.agrees]
    if shown:
        head = columns((("  Tiêu chí", 50), ("Trường", -9), ("Đoàn", -9), ("Lệch", -8)))
        lines.append(line((head, "dim")))
    folder = assessment.dossier.folder.resolve()
    lines += [part for row in shown for part in _row(row, found.get(row.id, ()), folder)]
    agreed = sum(row.agrees for row in rows)
    if agreed and not every:
        words = f"  Đoàn đồng ý với trường {'cả ' if agreed == len(rows) else ''}{agreed} dòng"
        lines.append(line((f"{words}; xem hết: cdsdossier review --all", "dim")))
    return [*lines, ()]


def _sum(who: str, judged: GroupScore | Judgement) -> Line:
    level = judged.level
    words: Span = ("chưa chấm", "dim")
    if level is not None:
        words = (f"Mức {level.level} – {level.name}", _STYLES.get(level.level, ""))
    empty = getattr(judged, "unscored", 0)
    still = (f"  (tạm tính, còn {empty} dòng)", "warn") if empty and level is not None else ("", "")
    return line(f"  {who:<7} {points(judged.points):>6}/{points(judged.maximum)}  ", words, still)


def _conditions(own: GroupScore, external: GroupScore) -> list[Line]:
    """Say where a mandatory condition is not met for one of both: it stands beside the level, never in it."""
    parts = [(who, sheet.mandatory_unmet) for who, sheet in (("trường", own), ("đoàn", external))]
    told = [f"{who}: {', '.join(rows)}" for who, rows in parts if rows]
    return wrapped(f"Điều kiện bắt buộc chưa đạt – {'; '.join(told)}", "  ", "    ", "bad") if told else []


def _row(row: ReviewedRow, found: tuple[Proof, ...], folder: Path) -> list[Line]:
    text = f"  {row.id:<6} {shortened(' '.join(row.text.split()), 41)}"
    change = "" if not row.difference else f"{'+' if row.difference > 0 else ''}{points(row.difference)}"
    cells = columns(((text, 50), (said(row.own), -9), (said(row.external), -9), (change, -8)))
    style = "" if row.agrees else "warn" if row.external is None else "strong"
    lines = [line((cells, style))]
    if row.external is None:
        lines.append(line(" " * 9, ("đoàn chưa có kết luận", "warn")))
    for name, words in (("Lý do", row.reason), ("Ghi chú", row.note)):
        if words:
            lines += wrapped(f"{name}: {' '.join(words.split())}", " " * 9, " " * 11)
    return [*lines, *(_link(proof, folder) for proof in found)]


def said(value: Value) -> str:
    """Return what a row says in a cell: points, đạt, chưa đạt; a dash where nothing."""
    if isinstance(value, bool):
        return "đạt" if value else "chưa đạt"
    return points(value)


def _link(proof: Proof, folder: Path) -> Line:
    """Return a piece of evidence as a line; a terminal that can opens it at a click."""
    address = (folder / proof.file).as_uri() if proof.file else proof.url
    shown = "".join(letter if letter.isprintable() else "�" for letter in proof.words)
    return line(" " * 9, (shown, f"link {address}" if address.isascii() and address.isprintable() else "dim"))


def _missing(assessment: Assessment) -> list[Line]:
    """Return what check finds in the review itself; what the school waives there is not its to waive."""
    found = [one for one in assessment.findings if one.file == REVIEW]
    if not found:
        return []
    lines = [line(("Trong review.yaml còn:", "strong"))]
    for finding in found[:_SHOWN]:
        lines += _finding(finding)
    if len(found) > _SHOWN:
        lines.append(line((f"  và {len(found) - _SHOWN} chỗ khác; xem hết: cdsdossier check", "dim")))
    return [*lines, ()]


def _finding(finding: Finding) -> list[Line]:
    words = f"dòng {finding.line}: {WORDS[finding.severity]}: {finding.message}"
    return [*wrapped(words, "  ", "    ", _GRAVE[finding.severity]), *wrapped(finding.fix, "    ", style="dim")]


def _verdict(assessment: Assessment, compared: Comparison) -> list[Line]:
    """Say what stands between the state and the dossier."""
    errors = [one for one in assessment.standing(Severity.ERROR) if one.file != REVIEW]
    if errors:
        words = f"Hồ sơ của trường còn {len(errors)} lỗi; xem: cdsdossier check"
        if compared.state in _CONCLUDED:
            return wrapped(f"Đã ghi {STATE_NAMES[compared.state]}, nhưng h{words[1:]}", style="bad")
        return wrapped(words, style="warn")
    return []
