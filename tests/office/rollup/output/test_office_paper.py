"""What every paper of the office begins and ends with."""

from __future__ import annotations

from cdsdossier.documents.facts.gaps import Gaps
from cdsdossier.model.dossier.head import Person
from cdsdossier.model.dossier.review import Office
from cdsdossier.office.rollup.output.office_paper import build_office_facts, build_office_signature, name_parent


def test_an_office_without_a_name_leaves_gaps_and_one_without_a_parent_has_none() -> None:
    gaps = Gaps()
    assert str(build_office_facts(Office(), gaps)["name"]) == "……"
    assert (name_parent(Office()), name_parent(Office(name="UBND xã A"))) == ("……", "")
    signature = build_office_signature(Office(name="Sở A", head=Person(name="N.V.A.", title="Phó Giám đốc")), gaps)
    assert (signature.authority, signature.name) == (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "N.V.A.")
