"""What each document needs before it is worth writing, as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdsdossier.documents.facts import evidence as evidence_facts
from cdsdossier.documents.facts.register import COUNCIL_MINUTES, REVIEW_MINUTES
from cdsdossier.judging.review import (
    REVIEW_STATE_NAMES,
    compare_review,
    is_recognised_on,
    is_same_set,
)
from cdsdossier.judging.review_origin import ReviewDoubt, find_review_doubt
from cdsdossier.judging.skeleton import describe_skeleton
from cdsdossier.model.dossier import HEAD, NARRATIVE, REVIEW, TIMELINE, Review
from cdsdossier.model.dossier.head import Issued
from cdsdossier.model.dossier.register import ALL_DOCUMENT_KINDS
from cdsdossier.yamlio.messages import name_fields

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment


@dataclass(frozen=True, slots=True)
class MissingData:
    """Something that a document needs and the dossier does not have."""

    #: As the end of a sentence.
    words: str
    #: The address of where it belongs: file, colon, keys.
    place: str


#: Yields what is missing, as the end of a sentence; nothing where everything is there.
Requirement = Callable[["Assessment"], Iterator[str]]
_DOUBTS = {
    ReviewDoubt.OTHER_PACKAGE: "review.yaml ở đây là đánh giá của gói hồ sơ khác; đưa nó về đúng gói",
    ReviewDoubt.UNMARKED: "review.yaml ở đây không có dấu của cơ quan; đúng là của mình thì gõ cdsdossier review claim",
}
#: What the minutes of the council and of the office's team are called.
_COUNCIL_PAPER, _TEAM_PAPER = ALL_DOCUMENT_KINDS[COUNCIL_MINUTES].name, ALL_DOCUMENT_KINDS[REVIEW_MINUTES].name
#: At most this many rows without points are named.
_NAMED = 4
#: Document of the office → the one state of its review in which it is issued.
_STATE = {"quyet-dinh-cong-nhan-ket-qua": "cong-nhan", "giay-chung-nhan": "cong-nhan", "phieu-tra-ho-so": "tra-lai"}
#: State of a review → the papers that it goes back to the school with.
_SENT_WITH = {
    "cong-nhan": (REVIEW_MINUTES, "quyet-dinh-cong-nhan-ket-qua", "giay-chung-nhan"),
    "tra-lai": ("phieu-tra-ho-so",),
}


def list_papers_of_state(review: Review) -> tuple[str, ...]:
    """Return the office's documents that a review in its state is sent with."""
    return _SENT_WITH.get(review.state or "", ())


def explain_wrong_state(assessment: Assessment, document: str) -> str:
    """Return why a document makes no sense in the state of the review, in one line; empty where it may be issued."""
    review, state = assessment.dossier.review, _STATE.get(document)
    if review is None or state is None or review.state == state:
        return ""
    return f"chỉ lập khi state là {state} ({REVIEW_STATE_NAMES[state]}); review.yaml ghi {review.state or 'trống'}"


def explain_missing_data(assessment: Assessment, document: str) -> str:
    """Return what the dossier lacks for a document, in one line; empty where it has all that it needs."""
    return "; ".join(one.words for one in list_missing_data(assessment, document))


def list_missing_data(assessment: Assessment, document: str) -> list[MissingData]:
    """Return what the dossier lacks for a document, and where each of it is to be written."""
    needs = REQUIREMENTS.get(document, ())
    return [MissingData(words, _PLACES.get(need, f"{REVIEW}:")) for need in needs for words in need(assessment)]


def _tasks(assessment: Assessment) -> Iterator[str]:
    if not assessment.dossier.timeline.tasks:
        yield "chưa có việc nào trong timeline.yaml"


def _council(assessment: Assessment) -> Iterator[str]:
    if not assessment.dossier.head.council:
        yield "chưa có Hội đồng (council trong dossier.yaml)"


def _evidence(assessment: Assessment) -> Iterator[str]:
    if not evidence_facts.has_evidence_pieces(assessment):
        yield "chưa có minh chứng nào"


def _begun(assessment: Assessment) -> Iterator[str]:
    if not any(group.touched for group in assessment.scores.groups):
        yield "chưa chấm điểm"


def _scored(assessment: Assessment) -> Iterator[str]:
    if assessment.scores.skeleton:
        yield describe_skeleton(assessment.indicator_set)
        return
    for group in assessment.scores.groups:
        if not group.touched:
            yield f"chưa có điểm nhóm {group.id}"
        elif group.unscored:
            rows = [row.id for one in group.criteria for row in one.rows if row.points is None]
            rows += [one.id for one in group.criteria if one.mandatory and one.met is None]
            yield f"nhóm {group.id} còn chưa chấm {_named(rows)}"


def _named(rows: list[str]) -> str:
    named = ", ".join(rows[:_NAMED])
    return f"{named} và {len(rows) - _NAMED} mục chấm khác" if len(rows) > _NAMED else named


def _minutes(assessment: Assessment) -> Issued:
    return assessment.dossier.head.documents.get(COUNCIL_MINUTES) or Issued()


def _held(assessment: Assessment) -> Iterator[str]:
    held = _minutes(assessment)
    values = {"starts": held.starts, "present": held.present, "for": held.for_}
    empty = [Issued.fields[key].label for key, value in values.items() if value is None]
    if empty:
        yield f"chưa ghi {name_fields(empty)} của {_COUNCIL_PAPER} trong dossier.yaml"


def _carried(assessment: Assessment) -> Iterator[str]:
    held = _minutes(assessment)
    if held.for_ is not None and held.present and held.for_ * 2 <= held.present:
        yield f"Hội đồng chưa thông qua kết quả (tán thành {held.for_}/{held.present} trong {_COUNCIL_PAPER})"


def _narrated(assessment: Assessment) -> Iterator[str]:
    narrative = assessment.dossier.narrative
    names = {"ưu điểm (strengths)": narrative.strengths, "hạn chế (shortcomings)": narrative.shortcomings}
    empty = [name for name, written in names.items() if not written]
    if empty:
        yield f"chưa viết {', '.join(empty)} trong narrative.yaml"


def _visited(assessment: Assessment) -> Iterator[str]:
    review = assessment.dossier.review or Review()
    held = review.documents.get(REVIEW_MINUTES) or Issued()
    values = {"team": review.team, "date": review.date}
    empty = [Review.fields[key].label for key, value in values.items() if not value]
    if empty:
        yield f"chưa ghi {name_fields(empty)} trong review.yaml"
    if not held.starts:
        yield f"chưa ghi {name_fields([Issued.fields['starts'].label])} của {_TEAM_PAPER} trong review.yaml"


def _decided(assessment: Assessment) -> Iterator[str]:
    undecided = compare_review(assessment.dossier, assessment.indicator_set, assessment.scores).undecided
    if undecided:
        yield f"đoàn chưa đánh giá {_named(list(undecided))}"


def _same_package(assessment: Assessment) -> Iterator[str]:
    if doubt := find_review_doubt(assessment.dossier):
        yield _DOUBTS[doubt]


def _same_set(assessment: Assessment) -> Iterator[str]:
    if not is_same_set(assessment.dossier.review or Review(), assessment.indicator_set):
        yield "đoàn chấm theo bộ chỉ số khác với bộ của hồ sơ; thêm --set với bộ đoàn đã dùng"


def _recognised(assessment: Assessment) -> Iterator[str]:
    """Yield why a notice that follows the office's decision could not say what was recognised."""
    notice = assessment.dossier.head.documents.get("thong-bao-ket-qua") or Issued()
    if is_recognised_on(assessment.dossier, notice.date):
        yield from _same_set(assessment)
        yield from _decided(assessment)


def explain_foreign_review(assessment: Assessment, document: str) -> str:
    """Return why a document would print what another review, or another set, says; empty where it would not."""
    needs = [need for need in (_same_package, _same_set) if need in REQUIREMENTS.get(document, ())]
    return "; ".join(words for need in needs for words in need(assessment))


def _refused(assessment: Assessment) -> Iterator[str]:
    if not (assessment.dossier.review or Review()).reasons:
        yield "chưa ghi lý do trả lại (reasons trong review.yaml)"


#: Document → what it needs.
REQUIREMENTS: dict[str, tuple[Requirement, ...]] = {
    "ke-hoach": (_tasks,),
    "quyet-dinh-hoi-dong": (_council,),
    "danh-muc-minh-chung": (_evidence,),
    "phieu-cham-diem": (_begun,),
    "bien-ban-tu-danh-gia": (_council, _scored, _held),
    "bao-cao": (_scored, _narrated),
    "quyet-dinh-cong-nhan": (_scored, _carried),
    "to-trinh": (_scored, _carried),
    "thong-bao-ket-qua": (_scored, _carried, _recognised),
    "bien-ban-danh-gia-ngoai": (_same_package, _same_set, _visited, _decided),
    "quyet-dinh-cong-nhan-ket-qua": (_same_package, _same_set, _decided),
    "giay-chung-nhan": (_same_package, _same_set, _decided),
    "phieu-tra-ho-so": (_same_package, _refused),
}
#: What is needed → where it belongs; the rest is the office's.
_PLACES: dict[Requirement, str] = {
    _tasks: f"{TIMELINE}:tasks",
    _council: f"{HEAD}:council",
    **dict.fromkeys((_evidence, _begun, _scored), "scores/"),
    **dict.fromkeys((_held, _carried), f"{HEAD}:documents/{COUNCIL_MINUTES}"),
    _narrated: f"{NARRATIVE}:",
}
