"""Which texts are asked for which form; the forms themselves are tested with ``written_form``."""

from __future__ import annotations

import pytest
from support.overlay import HERE
from support.rulemaker import changed, find

from cdsdossier.judging.rules import text_form

REVIEW = (HERE / "documents-out-of-order/good/review.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("place: Thử", "place: phường Kiến Hưng", "Kiến Hưng"),
        ("code: UBND", "code: ubnd xã", "UBNDXÃ"),
        ("name: UBND xã Thử", "name: ủy ban nhân dân xã Thử", "Ủy ban nhân dân xã Thử"),
        ("{name: Đ.V.M., post", "{name: TS. Đ.V.M., post", "Đ.V.M."),
        ("reason: Số liệu chỉ đến tháng 11", "reason: Số liệu  chỉ đến tháng 11", "Số liệu chỉ đến tháng 11"),
    ],
)
def test_the_office_is_read_as_the_school_is(old: str, new: str, wanted: str) -> None:
    assert old in REVIEW
    (found,) = find(text_form, {"review.yaml": REVIEW.replace(old, new, 1)})

    assert (found.file, found.fix) == ("review.yaml", f"Viết: {wanted}")


@pytest.mark.parametrize(
    ("listed", "wanted"),
    [
        (
            "[Nhóm 1 đạt, thống nhất điểm 1.4]",
            ['"Nhóm 1 đạt, thống nhất điểm 1.4"'],
        ),
        ("[nhất trí, không có ý kiến khác]", []),
        ("[Nhóm 1 đạt., thống nhất]", []),
        ('["Nhóm 1 đạt, thống nhất điểm 1.4"]', []),
        ("\n      - Nhóm 1 đạt\n      - thống nhất", []),
    ],
)
def test_a_sentence_that_a_comma_of_a_list_cut_in_two_is_told_whole(listed: str, wanted: list[str]) -> None:
    minutes = f"documents:\n  bien-ban-tu-danh-gia:\n    discussion: {listed}\n"

    found = find(text_form, changed("dossier.yaml", ("documents:\n", minutes)))
    assert [one.fix.removeprefix("Viết: ").partition(";")[0] for one in found] == wanted


def test_several_faults_of_one_text_are_told_together() -> None:
    (found,) = find(text_form, changed("dossier.yaml", ("parent: UBND xã Thử", "parent: “ubnd  xã Thử.”")))

    assert found.message == (
        "““ubnd  xã Thử.”” nằm trong ngoặc kép, có hai dấu cách liền nhau, có dấu câu ở cuối, chưa viết hoa tên cơ quan"
    )
    assert found.fix == "Viết: Ubnd xã Thử"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("about: ban hành bộ chỉ số thử", "about: về việc V.v"),
        ("post: Phó hiệu trưởng", "post: thư viện, văn thư"),
        ("when: 3/2026", "when: 3/2026."),
    ],
)
def test_other_texts_keep_their_own_form(old: str, new: str) -> None:
    file = "timeline.yaml" if old.startswith("when") else "dossier.yaml"

    assert find(text_form, changed(file, (old, new))) == []
