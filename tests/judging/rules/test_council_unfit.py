"""Who must sit on the council, and how often."""

from __future__ import annotations

import pytest
from support.rulemaker import COUNCIL, SCHOOL, find, find_in_head, register_of

from cdsdossier.findings import Severity
from cdsdossier.judging.rules import council_unfit


@pytest.mark.parametrize(("members", "count"), [(3, 1), (4, 1), (5, 0), (6, 1), (7, 0), (8, 1), (9, 0)])
def test_a_small_or_even_council_is_only_a_warning(members: int, count: int) -> None:
    more = "".join(f"  - {{name: Người {n}, role: Ủy viên}}\n" for n in range(members - 2))
    text = "council:\n  - {name: N.V.A., role: Chủ tịch}\n  - {name: L.V.C., role: Thư ký}\n" + more

    assert [hit.severity for hit in find_in_head(council_unfit, text)] == [Severity.WARNING] * count


@pytest.mark.parametrize("text", ["council:\n", "council: []\n", SCHOOL])
def test_an_empty_council_is_one_error(text: str) -> None:
    (hit,) = find_in_head(council_unfit, text)

    assert hit.severity is Severity.ERROR
    assert hit.message == "Hội đồng tự đánh giá chưa có thành viên nào"


@pytest.mark.parametrize(
    "slip", ["role: Thư kí", "rôle: Chủ tịch", "role: [Thư ký]"], ids=["another spelling", "another key", "a list"]
)
def test_a_member_that_could_not_be_read_is_not_told_twice(slip: str) -> None:
    assert find_in_head(council_unfit, COUNCIL.replace("role: Thư ký", slip)) == []
    assert find_in_head(council_unfit, "council: Hiệu trưởng và các tổ trưởng\n") == []


@pytest.mark.parametrize(
    ("name", "title", "told"),
    [("N.V.X.", "Hiệu trưởng", True), ("n.v.a.", "hiệu  trưởng", False), ("N.V.X.", "Phó hiệu trưởng", False)],
)
def test_two_people_do_not_hold_the_post_of_the_head(name: str, title: str, told: bool) -> None:
    text = register_of().replace("kind: thcs}", f"kind: thcs, head: {{name: {name}, title: {title}}}}}")
    text = text.replace("N.V.A., role", "N.V.A., post: Hiệu trưởng, role")

    words = "Hiệu trưởng trong Hội đồng là “N.V.A.”, còn school.head.name là “N.V.X.”"
    assert [hit.message for hit in find_in_head(council_unfit, text)] == [words] * told


def test_the_head_who_signed_the_decision_on_the_council_is_the_head_of_that_day() -> None:
    text = register_of(quyet_dinh_hoi_dong="number: 1, date: 2026-03-01")
    text = text.replace("kind: thcs}", "kind: thcs, head: {name: N.V.X., title: Hiệu trưởng}}")
    text = text.replace("N.V.A., role", "N.V.A., post: Hiệu trưởng, role")
    signed = text.replace("date: 2026-03-01", "date: 2026-03-01, signer: {name: N.V.A., title: Hiệu trưởng}")

    (hit,) = find_in_head(council_unfit, text)
    assert hit.fix.startswith("Hội đồng đã ký thì giữ nguyên: thêm signer: {name: N.V.A., title: Hiệu trưởng} ở ")
    (draft,) = find_in_head(council_unfit, text.replace(", date: 2026-03-01", ""))
    assert draft.fix.startswith("Sửa cho hai chỗ cùng một người")
    assert find_in_head(council_unfit, signed) == []
    (hit,) = find_in_head(council_unfit, signed.replace("name: N.V.A., title", "name: N.V.Y., title"))
    assert "còn documents.quyet-dinh-hoi-dong.signer.name là “N.V.Y.”" in hit.message


@pytest.mark.parametrize(
    ("post", "head", "told"),
    [
        ("Phó hiệu trưởng", "title: Hiệu trưởng", True),
        ("Hiệu trưởng", "title: Phó hiệu trưởng", True),
        ("Bí thư Chi bộ, Hiệu trưởng", "title: Hiệu trưởng", False),
        ("Phó Hiệu trưởng", "title: Phó hiệu trưởng phụ trách", False),
        ("Phó hiệu trưởng", "title: Hiệu trưởng, acting: true", False),
        ("Giáo viên", "title: Hiệu trưởng", False),
    ],
)
def test_one_person_has_one_post_in_the_council_and_under_papers(post: str, head: str, told: bool) -> None:
    text = register_of().replace("kind: thcs}", f"kind: thcs, head: {{name: N.V.A., {head}}}}}")
    text = text.replace("N.V.A., role", f'N.V.A., post: "{post}", role')
    title = head.partition(",")[0].removeprefix("title: ")

    words = f"“N.V.A.” trong Hội đồng là “{post}”, khi ký văn bản là “{title}”"
    assert [hit.message for hit in find_in_head(council_unfit, text)] == [words] * told


def whats(text: str) -> list[tuple[str, int | None, str]]:
    return [(one.message, one.line, one.fix) for one in find_in_head(council_unfit, text)]


def test_a_member_without_a_role_is_named_or_counted() -> None:
    council = COUNCIL.replace("{name: P.T.D., role: Ủy viên}", "{post: Giáo viên}").replace(
        "V.T.E., role: Ủy viên", "V.T.E."
    )

    assert [one[:2] for one in whats(council)] == [
        ("người thứ 4 chưa có vai trò trong Hội đồng", 5),
        ("“V.T.E.” chưa có vai trò trong Hội đồng", 6),
    ]


def test_a_name_twice_and_a_second_chair_are_found_at_the_later_one() -> None:
    council = COUNCIL.replace("P.T.D.", "n.v.a.").replace("Phó chủ tịch", "Chủ tịch")

    assert [one[:2] for one in whats(council)] == [
        ("Hội đồng có hai Chủ tịch", 3),
        ("“n.v.a.” có tên hai lần trong Hội đồng", 5),
    ]


@pytest.mark.parametrize(("role", "other"), [("Chủ tịch", "Ủy viên"), ("Thư ký", "Ủy viên")])
def test_chair_and_secretary_must_be_there(role: str, other: str) -> None:
    assert whats(COUNCIL.replace(f"role: {role}", f"role: {other}")) == [
        (f"Hội đồng chưa có {role}", 1, f"Ghi role: {role} cho một thành viên.")
    ]


def test_without_names_nobody_is_there_twice() -> None:
    members = "".join(f"  - {{role: {role}}}\n" for role in ("Chủ tịch", "Thư ký", "Ủy viên", "Ủy viên", "Ủy viên"))

    assert whats(f"council:\n{members}") == []


@pytest.mark.parametrize(
    ("head", "post", "found"),
    [
        ("name: X, title: Hiệu trưởng", "Hiệu trưởng", True),
        ("name: X, title: Hiệu trưởng", "Hiệu phó", False),
        ("name: X", "Hiệu trưởng", False),
        ("title: Hiệu trưởng", "Hiệu trưởng", False),
        ("name: X, title: Phó Hiệu trưởng", "Phó Hiệu trưởng", False),
        ("name: N.V.A., title: Hiệu trưởng", "Hiệu trưởng", False),
    ],
)
def test_the_post_of_the_head_is_compared_where_both_have_a_name(head: str, post: str, found: bool) -> None:
    text = f"school: {{head: {{{head}}}}}\n" + COUNCIL.replace("N.V.A.,", f"N.V.A., post: {post},")

    assert bool(whats(text)) is found


def test_a_head_that_is_not_there_or_cannot_be_read_has_no_council_to_judge() -> None:
    assert find(council_unfit, {"dossier.yaml": None}) == []
    assert find(council_unfit, {"dossier.yaml": "council: [\n"}) == []
