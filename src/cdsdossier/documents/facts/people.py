"""Units, their heads, and the members of the council and of the team."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cdsdossier.model.dossier.head import Person

if TYPE_CHECKING:
    from cdsdossier.documents.facts.fact_types import MemberFacts, PersonFacts, UnitFacts
    from cdsdossier.documents.facts.gaps import FieldFiller
    from cdsdossier.model.dossier.head import Member, School
    from cdsdossier.model.dossier.review import Office, TeamMember


def build_unit_facts(unit: School | Office, file: str, field: str, fill: FieldFiller) -> UnitFacts:
    """Return a unit that issues documents; ``field`` is where it is written in ``file``."""
    return {
        "name": fill.text(unit.name, file, f"{field}.name"),
        "code": fill.text(unit.code, file, f"{field}.code"),
        "place": fill.text(unit.place, file, f"{field}.place"),
        "parent": fill.text(unit.parent, file, f"{field}.parent"),
        "head": build_person_facts(unit.head, file, f"{field}.head", fill),
    }


def build_person_facts(person: Person | None, file: str, field: str, fill: FieldFiller) -> PersonFacts:
    """Return who signs: the head of a unit, or the signer of one document."""
    person = person or Person()
    return {
        "name": fill.text(person.name, file, f"{field}.name"),
        "title": fill.text(person.title, file, f"{field}.title"),
        "acting": person.acting,
        "honorific": person.honorific or "",
    }


def build_member_facts(member: Member | TeamMember, file: str, field: str, fill: FieldFiller) -> MemberFacts:
    """Return a member of the council or of the team, without a task."""
    return {
        "name": fill.text(member.name, file, f"{field}.name"),
        "post": fill.text(member.post, file, f"{field}.post"),
        "role": fill.text(member.role, file, f"{field}.role"),
        "honorific": member.honorific or "",
    }


def find_holder(role: str, members: Iterable[MemberFacts], file: str, field: str, fill: FieldFiller) -> MemberFacts:
    """Return the first member who has a role; where there is none, gaps for name and post."""
    for member in members:
        if member["role"] == role:
            return member
    return {
        "name": fill.text(None, file, f"{field} ({role}).name"),
        "post": fill.text(None, file, f"{field} ({role}).post"),
        "honorific": "",
    }
