"""Documents that an issued one rests on."""

from __future__ import annotations

import pytest
from support.rulemaker import COUNCIL, SCHOOL, find, find_in_head, register_of

from cdsdossier.judging.rules import document_missing


def test_a_year_that_begins_lacks_no_document() -> None:
    assert find_in_head(document_missing, SCHOOL + COUNCIL + "documents:\n  to-trinh: {number: 3}\n") == []
    assert find_in_head(document_missing, register_of(ke_hoach="date: 2026-03-05", quyet_dinh_hoi_dong="")) == []


def test_a_date_that_was_refused_is_not_also_missing() -> None:
    text = register_of(
        ke_hoach="date: 2026-03-05", quyet_dinh_hoi_dong="date: 10/3/2026", bien_ban_tu_danh_gia="date: 2026-04-10"
    )

    assert find_in_head(document_missing, text) == []


@pytest.mark.parametrize("later", ["bao-cao", "quyet-dinh-cong-nhan", "to-trinh", "thong-bao-ket-qua"])
def test_whatever_follows_the_minutes_rests_on_them(later: str) -> None:
    text = register_of(
        ke_hoach="date: 2026-03-05", quyet_dinh_hoi_dong="date: 2026-03-05", **{later: "date: 2026-04-20"}
    )

    assert "bien-ban-tu-danh-gia" in [hit.about for hit in find_in_head(document_missing, text)]


def missing(**entries: str) -> list[tuple[str, str, str]]:
    found = find_in_head(document_missing, register_of(**entries))
    return [(one.about, one.message.partition("ban hành ")[2], one.fix.partition(" của")[0]) for one in found]


def test_what_is_missing_names_the_documents_that_rest_on_it() -> None:
    found = missing(ke_hoach="date: 2026-03-05", bao_cao="date: 2026-04-20", to_trinh="date: 2026-04-21")

    assert found == [
        (
            "quyet-dinh-hoi-dong",
            "Báo cáo tự đánh giá (20/04/2026), Tờ trình (21/04/2026)",
            "Đã ban hành thì điền number và date",
        ),
        (
            "bien-ban-tu-danh-gia",
            "Báo cáo tự đánh giá (20/04/2026), Tờ trình (21/04/2026)",
            "Đã ban hành thì điền number và date",
        ),
        ("quyet-dinh-cong-nhan", "Tờ trình (21/04/2026)", "Đã ban hành thì điền number và date"),
    ]


def office(register: str) -> list[tuple[str, str]]:
    found = find(document_missing, {"review.yaml": f"documents:\n{register}"})
    return [(one.about, one.message) for one in found if one.file == "review.yaml"]


def test_the_office_s_documents_rest_on_each_other_too() -> None:
    certificate = "  giay-chung-nhan: {date: 2026-06-01}\n"
    minutes = "  bien-ban-danh-gia-ngoai: {number: 1, date: 2026-05-20}\n"

    assert office(minutes) == []
    assert [about for about, _ in office(certificate)] == ["bien-ban-danh-gia-ngoai", "quyet-dinh-cong-nhan-ket-qua"]
    assert office(minutes + certificate) == [
        (
            "quyet-dinh-cong-nhan-ket-qua",
            (
                "Quyết định công nhận kết quả đánh giá ngoài chưa có ngày trong sổ văn bản, "
                "nhưng đã ban hành Giấy chứng nhận (01/06/2026)"
            ),
        )
    ]
    assert office(minutes + "  quyet-dinh-cong-nhan-ket-qua: {number: 2, date: 1/6}\n" + certificate) == []


def test_a_missing_document_is_found_at_its_key() -> None:
    decision, minutes = "quyet-dinh-cong-nhan-ket-qua: {date: 2026-06-01}", "bien-ban-danh-gia-ngoai: {number: 1}"
    (found,) = find(document_missing, {"review.yaml": f"documents:\n  {decision}\n  {minutes}\n"})

    assert (found.file, found.line, found.column) == ("review.yaml", 3, 3)
