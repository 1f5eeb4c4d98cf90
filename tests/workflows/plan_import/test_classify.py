"""Words name documents and steps; what they do not say is not guessed."""

from __future__ import annotations

import pytest

from cdsdossier.model.dossier.head import DOCUMENTS
from cdsdossier.model.dossier.timeline import STEPS
from cdsdossier.workflows.plan_import.classify import classify_document, classify_steps

NAMED = {
    "Biên bản tự đánh giá": "bien-ban-tu-danh-gia",
    "Biên bản họp Hội đồng": "bien-ban-tu-danh-gia",
    "Biên bản tự kiểm tra, đánh giá": "bien-ban-tu-danh-gia",
    "BB họp HĐ TĐG": "bien-ban-tu-danh-gia",
    "Biên bản họp hội đồng trường": None,
    "Biên bản đánh giá ngoài": None,
    "Biên bản bàn giao thiết bị": None,
    "Quyết định thành lập Hội đồng tự đánh giá CDS": "quyet-dinh-hoi-dong",
    "QĐ thành lập Hội đồng TĐG": "quyet-dinh-hoi-dong",
    "Quyết định về việc thành lập Hội đồng tự đánh giá": "quyet-dinh-hoi-dong",
    "Quyết định thành lập": None,
    "Quyết định thành lập ban chuyển đổi số": None,
    "Quyết định công nhận kết quả đơn vị tự đánh giá của đơn vị": "quyet-dinh-cong-nhan",
    "QUYẾT ĐỊNH PHÊ DUYỆT KẾT QUẢ TỰ ĐÁNH GIÁ": "quyet-dinh-cong-nhan",
    "quyet dinh cong nhan ket qua tu danh gia": "quyet-dinh-cong-nhan",
    "Quyết định công nhận kết quả đánh giá ngoài của đơn vị": None,
    "Tờ trình gửi cấp trên quản lý trực tiếp": "to-trinh",
    "01 Tờ trình": "to-trinh",
    "Báo cáo tự đánh giá": "bao-cao",
    "Báo cáo kết quả đánh giá mức độ chuyển đổi số": "bao-cao",
    "Báo cáo tự đánh giá, đề nghị đánh giá ngoài": "bao-cao",
    "Báo cáo kết quả đánh giá ngoài": None,
    "Báo cáo kết quả đánh giá giáo viên": None,
    "Báo cáo thu chi": None,
    "Ban hành Kế hoạch kiểm tra, đánh giá": "ke-hoach",
    "Kế hoạch hoạt động chuyển đổi số": None,
    "Kế hoạch": None,
    "Danh mục minh chứng": "danh-muc-minh-chung",
    "Danh mục hồ sơ minh chứng": "danh-muc-minh-chung",
    "Danh mục thiết bị": None,
    "Phiếu tự đánh giá, chấm điểm": "phieu-cham-diem",
    "Phiếu chấm điểm": "phieu-cham-diem",
    "Phiếu mượn sách": None,
    "Thông báo công bố kết quả": "thong-bao-ket-qua",
    "Thông báo kết quả trên trang web": "thong-bao-ket-qua",
    "Thông báo nghỉ lễ": None,
    "Biên bản tự đánh giá và Quyết định công nhận kết quả tự đánh giá": None,
    "Giấy chứng nhận kết quả mức độ chuyển đổi số": None,
    "Nhập số liệu theo kế hoạch đánh giá": None,
    "": None,
}

TASKS: dict[str, tuple[str, ...]] = {
    "Xây dựng kế hoạch": ("ke-hoach",),
    "Xây dựng và ban hành kế hoạch đánh giá": ("ke-hoach",),
    "Lập kế hoạch tự đánh giá và đánh giá ngoài": ("ke-hoach",),
    "Lắp đặt thiết bị theo kế hoạch": (),
    "Ban hành Quyết định thành lập Hội đồng tự đánh giá": ("hoi-dong",),
    "Thành lập ban chuyển đổi số": (),
    "Thành lập Hội đồng, xây dựng kế hoạch": ("ke-hoach", "hoi-dong"),
    "Tự đánh giá; Phê duyệt kết quả": ("tu-danh-gia",),
    "TU DANH GIA": ("tu-danh-gia",),
    "Đề nghị đánh giá ngoài": ("de-nghi",),
    "Báo cáo kết quả tự đánh giá và đề nghị đánh giá ngoài": ("de-nghi",),
    "Thực hiện đánh giá ngoài theo kế hoạch của cấp trên": ("danh-gia-ngoai",),
    "Cập nhật kết quả đánh giá ngoài": ("cap-nhat",),
    "Cập nhật CSDL ngành": ("cap-nhat",),
    "Cập nhật phần mềm": (),
    "Công khai kết quả tự đánh giá": ("cong-bo",),
    "Cập nhật kết quả trên CSDL ngành và công bố kết quả": ("cap-nhat", "cong-bo"),
    "Đánh giá ngoài, công bố kết quả": ("danh-gia-ngoai", "cong-bo"),
    "": (),
}


@pytest.mark.parametrize(("name", "document"), NAMED.items())
def test_a_product_is_tied_to_the_document_that_its_words_name(name: str, document: str | None) -> None:
    assert classify_document(name) == document


def test_a_plan_alone_is_the_plan_only_where_plans_are_made() -> None:
    assert classify_document("Kế hoạch", ("ke-hoach",)) == "ke-hoach"
    assert classify_document("Kế hoạch", ("cong-bo",)) is None


@pytest.mark.parametrize(("what", "steps"), TASKS.items())
def test_a_task_has_the_steps_that_its_words_name(what: str, steps: tuple[str, ...]) -> None:
    assert classify_steps(what) == steps


def test_every_document_and_step_can_be_named() -> None:
    assert set(DOCUMENTS) == {document for document in NAMED.values() if document}
    assert set(STEPS) == {step for steps in TASKS.values() for step in steps}
