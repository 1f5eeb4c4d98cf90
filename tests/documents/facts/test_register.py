from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cdsdossier.documents.catalogue import Catalogue, read_catalogue
from cdsdossier.documents.facts.fact_types import DocumentFacts
from cdsdossier.documents.facts.gaps import FieldFiller, Gap, Gaps
from cdsdossier.documents.facts.people import build_member_facts
from cdsdossier.documents.facts.register import (
    COUNCIL_MINUTES,
    Register,
    build_meeting_facts,
    build_register_facts,
    find_earliest_day,
    list_earlier_documents,
)
from cdsdossier.files import resources
from cdsdossier.model.dossier import HEAD
from cdsdossier.model.dossier.head import Head, Issued, Member

FILL = FieldFiller(Gaps())


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue(resources.templates_folder())


def documents(catalogue: Catalogue, code: str | None = "THCSAB", **issued: Issued) -> dict[str, DocumentFacts]:
    named = {name.replace("_", "-"): one for name, one in issued.items()}
    register = Register("dossier.yaml", named, FILL.text(code, "dossier.yaml", "school.code"))
    return build_register_facts(catalogue.of("school"), register, FILL)


def test_an_issued_document_has_its_full_number(catalogue: Catalogue) -> None:
    one = documents(catalogue, bao_cao=Issued(number="5", date=date(2026, 4, 22)))["bao-cao"]

    assert (one["running"], one["number"], one["issued"]) == ("05", "05/BC-THCSAB", True)


def test_without_a_code_only_the_running_number_is_left(catalogue: Catalogue) -> None:
    assert documents(catalogue, None, bao_cao=Issued(number="5"))["bao-cao"]["number"] == "05"


@pytest.mark.parametrize("issued", [Issued(), Issued(number="5"), Issued(date=date(2026, 4, 22))])
def test_a_document_without_number_or_day_is_not_issued(catalogue: Catalogue, issued: Issued) -> None:
    one = documents(catalogue, bao_cao=issued)["bao-cao"]

    assert one["issued"] is False
    assert isinstance(one["number"], Gap) or isinstance(one["date"], Gap)


def test_a_form_needs_no_number_to_be_issued(catalogue: Catalogue) -> None:
    assert documents(catalogue, phieu_cham_diem=Issued(date=date(2026, 4, 22)))["phieu-cham-diem"]["issued"] is True


def test_earlier_documents_are_numbered_issued_and_in_order(catalogue: Catalogue) -> None:
    known = documents(
        catalogue,
        ke_hoach=Issued(number="2", date=date(2026, 3, 5)),
        quyet_dinh_hoi_dong=Issued(number="1", date=date(2026, 3, 1)),
        phieu_cham_diem=Issued(date=date(2026, 3, 2)),
        bao_cao=Issued(number="5", date=date(2026, 4, 22)),
        to_trinh=Issued(number="6", date=date(2026, 4, 22)),
        thong_bao_ket_qua=Issued(number="9"),
    )

    def earlier(name: str) -> list[str]:
        return [one["id"] for one in list_earlier_documents(known, catalogue.entry(name))]

    assert earlier("bao-cao") == ["quyet-dinh-hoi-dong", "ke-hoach"]
    assert earlier("to-trinh") == ["quyet-dinh-hoi-dong", "ke-hoach", "bao-cao"]
    assert earlier("thong-bao-ket-qua") == ["quyet-dinh-hoi-dong", "ke-hoach", "bao-cao", "to-trinh"]


def meeting(members: int = 5, held: Issued | None = None) -> dict[str, Any]:
    council = [build_member_facts(Member(name=f"N.V.{letter}."), HEAD, "council", FILL) for letter in "ABCDE"[:members]]
    return build_meeting_facts(Head(documents={COUNCIL_MINUTES: held} if held else {}), council, FILL)


def test_who_came_is_the_council_without_those_who_stayed_away() -> None:
    def came(held: Issued) -> list[str]:
        return [one["name"] for one in meeting(3, held)["attended"]]

    assert came(Issued(present=2, absent=("n.v.b.",))) == ["N.V.A.", "N.V.C."]
    assert came(Issued(present=3)) == ["N.V.A.", "N.V.B.", "N.V.C."]
    assert came(Issued(present=2)) == [], "names and number do not agree: nobody is named"


@pytest.mark.parametrize(("agree", "present", "share"), [(7, 7, "100"), (6, 7, "85.7"), (0, 7, "0"), (None, 7, "")])
def test_the_share_of_those_who_agree(agree: int | None, present: int, share: str) -> None:
    found = meeting(held=Issued(present=present, for_=agree))["agree_share"]
    assert found == (Decimal(share) if share else "")


def test_a_draft_comes_after_what_was_issued_before_it(catalogue: Catalogue) -> None:
    known = documents(
        catalogue,
        bien_ban_tu_danh_gia=Issued(date=date(2026, 6, 1)),
        quyet_dinh_cong_nhan=Issued(),
        to_trinh=Issued(date=date(2026, 6, 9)),
    )

    def day(name: str) -> date | None:
        return find_earliest_day(known, catalogue.entry(name))

    assert (day("ke-hoach"), day("quyet-dinh-cong-nhan"), day("to-trinh")) == (None, date(2026, 6, 1), date(2026, 6, 9))


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
