"""The status as one screen of text, no wider than the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdsdossier.documents.output.states import DocumentStage, DocumentState
from cdsdossier.findings import Severity
from cdsdossier.judging.review import RECOGNITION, REVIEW_STATE_NAMES
from cdsdossier.judging.skeleton import capitalize_sentence
from cdsdossier.views.layout import WIDTH, Line, shorten_path, shorten_text, styled_line, wrap_text
from cdsdossier.views.levels import describe_unread, level_span
from cdsdossier.views.next_deadline import deadline_list_lines
from cdsdossier.views.numbers import format_bound, format_day, format_points
from cdsdossier.views.sending import sent_line

if TYPE_CHECKING:
    from cdsdossier.judging.measures import NextLevel
    from cdsdossier.judging.scoring import GroupScore, Judgement
    from cdsdossier.model.dossier import Review
    from cdsdossier.views.status import Status, Step, UrgentProblem
    from cdsdossier.views.status.command_line import ShellContext

#: What the states of documents are called, in the order they are told.
_PAPERS = {
    DocumentStage.FINAL: "chính thức",
    DocumentStage.DRAFT: "dự thảo",
    DocumentStage.EDITED: "đã sửa tay",
    DocumentStage.STALE: "dự thảo đã cũ",
    DocumentStage.STALE_FINAL: "bản chính thức đã cũ",
    DocumentStage.ISSUED: "đã ban hành nhưng chưa có tệp trong output",
    DocumentStage.MISSING: "chưa tạo",
}
_NAMED = 4
#: Letters of a file's name.
_LONGEST = 40


def status_lines(status: Status, here: ShellContext) -> list[Line]:
    """Return the screen: at most thirty lines for a set of a few groups; ``here``: from where commands are typed."""
    return [
        *_heading(status),
        *_levels(status),
        (),
        *_rows(status),
        *_urgent(status),
        (),
        *deadline_list_lines(status.deadlines, status.overdue),
        *_documents(status.papers),
        *([sent_line(status.sent)] if status.sent else []),
        *_review(status.review),
        (),
        *_steps(status.steps, here),
    ]


def _heading(status: Status) -> list[Line]:
    school = status.school or "(chưa điền tên trường)"
    year = status.school_year or "(chưa điền)"
    tail = f" · năm học {year} · {format_day(status.today)}"
    return [styled_line((f"{shorten_text(' '.join(school.split()), WIDTH - len(tail))}{tail}", "strong"))]


def _levels(status: Status) -> list[Line]:
    if status.skeleton:
        return wrap_text(capitalize_sentence(status.skeleton), style="warn")
    lines = [one for group in status.groups for one in _group(group, apart=status.whole is None)]
    if status.whole and status.whole.unread:
        return [
            *lines,
            *wrap_text(f"Cả bộ {_figure(status.whole)}: {describe_unread(status.whole.unread)}", style="bad"),
        ]
    return [*lines, *_judged("Cả bộ", status.whole)] if status.whole else lines


def _group(group: GroupScore, *, apart: bool) -> list[Line]:
    name = f"Nhóm {group.id}"
    if group.unreadable:
        return [styled_line(f"{name}  ", (f"không đọc được {group.file}", "bad"))]
    if group.absent:
        return [styled_line(f"{name}  ", (f"thiếu tệp {group.file}", "bad"))]
    if not any(row.points is not None for row in group.rows):
        return [styled_line(f"{name}  ", ("chưa chấm", "dim"))]
    if not apart:
        return [styled_line(f"{name} {_figure(group)}")]
    return _judged(name, group, " (tạm tính)" if group.unscored else "")


def _figure(judged: Judgement | GroupScore) -> str:
    return f"{f'{format_points(judged.points)}/{format_points(judged.maximum)}':>9}"


def _judged(name: str, judged: Judgement | GroupScore, aside: str = "") -> list[Line]:
    """Return points, level and the distance to the next one: in one line where it fits."""
    level, style = level_span(judged.level)
    start, ahead = f"{name} {_figure(judged)}  ", _ahead(judged.next_level)
    level = shorten_text(level, WIDTH - len(start) - len(aside))
    if len(start) + len(level) + len(aside) + len(ahead) + 2 <= WIDTH:
        return [styled_line(start, (level, style), aside, f"; {ahead}" if ahead else "")]
    return [styled_line(start, (level, style), aside), *wrap_text(ahead, " " * len(start))]


def _ahead(ahead: NextLevel | None) -> str:
    """Return how far the next level is; a bound that must be passed says so."""
    if ahead is None:
        return ""
    mark = format_bound(ahead.rule)
    return f"mức {ahead.level} cần {mark}, đến {mark.split()[-1]} còn {format_points(ahead.missing)}"


def _rows(status: Status) -> list[Line]:
    rows = status.rows
    if status.skeleton:
        return []
    told = (
        (rows.unknown, "chưa đọc được"), (rows.empty, "chưa chấm"), (rows.unproved, "chưa có minh chứng"),
        (rows.faulty, "có chỗ sai"),
    )  # fmt: skip
    parts = [f"{len(ids)} {words}" for ids, words in told if ids]
    head = f"{rows.total} mục chấm: {', '.join(parts) or 'đủ điểm, đủ minh chứng'}."
    return wrap_text(head, hanging="  ", style="strong")


def _urgent(status: Status) -> list[Line]:
    waived = f", {status.waived} được miễn trừ" if status.waived else ""
    style = "bad" if status.errors else "warn" if status.warnings else "good"
    counts = f"Kiểm tra: {status.errors} lỗi, {status.warnings} cảnh báo{waived}."
    return [styled_line((counts, style)), *(_trouble(one) for one in status.urgent)]


def _trouble(one: UrgentProblem) -> Line:
    finding = one.finding
    name = f"{one.name}:{finding.line}" if one.name == finding.file and finding.line else one.name
    start = f"  {shorten_path(name, _LONGEST):<6} "
    style = "bad" if finding.severity is Severity.ERROR else "warn"
    return styled_line((start, style), shorten_text(" ".join(finding.message.split()), WIDTH - len(start)))


def _documents(papers: tuple[DocumentState, ...]) -> list[Line]:
    """Return how far the documents have come, by name; where all have come as far, their number says enough."""
    parts = []
    for stage, words in _PAPERS.items():
        ids = [paper.entry.id for paper in papers if paper.stage is stage]
        if ids:
            parts.append(f"{len(ids)} {words}" + (f" ({_some(ids)})" if len(ids) < len(papers) else ""))
    return wrap_text(f"Văn bản: {'; '.join(parts)}.", hanging="  ")


def _some(ids: list[str]) -> str:
    return ", ".join(ids[:_NAMED]) + (" …" if len(ids) > _NAMED else "")


def _review(review: Review | None) -> list[Line]:
    if review is None:
        return []
    state = REVIEW_STATE_NAMES.get(review.state or "", "chưa ghi tình trạng")
    decision = review.documents.get(RECOGNITION) if review.state == "cong-nhan" else None
    day = decision.date if decision else review.date
    when = f", ngày {format_day(day)}" if day else ""
    until = f", có giá trị đến {format_day(review.valid_until)}" if review.valid_until else ""
    told = f"{state}{when}{until}."
    by = f" ({shorten_text(review.body.name, max(WIDTH - len(told) - 19, 12))})" if review.body.name else ""
    words = f"Đánh giá ngoài{by}: {told}"
    return wrap_text(words, hanging="  ", style="bad" if review.state == "tra-lai" else "strong")


def _steps(steps: tuple[Step, ...], here: ShellContext) -> list[Line]:
    if not steps:
        return [styled_line(("Không còn việc nào phải làm ngay.", "good"))]
    lines = [styled_line(("Làm tiếp", "strong"))]
    for step in steps:
        lines.append(styled_line("  ", (here.typed(step), "good")))
        lines += wrap_text(step.why, "      ", style="dim")
    return lines
