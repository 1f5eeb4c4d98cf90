"""``dossier.yaml`` and the narrative of the new year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from cdsdossier.model.dossier import Dossier, Head
from cdsdossier.model.dossier.head import Issued, Member, Person, School, Term, Waiver
from cdsdossier.model.dossier.narrative import Narrative, Proposal
from cdsdossier.model.indicatorset.set_file import SetFile
from cdsdossier.workflows import scaffold
from cdsdossier.workflows.next_year.head_file import build_head_file, build_narrative_file
from cdsdossier.workflows.next_year.legal_bases import CarriedBases
from cdsdossier.workflows.next_year.previous_year import PreviousYear

SUGGESTED = scaffold.build_dossier_files(
    scaffold.NewYear(school_year="2024-2025", school="Trường A", kind="thcs"), SetFile.read("qd4725-2022")
)


def previous(head: Head, narrative: Narrative | None = None) -> PreviousYear:
    dossier = replace(Dossier(Path(), head), narrative=narrative or Narrative())
    return PreviousYear(dossier, None, "2023-2024", ())


def head_file(head: Head, bases: CarriedBases | None = None) -> str:
    return build_head_file(SUGGESTED["dossier.yaml"], previous(head), bases or CarriedBases((), 0, ())).decode()


def _without_comments(text: str) -> str:
    kept = (line.partition("#")[0].rstrip() for line in text.splitlines())
    return "".join(f"{line}\n" for line in kept if line)


def test_people_are_carried_and_each_is_to_be_confirmed() -> None:
    school = School(head=Person(name="N.V.A.", title="Phó hiệu trưởng", acting=True, honorific="Bà"), staff=38)
    text = head_file(Head(school=school, council=(Member(name="L.V.C.", role="Chủ tịch", honorific="Ông"),)))
    plain = _without_comments(text)
    assert "    name: N.V.A.\n    title: Phó hiệu trưởng\n    acting: true\n    honorific: Bà\n" in plain
    assert "  staff: 38\n" in text
    assert "council:\n  - {honorific: Ông, name: L.V.C., role: Chủ tịch}\n" in text
    assert "confirmed:\n  head: false\n  staff: false\n  council: false\nschool:\n" in plain


def test_without_people_the_suggested_lines_stay() -> None:
    text = head_file(Head())
    assert "confirmed:" not in text
    assert "#   - {name: L.V.C." in text


def test_last_years_numbers_days_terms_and_waivers_are_only_reminders() -> None:
    text = head_file(
        Head(
            documents={"ke-hoach": Issued(number="2", date=date(2024, 3, 5)), "bao-cao": Issued()},
            terms={"I": Term(from_=date(2023, 9, 5), to=date(2024, 1, 12)), "II": Term(from_=date(2024, 1, 15))},
            waivers=(Waiver(rule="evidence-duplicate", where="1.3.2", reason="Một\nhợp đồng"),),
        )
    )
    assert "# năm trước: số 2, ngày 05/03/2024" in text
    assert text.count("# năm trước: số") == 1
    assert "# năm trước: học kỳ I từ 05/09/2023 đến 12/01/2024\n" in text
    assert '#   - {rule: evidence-duplicate, where: "1.3.2", reason: Một hợp đồng}' in text


def test_the_bases_that_are_carried_take_the_place_of_the_suggested() -> None:
    text = head_file(Head(), CarriedBases(("  - {kind: Luật, about: Luật Giáo dục}",), 1, ()))
    assert "bases:\n  - {kind: Luật, about: Luật Giáo dục}\n" in text
    assert "confirmed:\n  bases: false    # từng căn cứ\n" in text


def test_shortcomings_lessons_and_proposals_are_reminders_above_empty_lists() -> None:
    said = Narrative(
        shortcomings=("Thiếu máy",), lessons=("Làm sớm",), proposals=(Proposal(to="UBND xã", text="Cấp máy"),)
    )
    text = build_narrative_file(SUGGESTED["narrative.yaml"], previous(Head(), said)).decode()
    assert "#   - Thiếu máy\nshortcomings:" in text
    assert "#   - Làm sớm\nlessons:" in text
    assert "#   - UBND xã: Cấp máy\nproposals:" in text
