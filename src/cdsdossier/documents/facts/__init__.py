"""The names that every template sees: an assessment as plain texts, numbers, dates and gaps.

========== =========================================================================================================
school      name, code, kind, place, parent, reports_to, staff, head (name, title, acting)
school_year ``2023-2024``
set         title, decision (number, date, issuer), maximum, per_group (each group is judged by itself), groups (how
            many), levels (level, name, words: ``từ 50 đến 75``, meaning), unverified (points nobody compared with the
            decision, and the document is still a draft)
groups      id, name, points, maximum, level, unscored, mandatory_unmet, criteria (see :mod:`.scores`)
whole       points, maximum, level where the set is judged as a whole; else false
review      what the managing body found (see :mod:`.review`); false where nobody has assessed from outside
council     name, post, role, task of each member; council_roles: the same by role
bases       the legal bases of this document, one sentence each, without closing mark
documents   by id: id, name, kind, running, number, date, issued; earlier: those issued before this one. Paper of the
            office has both the school's and the office's, paper of the school its own alone
chain       all that stand before this one, issued or not, as in documents; ``cited``: it is one of ``earlier``
timeline    tasks: id, what, when, products, owner; owned (see :mod:`.timeline`)
deadlines   by step of the timeline: the day before which the law wants it done, or false
minutes     day, starts, ends, place, present, members, absent, agree, disagree, abstain (see :mod:`.meeting`)
evidence    groups with codes and places, total (see :mod:`.evidence`)
narrative   guidance, process, strengths, shortcomings, causes, lessons; proposals: to, texts
========== =========================================================================================================

Nothing is None: an empty field is a :class:`~cdsdossier.documents.facts.gaps.Gap`. The day on which paper is printed
is no fact: the same dossier gives the same paper on every day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from cdsdossier.documents.facts import (
    evidence as evidence_facts,
)
from cdsdossier.documents.facts import (
    meeting as meeting_facts,
)
from cdsdossier.documents.facts import (
    review as review_facts,
)
from cdsdossier.documents.facts import (
    scores as score_facts,
)
from cdsdossier.documents.facts import (
    timeline as timeline_facts,
)
from cdsdossier.documents.facts.citation import format_citation
from cdsdossier.documents.facts.gaps import HEAD, NARRATIVE, FieldFiller, Gap, Gaps
from cdsdossier.model.dossier import REVIEW
from cdsdossier.model.indicatorset import FROZEN_SET_FILE
from cdsdossier.text import numbers

if TYPE_CHECKING:
    from cdsdossier.documents.catalogue import Catalogue, DocumentEntry
    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.model.dossier import Review
    from cdsdossier.model.dossier.head import Basis, Head, Issued, Member, School
    from cdsdossier.model.dossier.narrative import Narrative, Proposal
    from cdsdossier.model.indicatorset import IndicatorSet

Facts = dict[str, Any]
_PROSE = ("guidance", "process", "strengths", "shortcomings", "causes", "lessons")


def build_facts(assessment: Assessment, entry: DocumentEntry, catalogue: Catalogue, gaps: Gaps) -> Facts:
    """Return the names for one document; empty fields count in ``gaps`` once they are printed."""
    shared = build_shared_facts(assessment, catalogue, gaps)
    return {**shared, **build_document_facts(assessment, entry, shared, gaps)}


def build_shared_facts(assessment: Assessment, catalogue: Catalogue, gaps: Gaps) -> Facts:
    """Return the names that say the same in every document of the dossier."""
    fill = FieldFiller(gaps)
    head = assessment.dossier.head
    council = [_member(member, f"council[{place}]", fill) for place, member in enumerate(head.council or ())]
    return {
        "school": _school(head.school, fill),
        "school_year": fill.text(head.school_year, HEAD, "school_year"),
        **score_facts.build_score_facts(assessment, fill),
        "review": _review(assessment, catalogue, fill),
        "council": council,
        "council_roles": _roles(council, catalogue, fill),
        "documents": _documents(catalogue.of("school"), _Register.of_school(head, fill), fill),
        "timeline": timeline_facts.build_timeline_facts(assessment.dossier.timeline.tasks, fill),
        "deadlines": timeline_facts.build_deadline_facts(assessment.schedule),
        "minutes": meeting_facts.build_meeting_facts(head, council, fill),
        "evidence": evidence_facts.build_evidence_facts(assessment, fill),
        "narrative": _narrative(assessment.dossier.narrative, fill),
    }


def build_document_facts(assessment: Assessment, entry: DocumentEntry, shared: Facts, gaps: Gaps) -> Facts:
    """Return the names that differ in each document; ``shared`` is what :func:`build_shared_facts` returned."""
    fill = FieldFiller(gaps)
    documents, dossier = shared["documents"], assessment.dossier
    file, written = HEAD, dossier.head.bases
    if entry.issuer == "office" and dossier.review:
        documents = {**documents, **shared["review"]["documents"]}
        file, written = REVIEW, dossier.review.bases
    earlier = _earlier(documents, entry)
    return {
        "set": _set(assessment.indicator_set, fill, draft=not documents[entry.id]["issued"]),
        "bases": [_basis(basis, file, place, fill) for place, basis in enumerate(written) if _applies(basis, entry)],
        "documents": documents,
        "earlier": earlier,
        "chain": [{**one, "cited": one in earlier} for one in list(documents.values())[: entry.number - 1]],
    }


def _school(school: School, fill: FieldFiller) -> Facts:
    names = ("name", "code", "place", "parent", "reports_to")
    person = school.head
    head = {name: fill.text(getattr(person, name, None), HEAD, f"school.head.{name}") for name in ("name", "title")}
    texts = {name: fill.text(getattr(school, name), HEAD, f"school.{name}") for name in names}
    staff = fill.value(school.staff, HEAD, "school.staff")
    return {
        **texts,
        "kind": school.kind or "",
        "staff": staff,
        "head": {**head, "acting": bool(person and person.acting)},
    }


def _set(indicator_set: IndicatorSet, fill: FieldFiller, *, draft: bool) -> Facts:
    decision, file = indicator_set.decision, FROZEN_SET_FILE
    return {
        "title": fill.text(indicator_set.title, file, "title"),
        "decision": {
            "number": fill.text(decision.number, file, "decision.number"),
            "date": fill.value(decision.date, file, "decision.date"),
            "issuer": fill.text(decision.issuer, file, "decision.issuer"),
        },
        "maximum": indicator_set.maximum,
        "per_group": indicator_set.judged == "per-group",
        "groups": fill.value(len(indicator_set.groups) or None, file, "groups"),
        "levels": [score_facts.build_level_facts(level, fill) for level in indicator_set.levels],
        "unverified": indicator_set.unverified and draft,  # issued paper carries no note to its own clerk
    }


def _member(member: Member, place: str, fill: FieldFiller) -> Facts:
    return {
        name: fill.text(getattr(member, name), HEAD, f"{place}.{name}") for name in ("name", "post", "role", "task")
    }


def _roles(council: list[Facts], catalogue: Catalogue, fill: FieldFiller) -> dict[str, Facts]:
    """Return who holds each role that signs; a role that nobody holds has gaps for name and post."""
    wanted = [signer.role for signer in catalogue.signers.values() if signer.role]
    found = {str(member["role"]): member for member in reversed(council) if member["role"]}
    return {role: found.get(role) or _nobody(role, fill) for role in wanted}


def _nobody(role: str, fill: FieldFiller) -> Facts:
    return {name: fill.text(None, HEAD, f"council ({role}).{name}") for name in ("name", "post")}


def _applies(basis: Basis, entry: DocumentEntry) -> bool:
    return not basis.for_ or entry.id in basis.for_


def _basis(basis: Basis, file: str, place: int, fill: FieldFiller) -> str:
    def text(name: str) -> str | Gap:
        return fill.text(getattr(basis, name), file, f"bases[{place}].{name}")

    day = fill.value(basis.date, file, f"bases[{place}].date")
    return f"{text('opener')} {format_citation(text('kind'), text('number'), day, text('issuer'), text('about'))}"


class _Register(NamedTuple):
    """The register of an issuer: its file, what stands in it, the code in its numbers."""

    file: str
    documents: Mapping[str, Issued]
    code: str | Gap

    @classmethod
    def of_school(cls, head: Head, fill: FieldFiller) -> _Register:
        return cls(HEAD, head.documents, fill.text(head.school.code, HEAD, "school.code"))

    @classmethod
    def of_office(cls, review: Review, fill: FieldFiller) -> _Register:
        return cls(REVIEW, review.documents, fill.text(review.body.code, REVIEW, "body.code"))


def _review(assessment: Assessment, catalogue: Catalogue, fill: FieldFiller) -> Facts | bool:
    """Return what the managing body found, with its own documents; false where nobody has assessed from outside."""
    found, review = review_facts.build_review_facts(assessment, fill), assessment.dossier.review
    if review is None or isinstance(found, bool):
        return False
    return {**found, "documents": _documents(catalogue.of("office"), _Register.of_office(review, fill), fill)}


def _documents(entries: Iterable[DocumentEntry], register: _Register, fill: FieldFiller) -> dict[str, Facts]:
    return {entry.id: _document(entry, register, fill) for entry in entries}


def _document(entry: DocumentEntry, register: _Register, fill: FieldFiller) -> Facts:
    field, issued, code = f"documents.{entry.id}", register.documents.get(entry.id), register.code
    running: Any = fill.text(issued.number if issued else None, register.file, f"{field}.number")
    if not isinstance(running, Gap):
        running = numbers.format_document_number(running)
    day = fill.value(issued.date if issued else None, register.file, f"{field}.date")
    # A form has no notation, and so nothing but the number itself.
    bare = isinstance(running, Gap) or isinstance(code, Gap) or entry.notation is None
    number = running if bare else f"{running}/{entry.notation}-{code}"
    known = isinstance(day, date) and not (entry.numbered and isinstance(number, Gap))
    return {
        "id": entry.id, "name": entry.name, "kind": entry.kind, "notation": entry.notation or "",
        "running": running, "number": number, "date": day, "issued": known,
    }  # fmt: skip


def _earlier(documents: Mapping[str, Facts], entry: DocumentEntry) -> list[Facts]:
    """Return the numbered documents that this one may speak of, in the order they were issued.

    Of two of one day the chain says which came first; a draft comes after everything that has been issued.
    """
    order = list(documents)
    own = documents[entry.id]["date"]
    others = [one for one in documents.values() if one["issued"] and one["notation"] and one["id"] != entry.id]
    others.sort(key=lambda one: (one["date"], order.index(one["id"])))
    if isinstance(own, Gap):
        return others
    return [one for one in others if (one["date"], order.index(one["id"])) < (own, order.index(entry.id))]


def _narrative(narrative: Narrative, fill: FieldFiller) -> Facts:
    prose = {name: _paragraphs(getattr(narrative, name), name, fill) for name in _PROSE}
    return {**prose, "proposals": _proposals(narrative.proposals or (), fill)}


def _paragraphs(written: Iterable[str] | None, name: str, fill: FieldFiller) -> list[str | Gap]:
    return [fill.text(text, NARRATIVE, name) for text in written or (None,)]


def _proposals(proposals: Iterable[Proposal], fill: FieldFiller) -> list[Facts]:
    """Return proposals by addressee, in the order in which each was first named."""
    grouped: dict[str, Facts] = {}
    for proposal in proposals:
        to = fill.text(proposal.to, NARRATIVE, "proposals.to")
        here = grouped.setdefault(proposal.to or "", {"to": to, "texts": []})
        here["texts"].append(fill.text(proposal.text, NARRATIVE, "proposals.text"))
    if not grouped:
        nothing, nobody = (fill.text(None, NARRATIVE, f"proposals.{name}") for name in ("text", "to"))
        return [{"to": nobody, "texts": [nothing]}]
    return list(grouped.values())
