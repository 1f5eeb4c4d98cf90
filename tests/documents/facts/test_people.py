from cdsdossier.documents.facts.fact_types import MemberFacts
from cdsdossier.documents.facts.gaps import FieldFiller, Gap, Gaps
from cdsdossier.documents.facts.people import build_member_facts, build_person_facts, build_unit_facts, find_holder
from cdsdossier.model.dossier.head import Person, School
from cdsdossier.model.dossier.review import TeamMember

FILL = FieldFiller(Gaps())


def named(gap: object) -> str:
    assert isinstance(gap, Gap)
    return gap.name


def test_a_unit_without_a_head_has_gaps_that_name_its_fields() -> None:
    unit = build_unit_facts(School(name="THCS An Bình"), "dossier.yaml", "school", FILL)

    assert unit["name"] == "THCS An Bình"
    assert named(unit["parent"]) == "dossier.yaml: school.parent"
    assert named(unit["head"]["title"]) == "dossier.yaml: school.head.title"
    assert unit["head"]["acting"] is False


def test_an_acting_head_is_marked() -> None:
    unit = build_unit_facts(School(head=Person(name="A", title="Hiệu trưởng", acting=True)), "f", "school", FILL)

    assert unit["head"] == {"name": "A", "title": "Hiệu trưởng", "acting": True, "honorific": ""}


def test_a_signer_without_a_title_has_a_gap_that_names_it() -> None:
    signer = build_person_facts(Person(name="A"), "dossier.yaml", "documents.ke-hoach.signer", FILL)

    assert named(signer["title"]) == "dossier.yaml: documents.ke-hoach.signer.title"


def test_a_member_has_name_post_and_role() -> None:
    member = build_member_facts(TeamMember(name="A", role="Thư ký", honorific="Bà"), "review.yaml", "team[0]", FILL)

    assert (member["name"], member["role"], member["honorific"]) == ("A", "Thư ký", "Bà")
    assert named(member["post"]) == "review.yaml: team[0].post"


def test_the_first_holder_of_a_role_is_found_and_a_missing_one_is_gaps() -> None:
    members: list[MemberFacts] = [
        {"name": "A", "post": "x", "honorific": "", "role": "Thư ký"},
        {"name": "B", "post": "y", "honorific": "", "role": "Thư ký"},
    ]
    missing = find_holder("Chủ tịch", members, "dossier.yaml", "council", FILL)

    assert find_holder("Thư ký", members, "dossier.yaml", "council", FILL)["name"] == "A"
    assert named(missing["name"]) == "dossier.yaml: council (Chủ tịch).name"
    assert named(missing["post"]) == "dossier.yaml: council (Chủ tịch).post"
