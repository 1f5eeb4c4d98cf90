"""What to do now: at most three commands that help in the state a dossier is in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from cdsdossier.documents.output.states import DocumentStage, DocumentState
from cdsdossier.findings import Severity
from cdsdossier.judging.honest_results import find_faults
from cdsdossier.judging.skeleton import describe_skeleton, format_decision_file
from cdsdossier.model.dossier import REVIEW
from cdsdossier.model.dossier.head import CARRIED
from cdsdossier.model.indicatorset import FROZEN_SET_FILE
from cdsdossier.views.status.problems import RowProblems

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: a command of ours, or a file of the dossier to open."""

    #: Why, in one short sentence without a final stop.
    why: str
    #: The command's name; empty where a file is to be opened. The dossier's folder follows it.
    command: str = ""
    #: What follows the folder.
    more: tuple[str, ...] = ()
    #: The file to open, relative to the dossier; or, with a command, a folder beside the dossier that it writes to.
    file: str = ""


#: So many are shown.
SHOWN = 3
HEAD, NARRATIVE = "dossier.yaml", "narrative.yaml"
#: Stages that take no official version any more; stages that ``render`` is the answer to.
_DONE = {DocumentStage.FINAL, DocumentStage.EDITED}
_TO_RENDER = {DocumentStage.MISSING, DocumentStage.ISSUED, DocumentStage.STALE}
_STALE = "document-stale"
_TOLD_ALREADY = {"criterion-unscored", "evidence-missing", "set-skeleton", _STALE}
#: What another step, or the list of deadlines, tells.
_TOLD_ELSEWHERE = ("task-", "deadline-", "document-stale", "unconfirmed")


def suggest_steps(
    assessment: Assessment,
    rows: RowProblems,
    papers: Sequence[DocumentState],
    *,
    received: bool = False,
    sent: bool = False,
) -> tuple[Step, ...]:
    """Return what to do now, the most needed first: what is broken, what is empty, what is wrong, then the paper.

    ``received``: the dossier lies in a package as an office received it, and nothing of the school's is to be changed.
    ``sent``: it has been packed to be handed in.
    """
    if received:
        return tuple(islice(office_steps(assessment), SHOWN))
    return tuple(islice((*_mending(assessment, rows), *_paperwork(assessment, papers, sent=sent)), SHOWN))


def _mending(assessment: Assessment, rows: RowProblems) -> Iterator[Step]:
    errors = find_faults(assessment)
    if _returned(assessment):
        yield Step("cơ quan đánh giá trả lại hồ sơ: xem lý do rồi sửa theo", "review")
    closed = sum(map(assessment.dossier.unreadable, assessment.dossier.pages))
    if closed:
        yield Step(f"{closed} tệp không đọc được: xem dòng sai và cách sửa", "check")
    gaps = [error for error in errors if (error.rule, error.file) == ("key-missing", HEAD)]
    if gaps:
        yield Step(f"còn {len(gaps)} mục chưa điền về trường, hội đồng", file=HEAD)
    yield from _empty_set(assessment)
    yield from _carried_over(assessment)
    yield from _open_rows(assessment, rows)
    others = sum(error.rule not in _TOLD_ALREADY for error in errors) - len(gaps)
    if others and not closed:
        yield Step(f"{others} lỗi khác: xem chỗ sai và cách sửa", "check")
    if not errors:
        yield from _warnings(assessment)
    if late := len(assessment.schedule.overdue):
        yield Step(f"{late} việc quá hạn: làm ngay; xong rồi thì ghi ngày ở done", "timeline")


def _empty_set(assessment: Assessment) -> Iterator[Step]:
    """Yield how a set by which nothing can be judged is filled: from the decision, or by hand where little lacks."""
    rules = assessment.indicator_set
    if not assessment.scores.skeleton:
        return
    if rules.nodes:
        yield Step(describe_skeleton(rules), file=FROZEN_SET_FILE)
    else:
        why = "nhập bảng tiêu chí và điểm từ tệp quyết định (Word, Excel, PDF; thay bằng đúng tên tệp)"
        yield Step(why, f"sets adopt {format_decision_file(rules)}")


def _carried_over(assessment: Assessment) -> Iterator[Step]:
    """Yield what last year's dossier said and nobody has confirmed, with what to type."""
    waiting = assessment.dossier.head.confirmed.waiting
    if waiting:
        what, typed = ", ".join(CARRIED[key] for key in waiting), ", ".join(f"{key}: true" for key in waiting)
        yield Step(f"{what} lấy từ năm trước: xem lại, rồi ở confirmed ghi {typed}", file=HEAD)


def _open_rows(assessment: Assessment, rows: RowProblems) -> Iterator[Step]:
    if rows.empty:
        yield _empty(assessment, rows)
    if rows.unproved and len(rows.empty) < rows.total:
        yield Step(f"{len(rows.unproved)} mục chấm chưa có minh chứng: xem mục chấm nào, đặt tệp vào đâu", "evidence")


def _warnings(assessment: Assessment) -> Iterator[Step]:
    found = [one for one in assessment.standing(Severity.WARNING) if not one.rule.startswith(_TOLD_ELSEWHERE)]
    if found:
        yield Step(f"{len(found)} cảnh báo: nên xem lại trước khi nộp", "check")


def _returned(assessment: Assessment) -> bool:
    return assessment.dossier.review is not None and assessment.dossier.review.state == "tra-lai"


def _empty(assessment: Assessment, rows: RowProblems) -> Step:
    """Return the score file to fill first: of the first group that has empty rows."""
    nodes = assessment.indicator_set.nodes
    group = nodes[rows.empty[0]].group
    count = sum(nodes[row].group is group for row in rows.empty)
    return Step(f"nhóm {group.id} còn {count} mục chưa chấm", file=group.file)


def _paperwork(assessment: Assessment, papers: Sequence[DocumentState], *, sent: bool) -> Iterator[Step]:
    if _without_prose(assessment):
        yield Step("phần lời của báo cáo còn trống", file=NARRATIVE)
    errors = find_faults(assessment)
    ready = [] if errors else _ready(papers)
    drafts = [one for one in papers if one not in ready and one.stage in _TO_RENDER]
    yield from _issue_again(assessment, papers)
    yield from _render_drafts(assessment, drafts)
    if ready:
        yield _official(ready, papers)
    blank = sum(not one.registered for one in papers)
    if blank and not drafts:
        yield Step(f"{blank} văn bản chưa ghi số, ngày ban hành (documents)", file=HEAD)
    if not (errors or drafts or blank):
        yield from _handing_in(assessment, sent=sent)


def _ready(papers: Sequence[DocumentState]) -> list[DocumentState]:
    """Return the documents that can become official: registered, and not official yet."""
    return [one for one in papers if one.registered and one.stage not in _DONE]


def _render_drafts(assessment: Assessment, drafts: Sequence[DocumentState]) -> Iterator[Step]:
    """Yield ``render`` where it would write some of these documents: those that lack no data."""
    if not drafts:
        return
    from cdsdossier.documents.output.requirements import explain_missing_data

    there = DocumentStage.STALE
    count = sum(one.stage is there or not explain_missing_data(assessment, one.entry.id) for one in drafts)
    if count:
        yield Step(f"{count} văn bản chưa tạo hoặc đã cũ", "render")


def _issue_again(assessment: Assessment, papers: Sequence[DocumentState]) -> Iterator[Step]:
    """Yield what to do about official versions that are out of date; a plain ``render`` keeps them as they are."""
    old = [one for one in papers if one.stage is DocumentStage.STALE_FINAL]
    if not old:
        return
    why = f"{len(old)} bản chính thức không còn khớp với dữ liệu: sửa dữ liệu về như bản đã ký, hoặc ban hành lại"
    errors = find_faults(assessment)
    # No official version is made before other errors are mended; and a paper that somebody signed before the head
    # changed is kept as it is, which check explains.
    if any(one.rule != _STALE or CARRIED["head"] in one.message for one in errors):
        yield Step(why, "check")
    else:
        yield Step(why, "render", (*(one.entry.id for one in old), "--final"))


def _official(ready: list[DocumentState], papers: Sequence[DocumentState]) -> Step:
    named = tuple(one.entry.id for one in ready) if len(ready) < len(papers) else ()
    return Step(f"{len(ready)} văn bản đã đủ số, ngày: tạo bản chính thức", "render", (*named, "--final"))


def _without_prose(assessment: Assessment) -> bool:
    prose = assessment.dossier.narrative
    return not (prose.strengths or prose.shortcomings or assessment.dossier.unreadable(NARRATIVE))


def _handing_in(assessment: Assessment, *, sent: bool) -> Iterator[Step]:
    """Yield what comes once all is done: the package for the managing body, the page for everybody."""
    if _returned(assessment):
        yield Step("đã sửa theo lý do trả lại: đóng gói, nộp lại", "pack")
        return
    if assessment.dossier.review is None:
        yield Step("đã đóng gói; có sửa gì thì đóng gói lại để nộp" if sent else "hồ sơ đã đủ: đóng gói để nộp", "pack")
    year = assessment.dossier.head.school_year or "ket-qua"
    yield Step("kết quả đã được phê duyệt: công bố", "publish", ("--to",), f"cong-bo-{year}")


_CONCLUDED = ("chap-nhan", "cong-nhan")


def office_steps(assessment: Assessment) -> Iterator[Step]:
    """Yield what to do now in a received package, by how far the external assessment has come."""
    errors = find_faults(assessment)
    review, own = assessment.dossier.review, [one for one in errors if one.file == REVIEW]
    if own:
        yield Step(f"{len(own)} lỗi trong {REVIEW}: xem dòng sai và cách sửa", "review")
    if len(errors) > len(own) and (review is None or review.state not in _CONCLUDED):
        yield Step(f"hồ sơ của trường còn {len(errors) - len(own)} lỗi: xem, trả lại nếu cần", "check")
    if review is None:
        yield Step("đánh giá ngoài: tạo review.yaml để ghi điểm của đoàn", "review open")
    elif not own:
        yield from _going_on(review.state or "")


def _going_on(state: str) -> Iterator[Step]:
    if state == "tra-lai":
        yield Step("tạo công văn trả hồ sơ", "render", ("phieu-tra-ho-so",))
    elif state in _CONCLUDED:
        yield Step("tạo văn bản của cơ quan; đủ số, ngày thì thêm --final", "render")
    else:
        yield Step("ghi tiếp kết luận của đoàn", file=REVIEW)
        yield Step("xem điểm hai bên, mục chấm còn thiếu", "review")
        return
    yield Step("đóng gói kết quả để gửi lại trường", "review pack")
