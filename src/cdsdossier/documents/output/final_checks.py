"""What keeps a draft from becoming official: no number or day, gaps, errors that concern the document."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING

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
#: At most this many gaps or errors are named; the rest are counted.
_SHOWN = 12
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
#: A document is up to date again once it is rendered; documents that rest on it must not contradict it.
_STALE = "document-stale"


#: Something in the way, in words, and the rule that found it, if any.
_Obstacle = tuple[str, str]


def concerns_document(finding: Finding, document: str, prints: Iterable[str], together: Iterable[str] = ()) -> bool:
    """Return whether an error keeps a document from becoming official; ``prints`` are the names of its facts.

    An error about one document only concerns that one; other errors in ``dossier.yaml`` concern all. An official
    document that is out of date concerns the results in later ones, unless it is rendered ``together`` with them.
    """
    if finding.rule == _STALE:
        return "results" in prints and document in _following(finding.about, DOCUMENTS, together)
    if finding.about in DOCUMENTS:
        return finding.about == document
    places = {place for places in CONCERNS.values() for place in places}
    if not _one_of(finding, places):
        return finding.file == "dossier.yaml"
    return any(_one_of(finding, CONCERNS.get(name, ())) for name in prints)


def concerns_office_document(finding: Finding, document: str, together: Iterable[str] = ()) -> bool:
    """Return the same for a document of the managing body.

    Errors in the review or in the set concern it. The school's own do not: the office judges them in its review, and
    may neither correct nor waive what is in the school's files.
    """
    if finding.rule == _STALE:
        return document in _following(finding.about, OFFICE_DOCUMENTS, together)
    if finding.about in OFFICE_DOCUMENTS:
        return finding.about == document
    return finding.file in {REVIEW, FROZEN_SET_FILE}


def _following(document: str, chain: tuple[str, ...], together: Iterable[str]) -> tuple[str, ...]:
    return chain[chain.index(document) + 1 :] if document in chain and document not in together else ()


def _one_of(finding: Finding, places: Iterable[str]) -> bool:
    folders = tuple(place for place in places if place.endswith("/"))
    return finding.rule in places or finding.file in places or finding.file.startswith(folders)


def refuse_unfit(
    assessment: Assessment, papers: Iterable[tuple[DocumentEntry, tuple[str, ...], frozenset[str]]]
) -> None:
    """Raise Refused, with everything that is in the way, unless all may become official.

    ``papers``: each document with its gaps and with the facts that it prints.
    """
    stops: dict[_Obstacle, list[str]] = {}
    papers = list(papers)
    together = [entry.id for entry, _, _ in papers]
    for entry, gaps, uses in papers:
        prints = {use.partition("/")[0] for use in uses} | ({"results"} if shows_results(uses) else set())
        for one in _obstacles(assessment, entry, gaps, prints, together):
            stops.setdefault(one, []).append(f"{entry.number:02d}-{entry.id}")
    if not stops:
        return
    lines = ["Chưa thể tạo bản chính thức, chưa tệp nào được ghi. Cần sửa:", *map(_line, stops.items())]
    rules = {rule for _, rule in stops if rule}
    if _STALE in rules:
        lines.append(_TOGETHER)
    if rules - {_STALE} and any(entry.issuer == "school" for entry, _, _ in papers):
        lines.append(_KNOWN)
    raise Refused("\n".join(lines))


def _line(stop: tuple[_Obstacle, list[str]]) -> str:
    (words, _), documents = stop
    return textwrap.fill(
        f"{', '.join(documents)}: {words}", _WIDTH, initial_indent="- ", subsequent_indent="  ",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _obstacles(
    assessment: Assessment, entry: DocumentEntry, gaps: tuple[str, ...], prints: set[str], together: list[str]
) -> list[_Obstacle]:
    found: list[_Obstacle] = []
    wrong_state = explain_wrong_state(assessment, entry.id)
    if wrong_state:
        found.append((wrong_state, ""))
    file, empty = _empty_fields(assessment, entry)
    if empty:
        found.append((f"chưa có {' và '.join(empty)} trong documents ({file})", ""))
    own = {f"{file}: documents.{entry.id}.{name}" for name in empty}
    rest = [gap for gap in gaps if gap not in own]
    if rest:
        more = f" và {len(rest) - _SHOWN} chỗ khác" if len(rest) > _SHOWN else ""
        found.append((f"còn {len(rest)} chỗ trống: {', '.join(rest[:_SHOWN])}{more}", ""))
    errors = _find_errors(assessment, entry, prints, together)
    for one in errors[:_SHOWN]:
        place = f"{one.file}:{one.line}" if one.line else one.file
        found.append((f"{place}: {one.message} ({one.rule})", one.rule))
    if len(errors) > _SHOWN:
        found.append((f"và {len(errors) - _SHOWN} lỗi khác; xem: cdsdossier check", ""))
    return found


def _empty_fields(assessment: Assessment, entry: DocumentEntry) -> tuple[str, list[str]]:
    """Return the file of the register, and which of number and date a document lacks in it."""
    file, register = HEAD, assessment.dossier.head.documents
    if entry.issuer == "office":
        file, register = REVIEW, (assessment.dossier.review or Review()).documents
    issued = register.get(entry.id) or Issued()
    empty = ["number"] if entry.numbered and not issued.number else []
    return file, empty if issued.date else [*empty, "date"]


def _find_errors(assessment: Assessment, entry: DocumentEntry, prints: set[str], together: list[str]) -> list[Finding]:
    if entry.issuer == "office":  # the school's waivers do not cover the mistakes of the office
        faults = [one for one in assessment.findings if one.severity is Severity.ERROR]
        return [one for one in faults if concerns_office_document(one, entry.id, together)]
    return [one for one in assessment.standing(Severity.ERROR) if concerns_document(one, entry.id, prints, together)]
