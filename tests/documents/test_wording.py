"""What the papers say in one case and not in another: each line is a change of a dossier and the words that follow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from support.desk import REVIEW, Desk, held, reviewed

from cdsdossier.documents.catalogue import read_catalogue
from cdsdossier.documents.compose import Composed, Composer
from cdsdossier.documents.letter import Letter
from cdsdossier.files import resources

Change = Callable[[dict[str, Any]], object]
LAW = {"deadlines": [{"id": "a", "what": "Cập nhật", "before": "05-31", "met_by": {"step": "cap-nhat"}}]}
MINUTES, NOTICE, DECISION = "bien-ban-tu-danh-gia", "thong-bao-ket-qua", "quyet-dinh-cong-nhan"
OUTSIDE, OUTCOME = "bien-ban-danh-gia-ngoai", "quyet-dinh-cong-nhan-ket-qua"


def composed(desk: Desk, document: str, change: Change) -> Composed[Letter]:
    def all_there(parts: dict[str, Any]) -> None:
        held(parts)
        change(parts)

    templates = resources.templates_folder()
    catalogue = read_catalogue(templates)
    return Composer(desk.assessment(all_there), catalogue, templates).compose(catalogue.entry(document))


def words(desk: Desk, document: str, change: Change) -> str:
    letter = composed(desk, document, change).content
    annexes = [str(text) for one in letter.annexes for text in one.body.itertext()]
    told = [letter.number or "", letter.regarding, letter.kind, letter.subject, *letter.addressees, *letter.bases]
    told += [*map(str, letter.body.itertext()), *annexes, *letter.recipients]
    return " ".join(" ".join(told).split())


def of(document: str, **keys: object) -> Change:
    """Change the register's entry of a document, the school's or the office's."""

    def change(parts: dict[str, Any]) -> None:
        parts["set"].update(LAW)
        if document in REVIEW["documents"]:
            reviewed(parts)
            parts["review"]["documents"].setdefault(document, {}).update(keys)
        else:
            parts["head"]["documents"].setdefault(document, {}).update(keys)

    return change


def school(**keys: object) -> Change:
    return lambda parts: parts["head"]["school"].update(keys)


def recognised(on: str) -> Change:
    """The office decided on 24/5/2026; the notice is of the day ``on``."""

    def change(parts: dict[str, Any]) -> None:
        reviewed(parts)
        parts["head"]["documents"][NOTICE] = {"number": "9", "date": on}

    return change


def not_met_outside(parts: dict[str, Any]) -> None:
    reviewed(parts)
    parts["review"]["scores"]["1.1"] = {"self": "true", "agree": False, "met": False, "reason": "Chưa có"}


def faultless(parts: dict[str, Any]) -> None:
    reviewed(parts)
    parts["review"]["remarks"]["shortcomings"] = []


def unremarked(parts: dict[str, Any]) -> None:
    reviewed(parts)
    parts["review"]["remarks"] = {}


def named(parts: dict[str, Any]) -> None:
    parts["head"]["council"][0]["honorific"] = "Bà"
    parts["head"]["documents"][MINUTES]["present"] = 2


def nameless_levels(parts: dict[str, Any]) -> None:
    for level in parts["set"]["levels"]:
        level["name"] = f"Mức độ {level['level']}"


def abbreviated(parts: dict[str, Any]) -> None:
    parts["set"]["groups"][0]["criteria"][0]["text"] = "Có kế hoạch ứng dụng CNTT"


CASES: list[tuple[str, str, Change, str, str]] = [
    ("a deadline ahead", DECISION, of(DECISION, date="2026-05-30"), "trước ngày 31 tháng 5 năm 2026", "dục theo quy"),
    ("a deadline of today", DECISION, of(DECISION, date="2026-05-31"), "ngành giáo dục theo quy định", "tháng 5 năm"),
    ("a deadline gone by", DECISION, of(DECISION, date="2026-06-09"), "ngành giáo dục theo quy định", "tháng 5 năm"),
    ("the office's too", "quyet-dinh-cong-nhan-ket-qua", of("quyet-dinh-cong-nhan-ket-qua", date="2026-06-24"),
     "ngành giáo dục theo quy định", "tháng 5 năm 2026 và công khai"),
    ("a draft after it", DECISION, lambda p: (of(DECISION, date=None)(p), of(MINUTES, date="2026-06-01")(p)),
     "ngành giáo dục theo quy định", "31 tháng 5"),
    ("before the office's decision", NOTICE, recognised("2026-05-23"), "được phê duyệt tại", "công nhận"),
    ("on its day", NOTICE, recognised("2026-05-24"), "96/QĐ-SGDĐT", "thông báo công khai kết quả tự đánh giá"),
    ("both results", NOTICE, recognised("2026-05-25"), "69,5 điểm Mức độ 2 - Mức đáp ứng cơ bản 65 điểm", "XXX"),
    ("a draft of the notice", NOTICE, lambda p: (recognised("")(p), of(NOTICE, date=None)(p)), "65 điểm", "XXX"),
    ("not recognised yet", NOTICE, lambda p: (recognised("2026-05-25")(p), p["review"].update(state="chap-nhan")),
     "Điểm tự đánh giá", "65 điểm"),
    ("a condition on the certificate", "giay-chung-nhan", not_met_outside, "Điều kiện bắt buộc chưa đạt: 1.1", "XXX"),
    ("as on the decision", "quyet-dinh-cong-nhan-ket-qua", not_met_outside, "chưa đạt: 1.1", "XXX"),
    ("all conditions met", "giay-chung-nhan", reviewed, "đạt kết quả", "bắt buộc"),
    ("posted until", NOTICE, of(NOTICE, posted_until="2026-06-30"), "đến hết ngày 30 tháng 6 năm 2026", "XXX"),
    ("posted for no time", NOTICE, of(NOTICE), "kể từ ngày ban hành", "niêm yết:"),
    ("all agree", MINUTES, of(MINUTES), "2/2 thành viên có mặt tán thành (100%).", "không tán thành"),
    ("one differs", MINUTES, of(MINUTES, present=3, against=1, abstain=0, **{"for": 2}),
     "2/3 thành viên có mặt tán thành (66,7%); không tán thành 1/3; không có ý kiến 0/3.", "XXX"),
    ("who came", MINUTES, named,
     "gồm: - Bà N.V.A., Hiệu trưởng, Chủ tịch Hội đồng; - L.V.C., Giáo viên, Thư ký", "Ông (bà)"),
    ("one stayed away", MINUTES, of(MINUTES, present=1, absent=["L.V.C."]), "Vắng mặt: L.V.C.", "- L.V.C., Giáo viên"),
    ("names and number differ", MINUTES, of(MINUTES, present=1, absent=[]), "tháng 4 năm 2026. Vắng", "gồm: -"),
    ("said", MINUTES, of(MINUTES, discussion=["Ý một."]), "3. Ý kiến thảo luận - Ý một. 4. Hạn chế", "XXX"),
    ("nothing said", MINUTES, of(MINUTES), "3. Hạn chế", "thảo luận"),
    ("copies", MINUTES, of(MINUTES, copies=2), "thông qua và được lập thành 02 bản có giá trị như nhau.", "XXX"),
    ("one copy", MINUTES, of(MINUTES, copies=1), "lập thành 01 bản.", "như nhau"),
    ("no copies", MINUTES, of(MINUTES), "nhất trí thông qua. Cuộc họp", "lập thành 0"),
    ("proposed by", "quyet-dinh-hoi-dong", of("quyet-dinh-hoi-dong", proposer="Tổ trưởng tổ văn phòng"),
     "Theo đề nghị của Tổ trưởng tổ văn phòng.", "Xét yêu cầu"),
    ("proposed by nobody", "quyet-dinh-hoi-dong", of(DECISION), "Xét yêu cầu nhiệm vụ và năng lực", "Theo đề nghị"),
    ("the principle of work", "quyet-dinh-hoi-dong", of(DECISION), "4. Hội đồng làm việc theo nguyên tắc", "ông (bà)"),
    ("approved", DECISION, of(DECISION), "Phê duyệt kết quả tự đánh giá", "ông nhận"),
    ("a centre", "ke-hoach", school(kind="gdtx"), "Trung tâm yêu cầu các bộ phận", "nhà trường"),
    ("a centre's head", DECISION, school(kind="gdtx", head={"title": "Giám đốc"}), "giúp Giám đốc", "Hiệu trưởng"),
    ("a Sở", "ke-hoach", school(kind="so-gddt"), "Các phòng chuyên môn (để t/h)", "tổ chuyên môn"),
    ("no program talk", "ke-hoach", of(DECISION), "gồm 01 nhóm tiêu chí", "làm tròn"),
    ("nameless levels", "bao-cao", nameless_levels, "xếp Mức độ 2:", "Mức độ 2 - Mức"),
    ("nameless levels", "ke-hoach", nameless_levels, "- Mức độ 2: từ 50 đến 75", "Mức độ 2 - Mức"),
    ("abbreviations", "ke-hoach", abbreviated, "Chữ viết tắt: CNTT là công nghệ thông tin.", "CSDL là"),
    ("no abbreviations", "ke-hoach", of(DECISION), "Tiêu chí 1.1", "viết tắt"),
    ("a dossier goes back", "phieu-tra-ho-so", of("phieu-tra-ho-so"),
     "Số: 03/SGDĐT-VHXH V/v trả hồ sơ đề nghị đánh giá ngoài mức độ chuyển đổi số năm học 2025-2026",
     "Phiếu"),
    ("the office's minutes name who signs", OUTSIDE, of(OUTSIDE), "N.V.A., Hiệu trưởng. 2. Căn cứ", "L.V.C."),
    ("and what was done", OUTSIDE, of(OUTSIDE), "minh chứng của từng nội dung. 3.", "thực tế"),
    ("reasons only where points differ", OUTSIDE, of(OUTSIDE), "Hợp đồng đã hết hạn.", "Đoàn: Mức"),
    ("no shortcomings", OUTSIDE, faultless, "b) Hạn chế: Không. 6.", "……"),
    ("no shortcomings to mend", OUTCOME, faultless, "công khai kết quả. 2. Đoàn đánh giá ngoài bàn giao", "hạn chế"),
    ("shortcomings not written", OUTSIDE, unremarked, "Hạn chế: - ……", "Không."),
    ("nobody twice", OUTCOME, of(OUTCOME), "- Như Điều 3; - Lưu: VT, Hồ sơ.", "- Đoàn đánh giá"),
    ("whose decision", NOTICE, of(NOTICE), "tháng 4 năm 2026 của Hiệu trưởng Trường THCS An Bình về việc", "XXX"),
    ("whose recognition", NOTICE, recognised("2026-05-25"), "của Giám đốc Sở Giáo dục và Đào tạo Hải Phòng", "XXX"),
    ("made public", NOTICE, of(NOTICE), "Niêm yết tại nhà trường. 3.", "cơ sở dữ liệu ngành"),
    ("by a unit that nobody named", "phieu-tra-ho-so",
     lambda p: (of("phieu-tra-ho-so")(p), p["review"]["body"].pop("unit")), "Số: 03/SGDĐT-…… V/v", "CĐS"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("document", "change", "said", "unsaid"), [case[1:] for case in CASES], ids=[f"{c[1]}: {c[0]}" for c in CASES]
)
def test_a_paper_says(desk: Desk, document: str, change: Change, said: str, unsaid: str) -> None:
    text = words(desk, document, change)

    assert said in text
    assert unsaid not in text


def test_gaps_say_what_to_write(desk: Desk) -> None:
    assert "review.yaml: remarks.shortcomings (không có hạn chế thì ghi [])" in composed(desk, OUTSIDE, unremarked).gaps

    def unnamed(parts: dict[str, Any]) -> None:
        reviewed(parts)
        del parts["review"]["body"]["unit"]

    assert composed(desk, "phieu-tra-ho-so", unnamed).gaps == ("review.yaml: body.unit",)
