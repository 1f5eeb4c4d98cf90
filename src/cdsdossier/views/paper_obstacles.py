"""What a document lacks, point by point, and where each of it is filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdsdossier.documents.output.requirements import list_missing_data
from cdsdossier.documents.rendering import find_final_obstacles
from cdsdossier.model.dossier import HEAD, NARRATIVE, REVIEW, TIMELINE
from cdsdossier.model.dossier.head import DOCUMENT_KINDS, Issued
from cdsdossier.model.dossier.register import ALL_DOCUMENT_KINDS
from cdsdossier.views.finding_places import group_by_address
from cdsdossier.views.page_refusals import drop_file_words
from cdsdossier.yamlio.messages import lower_first

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment

_SCORES = "scores/"
#: Where gaps are → what people call that.
_PLACES = {
    _SCORES: "điểm",
    f"{TIMELINE}:": "lịch công tác",
    f"{NARRATIVE}:": "lời báo cáo",
    f"{REVIEW}:": "đánh giá ngoài",
    f"{HEAD}:school": "thông tin nhà trường",
    f"{HEAD}:council": "Hội đồng",
    f"{HEAD}:bases": "căn cứ",
}


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something that is lacking, in words, and the address of where it is filled in."""

    words: str
    place: str


def list_data_obstacles(assessment: Assessment, document: str) -> list[Obstacle]:
    """Return what a document lacks before it is worth writing."""
    return [Obstacle(drop_file_words(one.words), one.place) for one in list_missing_data(assessment, document)]


def iter_final_obstacles(assessment: Assessment, document: str) -> Iterator[Obstacle]:
    """Yield what keeps a document from becoming official. Raises CdsError where it cannot be filled at all."""
    there = find_final_obstacles(assessment, document)
    if there.state:
        yield Obstacle(there.state, f"{REVIEW}:state")
    for key in there.empty:
        words = drop_file_words(lower_first(Issued.fields[key].label))
        yield Obstacle(f"chưa ghi {words}", f"{there.file}:documents/{document}/{key}")
    for place, count in Counter(map(_find_place, there.gaps)).items():
        yield Obstacle(f"còn {count} chỗ trống ở {_name_place(place)}", place)
    for name in there.unissued:
        yield Obstacle(f"{DOCUMENT_KINDS[name].name} chưa ghi ngày", f"{HEAD}:documents/{name}/date")
    for address, found in group_by_address(there.findings, assessment.dossier.pages).items():
        yield from (Obstacle(drop_file_words(one.message), address) for one in found)


def _find_place(gap: str) -> str:
    """Return where the field of a gap is filled in: of ``dossier.yaml: council (Thư ký).post`` the council."""
    file, _, field = gap.partition(": ")
    if file.startswith(_SCORES):
        return _SCORES
    steps = field.partition(" ")[0].split(".")
    return f"{file}:{'/'.join(steps[: 2 if steps[0] == 'documents' else 1])}"


def _name_place(place: str) -> str:
    """Return what people call the place of a gap: a document by its name."""
    document = place.rpartition("/")[2]
    if document in ALL_DOCUMENT_KINDS:
        return ALL_DOCUMENT_KINDS[document].name
    return next((words for start, words in _PLACES.items() if place.startswith(start)), "trang này")
