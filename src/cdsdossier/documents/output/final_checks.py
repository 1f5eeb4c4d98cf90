"""What stands between a draft and the official version: no number or day, gaps, errors that concern the document."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from cdsdossier.documents.output.part_digests import shows_results
from cdsdossier.documents.output.requirements import explain_wrong_state
from cdsdossier.errors import Refused
from cdsdossier.findings import Severity
from cdsdossier.model.dossier import HEAD, REVIEW, Review
from cdsdossier.model.dossier.head import DOCUMENTS, Issued
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS
from cdsdossier.model.indicatorset import FROZEN_SET_FILE

if TYPE_CHECKING:
    from cdsdossier.documents.catalogue import DocumentEntry
    from cdsdossier.findings import Finding
    from cdsdossier.judging.assessing import Assessment

_WIDTH = 80
#: Of each kind of fault this many are told; the rest are counted.
_TOLD = 12
_TOGETHER = "Văn bản cũ so với dữ liệu thì tạo lại cùng lúc: cdsdossier render --final"
_KNOWN = "Lỗi mà nhà trường biết và chấp nhận: thêm waivers trong dossier.yaml, nêu lý do."
#: What a document prints (``results``: points and levels) → the rules, files and folders of files whose errors then
#: concern it.
CONCERNS: dict[str, tuple[str, ...]] = {
    "results": ("scores/", "indicator-set.yaml", "criterion-unscored", "mandatory-unmet", "set-skeleton"),
    "evidence": ("evidence/", "scores/", "evidence-missing"),
    "council": ("council-unfit",),
    "council_roles": ("council-unfit",),
    "minutes": ("council-unfit", "votes-wrong"),
    "timeline": ("timeline.yaml", "annex-differs"),
    "narrative": ("narrative.yaml",),
}
#: Out of date is what a document stops to be when it is rendered; those that rest on it must not contradict it.
_STALE = "document-stale"


class _Obstacle(NamedTuple):
    """What stands in the way, in words, and the rule that found it; no rule where it is none."""

    words: str
    rule: str = ""


def concerns_document(finding: Finding, document: str, prints: Iterable[str], together: Iterable[str] = ()) -> bool:
    """Tell whether an error stands in the way of a document; ``prints`` are the names of facts that it is made of.

    What is about one document concerns that one alone; what is wrong in ``dossier.yaml`` otherwise concerns them all.
    An official document that is out of date concerns the results printed after it, unless it is made anew ``together``.
    """
    if finding.rule == _STALE:
        after = _following(finding.about, DOCUMENTS)
        return document in after and finding.about not in together and "results" in prints
    if finding.about in DOCUMENTS:
        return finding.about == document
    places = {place for places in CONCERNS.values() for place in places}
    if not _one_of(finding, places):
        return finding.file == "dossier.yaml"
    return any(_one_of(finding, CONCERNS.get(name, ())) for name in prints)


def concerns_office_document(finding: Finding, document: str, together: Iterable[str] = ()) -> bool:
    """Tell the same of a document of the managing body.

    What is wrong in the review or in the set concerns it. The school's own faults do not: the office says in its review
    what it makes of them, and it may not mend, nor waive, what lies in the school's files.
    """
    if finding.rule == _STALE:
        after = _following(finding.about, OFFICE_DOCUMENTS)
        return document in after and finding.about not in together
    if finding.about in OFFICE_DOCUMENTS:
        return finding.about == document
    return finding.file in {REVIEW, FROZEN_SET_FILE}


def _following(document: str, chain: tuple[str, ...]) -> tuple[str, ...]:
    return chain[chain.index(document) + 1 :] if document in chain else ()


def _one_of(finding: Finding, places: Iterable[str]) -> bool:
    folders = tuple(place for place in places if place.endswith("/"))
    return finding.rule in places or finding.file in places or finding.file.startswith(folders)


def refuse_unfit(
    assessment: Assessment, papers: Iterable[tuple[DocumentEntry, tuple[str, ...], frozenset[str]]]
) -> None:
    """Raise Refused, with everything that is in the way, unless all may become official.

    ``papers``: each document with its gaps and with what it is made of.
    """
    stops: dict[_Obstacle, list[str]] = {}
    papers = list(papers)
    together = [entry.id for entry, _, _ in papers]
    for entry, gaps, uses in papers:
        prints = {use.partition("/")[0] for use in uses} | ({"results"} if shows_results(uses) else set())
        for one in _obstacles(assessment, entry, gaps, prints, together):
            stops.setdefault(one, []).append(f"{entry.number:02d}-{entry.id}")
    if stops:
        head = "Chưa thể tạo bản chính thức, chưa tệp nào được ghi. Cần sửa:"
        rules = {one.rule for one in stops if one.rule}
        known = [_KNOWN] if rules - {_STALE} and any(entry.issuer == "school" for entry, _, _ in papers) else []
        together_again = [_TOGETHER] if _STALE in rules else []
        raise Refused("\n".join([head, *map(_line, stops.items()), *together_again, *known]))


def _line(stop: tuple[_Obstacle, list[str]]) -> str:
    (words, _), documents = stop
    return textwrap.fill(
        f"{', '.join(documents)}: {words}", _WIDTH, initial_indent="- ", subsequent_indent="  ",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _obstacles(
    assessment: Assessment, entry: DocumentEntry, gaps: tuple[str, ...], prints: set[str], together: list[str]
) -> list[_Obstacle]:
    office, review = entry.issuer == "office", assessment.dossier.review or Review()
    held: Mapping[str, Issued] = review.documents if office else assessment.dossier.head.documents
    file, issued = REVIEW if office else HEAD, held.get(entry.id) or Issued()
    told = {"number": issued.number if entry.numbered else True, "date": issued.date}
    empty = [name for name, value in told.items() if not value]
    found = [_Obstacle(words)] if (words := explain_wrong_state(assessment, entry.id)) else []
    found += [_Obstacle(f"chưa có {' và '.join(empty)} trong documents ({file})")] if empty else []
    own = {f"{file}: documents.{entry.id}.{name}" for name in empty}
    rest = [gap for gap in gaps if gap not in own]
    if rest:
        found.append(_Obstacle(f"còn {len(rest)} chỗ trống: {_some(rest)}"))
    if office:  # the school's waivers do not cover what the office has got wrong
        faults = (f for f in assessment.findings if f.severity is Severity.ERROR)
        errors = [f for f in faults if concerns_office_document(f, entry.id, together)]
    else:
        errors = [f for f in assessment.standing(Severity.ERROR) if concerns_document(f, entry.id, prints, together)]
    found += [_told(error) for error in errors[:_TOLD]]
    if len(errors) > _TOLD:
        found.append(_Obstacle(f"và {len(errors) - _TOLD} lỗi khác; xem: cdsdossier check"))
    return found


def _some(gaps: list[str]) -> str:
    return ", ".join(gaps[:_TOLD]) + (f" và {len(gaps) - _TOLD} chỗ khác" if len(gaps) > _TOLD else "")


def _told(error: Finding) -> _Obstacle:
    place = f"{error.file}:{error.line}" if error.line else error.file
    return _Obstacle(f"{place}: {error.message} ({error.rule})", error.rule)
