from typing import Any

from cdsdossier.documents.facts.gaps import FieldFiller, Gap, Gaps
from cdsdossier.documents.facts.meeting import COUNCIL_MINUTES, build_meeting_facts
from cdsdossier.model.dossier.head import Head, Issued

FILL = FieldFiller(Gaps())


def meeting(members: int = 5, held: Issued | None = None) -> dict[str, Any]:
    return build_meeting_facts(Head(documents={COUNCIL_MINUTES: held} if held else {}), members, FILL)


def test_votes_are_named_as_templates_know_them() -> None:
    found = meeting(held=Issued(present=5, for_=4, against=1, abstain=0, starts="14:00"))

    assert {name: found[name] for name in ("present", "members", "agree", "disagree", "abstain")} == {
        "present": 5, "members": 5, "agree": 4, "disagree": 1, "abstain": 0,
    }  # fmt: skip
    assert found["starts"] == "14 giờ 00 phút"


def test_a_missing_vote_is_a_gap_with_the_name_of_its_field() -> None:
    gap = meeting()["agree"]

    assert isinstance(gap, Gap)
    assert gap.name == f"dossier.yaml: documents.{COUNCIL_MINUTES}.for"


def test_absence_is_only_a_gap_where_not_all_were_present() -> None:
    assert meeting(held=Issued(present=5))["absent"] == []
    assert meeting(held=Issued(present=4, absent=("L.V.C.",)))["absent"] == ["L.V.C."]
    assert meeting(held=Issued(present=4, absent=()))["absent"] == []
    (gap,) = meeting(held=Issued(present=4))["absent"]
    assert isinstance(gap, Gap)
