from typing import Any

from support.desk import Desk, reviewed

from cdsdossier.documents import facts
from cdsdossier.documents.catalogue import Catalogue, read_catalogue
from cdsdossier.documents.facts.fact_types import Facts
from cdsdossier.documents.facts.gaps import Gap, Gaps
from cdsdossier.files import resources


def year() -> Catalogue:
    return read_catalogue(resources.templates_folder())


def built(desk: Desk, document: str, change: Any = None, gaps: Gaps | None = None) -> Facts:  # noqa: ANN401
    return facts.build_facts(desk.assessment(change), year().entry(document), year(), gaps or Gaps())


def test_only_bases_of_the_document_are_cited(desk: Desk) -> None:
    assert len(built(desk, "bao-cao")["bases"]) == 2
    assert built(desk, "ke-hoach")["bases"][2] == (
        "Thực hiện Kế hoạch số 1020/KH-SGDĐT ngày 24 tháng 02 năm 2026 của Sở Giáo dục và Đào tạo Hải Phòng "
        "về chuyển đổi số"
    )


def test_a_document_of_the_office_has_its_own_bases_and_both_registers(desk: Desk) -> None:
    found = built(desk, "quyet-dinh-cong-nhan-ket-qua", reviewed)

    assert [basis[:33] for basis in found["bases"]] == [
        "Căn cứ Quyết định số 85/QĐ-SGDĐT ",
        "Căn cứ Quyết định số 31/2025/QĐ-U",
    ]
    assert {"bao-cao", "giay-chung-nhan"} <= found["documents"].keys()
    assert "giay-chung-nhan" not in built(desk, "bao-cao", reviewed)["documents"]


def test_the_chain_says_which_documents_are_cited(desk: Desk) -> None:
    chain = built(desk, "bao-cao")["chain"]

    assert [one["id"] for one in chain if one["cited"]] == ["ke-hoach"]
    assert len(chain) == year().entry("bao-cao").number - 1


def test_an_issued_document_carries_no_note_that_the_set_is_unverified(desk: Desk) -> None:
    assert built(desk, "bao-cao")["set"]["unverified"] is False
    assert built(desk, "bao-cao", lambda parts: parts["head"].update(documents={}))["set"]["unverified"] is True


def test_proposals_are_grouped_by_addressee(desk: Desk) -> None:
    assert built(desk, "bao-cao")["narrative"]["proposals"] == [
        {"to": "UBND xã", "texts": ["Thêm thiết bị.", "Thêm kinh phí."]},
        {"to": "Sở", "texts": ["Mở lớp tập huấn."]},
    ]


def test_without_proposals_there_is_one_of_gaps(desk: Desk) -> None:
    narrative: dict[str, Any] = built(desk, "bao-cao", lambda parts: parts["narrative"].pop("proposals"))["narrative"]
    (one,) = narrative["proposals"]

    assert isinstance(one["to"], Gap)
    assert isinstance(one["texts"][0], Gap)


def test_council_roles_are_found_in_the_council(desk: Desk) -> None:
    found = built(desk, "bao-cao")

    assert found["council_roles"]["Chủ tịch"]["name"] == "N.V.A."
    assert found["council"][1]["task"] == "Ghi biên bản"
