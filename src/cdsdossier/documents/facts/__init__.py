"""The names that every template sees: an assessment as plain texts, numbers, dates and gaps.

:mod:`.fact_types` has the type of each name, ``templates/scaffold/own-template.txt`` its meaning. The day on which a
document is printed is no fact: the same dossier gives the same document on every day.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cdsdossier.documents.facts import register
from cdsdossier.documents.facts.citation import format_citation
from cdsdossier.documents.facts.evidence import build_evidence_facts
from cdsdossier.documents.facts.gaps import FieldFiller, Gaps
from cdsdossier.documents.facts.people import build_member_facts, build_person_facts, build_unit_facts, find_holder
from cdsdossier.documents.facts.review import build_review_facts
from cdsdossier.documents.facts.scores import build_level_facts, build_score_facts
from cdsdossier.documents.facts.timeline import build_deadline_facts, build_timeline_facts
from cdsdossier.judging.review import is_recognised_on
from cdsdossier.model.dossier import HEAD, NARRATIVE, REVIEW
from cdsdossier.model.indicatorset import FROZEN_SET_FILE

if TYPE_CHECKING:
    from cdsdossier.documents.catalogue import Catalogue, DocumentEntry
    from cdsdossier.documents.facts.fact_types import Facts, MemberFacts, OwnFacts, SchoolFacts, SharedFacts
    from cdsdossier.documents.facts.gaps import TextOrGap
    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.model.dossier.head import Basis, Member, School
    from cdsdossier.model.dossier.narrative import Proposal
    from cdsdossier.model.indicatorset import IndicatorSet

_PROSE = ("guidance", "process", "strengths", "shortcomings", "causes", "lessons")


def build_facts(assessment: Assessment, entry: DocumentEntry, catalogue: Catalogue, gaps: Gaps) -> Facts:
    """Return the names for one document; empty fields count in ``gaps`` once they are printed."""
    shared = build_shared_facts(assessment, catalogue, gaps)
    return {**shared, **build_document_facts(assessment, entry, catalogue, shared, gaps)}


def build_shared_facts(assessment: Assessment, catalogue: Catalogue, gaps: Gaps) -> SharedFacts:
    """Return the names that are the same in every document of the dossier."""
    fill = FieldFiller(gaps)
    dossier = assessment.dossier
    head = dossier.head
    council = [_council_member(member, f"council[{place}]", fill) for place, member in enumerate(head.council)]
    roles = [signer.role for signer in catalogue.signers.values() if signer.role]
    prose = {name: fill.paragraphs(getattr(dossier.narrative, name), NARRATIVE, name) for name in _PROSE}
    code = fill.text(head.school.code, HEAD, "school.code")
    issued = register.Register(HEAD, head.documents, code)
    return {
        "school": _school(head.school, fill),
        "school_year": fill.text(head.school_year, HEAD, "school_year"),
        **build_score_facts(assessment, fill),
        "review": build_review_facts(assessment, catalogue, fill),
        "council": council,
        "council_roles": {role: find_holder(role, council, HEAD, "council", fill) for role in roles},
        "documents": register.build_register_facts(catalogue.of("school"), issued, fill),
        "timeline": build_timeline_facts(dossier.timeline.tasks, fill),
        "minutes": register.build_meeting_facts(head, council, fill),
        "evidence": build_evidence_facts(assessment, fill),
        "narrative": {**prose, "proposals": _proposals(dossier.narrative.proposals, fill)},
    }


def build_document_facts(
    assessment: Assessment, entry: DocumentEntry, catalogue: Catalogue, shared: SharedFacts, gaps: Gaps
) -> OwnFacts:
    """Return the names that differ in each document; ``shared`` is what :func:`build_shared_facts` returned.

    The signer whom the register names for a document is its head: of the issuer, or of the school on the office's
    minutes, which the office's own head does not sign.
    """
    fill = FieldFiller(gaps)
    dossier, documents, review = assessment.dossier, shared["documents"], shared["review"]
    file, bases, issued = HEAD, dossier.head.bases, dossier.head.documents.get(entry.id)
    if entry.issuer == "office" and dossier.review and review:
        documents = {**documents, **review["documents"]}
        file, bases, issued = REVIEW, dossier.review.bases, dossier.review.documents.get(entry.id)
    school = shared["school"]
    if issued and issued.signer:
        signer = build_person_facts(issued.signer, file, f"documents.{entry.id}.signer", fill)
        if review and file == REVIEW and not catalogue.names_school_head(entry):
            review = {**review, "body": {**review["body"], "head": signer}}
        else:
            school = {**school, "head": signer}
    earlier = register.list_earlier_documents(documents, entry)
    applying = [(place, basis) for place, basis in enumerate(bases) if not basis.for_ or entry.id in basis.for_]
    return {
        "set": _set(assessment.indicator_set, fill, draft=not documents[entry.id]["issued"]),
        "bases": [_basis(basis, file, f"bases[{place}]", fill) for place, basis in applying],
        "documents": documents,
        "deadlines": build_deadline_facts(assessment.schedule, register.find_earliest_day(documents, entry)),
        "recognised": is_recognised_on(dossier, issued.date if issued else None),
        "earlier": earlier,
        "chain": [{**one, "cited": one in earlier} for one in list(documents.values())[: entry.number - 1]],
        "school": school,
        "review": review,
    }


def _school(school: School, fill: FieldFiller) -> SchoolFacts:
    return {
        **build_unit_facts(school, HEAD, "school", fill),
        "kind": school.kind or "",
        "reports_to": fill.text(school.reports_to, HEAD, "school.reports_to"),
        "superior": fill.text(school.superior, HEAD, "school.parent"),
        "addressee": fill.text(school.addressee, HEAD, "school.parent"),
        "staff": fill.value(school.staff, HEAD, "school.staff"),
    }


def _set(indicator_set: IndicatorSet, fill: FieldFiller, *, draft: bool) -> dict[str, object]:
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
        "levels": [build_level_facts(level, fill) for level in indicator_set.levels],
        "unverified": indicator_set.unverified and draft,  # an issued document carries no note to its own clerk
    }


def _council_member(member: Member, field: str, fill: FieldFiller) -> MemberFacts:
    return {**build_member_facts(member, HEAD, field, fill), "task": fill.text(member.task, HEAD, f"{field}.task")}


def _basis(basis: Basis, file: str, field: str, fill: FieldFiller) -> str:
    def text(name: str) -> TextOrGap:
        return fill.text(getattr(basis, name), file, f"{field}.{name}")

    day = fill.value(basis.date, file, f"{field}.date")
    return f"{text('opener')} {format_citation(text('kind'), text('number'), day, text('issuer'), text('about'))}"


def _proposals(proposals: Iterable[Proposal], fill: FieldFiller) -> list[dict[str, object]]:
    """Return proposals by addressee, in the order in which each was first named."""
    addressees: dict[str, TextOrGap] = {}
    texts: dict[str, list[TextOrGap]] = {}
    for proposal in proposals:
        key = proposal.to or ""
        addressees.setdefault(key, fill.text(proposal.to, NARRATIVE, "proposals.to"))
        texts.setdefault(key, []).append(fill.text(proposal.text, NARRATIVE, "proposals.text"))
    if not texts:
        addressees[""] = fill.text(None, NARRATIVE, "proposals.to")
        texts[""] = [fill.text(None, NARRATIVE, "proposals.text")]
    return [{"to": addressees[key], "texts": texts[key]} for key in texts]
