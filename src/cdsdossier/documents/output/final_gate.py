"""The final gate as one table: which finding keeps which documents from becoming official.

A finding stops a document where the document prints, or rests on, what is at fault. Errors whose rule has no line here
stop by where they are found; a warning stops nothing unless its rule has a line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

from cdsdossier.documents.output.part_digests import shows_results
from cdsdossier.findings import Severity
from cdsdossier.judging.honest_results import HONEST_RULES
from cdsdossier.model.dossier import HEAD, NARRATIVE, REVIEW, TIMELINE
from cdsdossier.model.dossier.head import DOCUMENTS
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS
from cdsdossier.model.indicatorset import FROZEN_SET_FILE

if TYPE_CHECKING:
    from cdsdossier.findings import Finding


class Stopped(StrEnum):
    """The documents that a finding stops."""

    #: All that its issuer makes.
    ALL = "all"
    #: The one that the finding is about.
    ABOUT = "about"
    #: Those that print number or day of the one it is about.
    CITING = "citing"
    #: Those after the one it is about that cite it or show results.
    FOLLOWERS = "followers"
    #: Those that print this: points and levels, the evidence, the council, its meeting, the annex, the prose, …
    RESULTS = "results"
    EVIDENCE = "evidence"
    COUNCIL = "council"
    MINUTES = "minutes"
    TIMELINE = "timeline"
    NARRATIVE = "narrative"
    BASES = "bases"
    HEAD = "head"
    STAFF = "staff"
    REVIEW = "review"


#: What is printed → where it is among the facts; results are told apart by ``shows_results``.
FACTS: dict[Stopped, tuple[str, ...]] = {
    Stopped.RESULTS: ("review/groups", "review/whole"),
    Stopped.EVIDENCE: ("evidence", "groups/criteria/evidence", "groups/criteria/rows/evidence"),
    Stopped.COUNCIL: ("council", "council_roles", "minutes/members", "minutes/absent"),
    Stopped.MINUTES: ("minutes/present", "minutes/agree", "minutes/disagree", "minutes/abstain", "review/minutes"),
    Stopped.TIMELINE: ("timeline",),
    Stopped.NARRATIVE: ("narrative",),
    Stopped.BASES: ("bases",),
    Stopped.HEAD: ("school/head",),
    Stopped.STAFF: ("school/staff",),
    Stopped.REVIEW: ("review",),
}
#: Rule → what its errors stop.
ERRORS: dict[str, tuple[Stopped, ...]] = {
    "annex-differs": (Stopped.TIMELINE,),
    "basis-notation-wrong": (Stopped.BASES,),
    "basis-repeated": (Stopped.BASES,),
    "basis-set-differs": (Stopped.BASES,),
    "council-unfit": (Stopped.COUNCIL,),
    "criterion-unscored": (Stopped.RESULTS,),
    # A draft is right again once it is rendered; official papers that rest on it must not contradict it.
    "document-stale": (Stopped.FOLLOWERS,),
    "evidence-missing": (Stopped.RESULTS, Stopped.EVIDENCE),
    "evidence-number-wrong": (Stopped.EVIDENCE,),
    "set-skeleton": (Stopped.RESULTS,),
    "votes-wrong": (Stopped.ABOUT, Stopped.MINUTES),
}
#: File, or folder of files → what errors in it stop, where neither the rule nor a document of the register says it.
PLACES: dict[str, tuple[Stopped, ...]] = {
    "scores/": (Stopped.RESULTS, Stopped.EVIDENCE),
    "evidence/": (Stopped.EVIDENCE,),
    TIMELINE: (Stopped.TIMELINE,),
    NARRATIVE: (Stopped.NARRATIVE,),
    FROZEN_SET_FILE: (Stopped.RESULTS, Stopped.REVIEW),
    REVIEW: (Stopped.REVIEW,),
    HEAD: (Stopped.ALL,),
}
#: Rule → what its warnings stop: what may stand on a draft, but not on paper that is signed. Empty: by place.
WARNINGS: dict[str, tuple[Stopped, ...]] = {
    "basis-replaced": (Stopped.BASES,),
    "document-out-of-year": (Stopped.ABOUT, Stopped.CITING),
    "evidence-untitled": (Stopped.EVIDENCE,),
    "text-form": (),
    "text-unfinished": (),
    "unconfirmed": (),
}
#: What a finding is about → what it stops, whatever its rule.
SUBJECTS: dict[str, tuple[Stopped, ...]] = {
    "confirmed.head": (Stopped.HEAD,),
    "confirmed.staff": (Stopped.STAFF,),
    "confirmed.council": (Stopped.COUNCIL,),
    "confirmed.bases": (Stopped.BASES,),
}
#: Facts that list the documents issued before; what a citation prints of one.
_LISTS = ("earlier", "chain")
_CITED = ("number", "running", "date")


def list_stopped(finding: Finding) -> tuple[Stopped, ...]:
    """Return what a finding stops; nothing for a notice, an honest result, and a warning that has no line."""
    warning = finding.severity is Severity.WARNING
    if finding.severity is Severity.NOTICE or (warning and finding.rule not in WARNINGS):
        return ()
    if finding.rule in HONEST_RULES:
        return ()
    own = (WARNINGS if warning else ERRORS).get(finding.rule) or SUBJECTS.get(finding.about)
    if own:
        return own
    if finding.about in DOCUMENTS or finding.about in OFFICE_DOCUMENTS:
        return (Stopped.ABOUT, Stopped.CITING)
    return next((stopped for place, stopped in PLACES.items() if _is_in(finding.file, place)), (Stopped.ALL,))


def concerns_document(finding: Finding, document: str, uses: Collection[str], together: Iterable[str] = ()) -> bool:
    """Return whether a finding keeps a document from becoming official; ``uses`` are the paths of the facts it prints.

    A paper that is out of date concerns none that is rendered ``together`` with it. What is in the school's files does
    not concern the office, which judges it in its review and can neither correct nor waive it; what is in the office's
    file concerns only those papers of the school that print something of it. What only some documents print, such as a
    basis with ``for``, concerns no other.
    """
    if document in OFFICE_DOCUMENTS and not _is_of_office(finding):
        return False
    if document in DOCUMENTS and finding.file == REVIEW and not any(_is_below(use, "review") for use in uses):
        return False
    if finding.printed_in is not None and document not in finding.printed_in:
        return False
    return any(_stops(one, finding.about, document, uses, together) for one in list_stopped(finding))


def _stops(stopped: Stopped, about: str, document: str, uses: Collection[str], together: Iterable[str]) -> bool:
    match stopped:
        case Stopped.ALL:
            return True
        case Stopped.ABOUT:
            return about == document
        case Stopped.CITING:
            return _cites(document, about, uses)
        case Stopped.FOLLOWERS:
            rests = _prints(Stopped.RESULTS, uses) or _cites(document, about, uses)
            return rests and about not in together and _is_before(about, document)
        case _:
            return _prints(stopped, uses)


def _prints(what: Stopped, uses: Collection[str]) -> bool:
    if what is Stopped.RESULTS and shows_results(frozenset(uses)):
        return True
    return any(_is_below(use, fact) for use in uses for fact in FACTS[what])


def _cites(document: str, other: str, uses: Collection[str]) -> bool:
    """Return whether a document prints number or day of another one: by its name, or in a list of all before it."""
    lists = _LISTS if _is_before(other, document) else ()
    where = (f"documents/{other}", f"review/documents/{other}", *lists)
    return document != other and any(f"{place}/{key}" in uses for place in where for key in _CITED)


def _is_before(one: str, other: str) -> bool:
    """Return whether two documents are of the same chain, in this order."""
    chain = DOCUMENTS if one in DOCUMENTS else OFFICE_DOCUMENTS
    return one in chain and other in chain and chain.index(one) < chain.index(other)


def _is_below(use: str, fact: str) -> bool:
    return use == fact or use.startswith(f"{fact}/")


def _is_in(file: str, place: str) -> bool:
    return file.startswith(place) if place.endswith("/") else file == place


def _is_of_office(finding: Finding) -> bool:
    return finding.about in OFFICE_DOCUMENTS or finding.file in {REVIEW, FROZEN_SET_FILE}
