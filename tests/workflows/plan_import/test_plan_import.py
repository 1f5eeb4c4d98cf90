"""The annexes of three real plans come in whole, from tables, text and Word files alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from support.odsmaker import cell, covered, ods, row, sheet
from support.plan_seeds import ALL, Seed
from support.tablemaker import annex, table
from support.wordmaker import document

from cdsdossier.errors import Refused
from cdsdossier.files.tables import TableDocument
from cdsdossier.model.dossier.timeline import PlanReference, Product, Task, Timeline
from cdsdossier.text.time_phrases import SchoolYear
from cdsdossier.workflows.plan_import import parse_annex, read_annex


def task(id_: str, what: str, when: str, steps: tuple[str, ...], *products: tuple[str, str | None]) -> Task:
    made = tuple(Product(name=name, document=document) for name, document in products)
    return Task(id=id_, what=what, when=when, steps=steps, products=made)


EXPECTED = {
    "thcs-a": Timeline(
        plan=PlanReference(document="ke-hoach", number=None, date=date(2023, 9, 1)),
        tasks=(
            task(
                "1",
                "Xây dựng kế hoạch",
                "Tháng 9/2023",
                ("ke-hoach",),
                ("Ban hành Kế hoạch kiểm tra, đánh giá", "ke-hoach"),
            ),
            task(
                "2",
                "Tự đánh giá",
                "Tháng 5/2024",
                ("tu-danh-gia",),
                ("Biên bản tự đánh giá", "bien-ban-tu-danh-gia"),
                ("Quyết định công nhận kết quả tự đánh giá", "quyet-dinh-cong-nhan"),
            ),
            task("3", "Đề nghị đánh giá", "Tháng 5/2024", ("de-nghi",), ("Tờ trình gửi Phòng GD&ĐT", "to-trinh")),
            task(
                "4",
                "Thực hiện đánh giá ngoài",
                "Tháng 5/2024",
                ("danh-gia-ngoai",),
                ("Giấy chứng nhận kết quả mức độ chuyển đổi số", None),
            ),
            task("5", "Cập nhật kết quả", "Tháng 5/2024", ("cap-nhat",)),
            task("6", "Công bố kết quả trên trang web", "Tháng 5/2024", ("cong-bo",)),
        ),
    ),
    "tieu-hoc": Timeline(
        plan=None,
        tasks=(
            task(
                "1",
                "Xây dựng và ban hành kế hoạch đánh giá mức độ chuyển đổi số",
                "Tháng 3/2026",
                ("ke-hoach",),
                ("kế hoạch đánh giá mức độ chuyển đổi số", "ke-hoach"),
            ),
            task(
                "2",
                "Ban hành Quyết định thành lập Hội đồng tự đánh giá chuyển đổi số",
                "Tháng 3/2026",
                ("hoi-dong",),
                (
                    "Quyết định thành lập Hội đồng tự đánh giá CDS, phân công nhiệm vụ các thành viên",
                    "quyet-dinh-hoi-dong",
                ),
            ),
            task(
                "3",
                "Tự đánh giá mức độ chuyển đổi số theo bộ tiêu chí; Phê duyệt kết quả",
                "Tháng 3,4/2026",
                ("tu-danh-gia",),
                ("Biên bản tự đánh giá", "bien-ban-tu-danh-gia"),
                ("Quyết định công nhận kết quả tự đánh giá của đơn vị", "quyet-dinh-cong-nhan"),
            ),
            task(
                "4",
                "Đề nghị đánh giá ngoài mức độ chuyển đổi số",
                "Tháng 4/2026",
                ("de-nghi",),
                ("Tờ trình gửi cấp trên quản lý trực tiếp", "to-trinh"),
            ),
            task(
                "5",
                "Thực hiện đánh giá ngoài theo kế hoạch của cấp trên trực tiếp",
                "Tháng 4/2026",
                ("danh-gia-ngoai",),
                ("Quyết định công nhận kết quả đánh giá ngoài của đơn vị", None),
            ),
            task(
                "6",
                "Công bố kết quả trên trang thông tin điện tử của đơn vị",
                "Tháng 5/2026",
                ("cong-bo",),
                ("Đường link website", None),
            ),
        ),
    ),
    "thcs-b": Timeline(
        plan=PlanReference(document="ke-hoach", number="206/KH-THCSMTh", date=date(2023, 9, 15)),
        tasks=(
            task("1", "Thành lập ban chuyển đổi số", "9/2023", (), ("Quyết định thành lập", None)),
            task(
                "2",
                "Lập kế hoạch chuyển đổi số",
                "9/2023",
                ("ke-hoach",),
                ("Kế hoạch hoạt động chuyển đổi số trong nhà trường", None),
                ("Xây dựng bộ tiêu chí đánh giá chuyển đổi số", None),
            ),
            task(
                "3",
                "Thực hiện chuyển đổi số",
                "9/2023",
                (),
                ("Tập huấn bồi dưỡng CBGVNV", None),
                ("Thực hiện đồng bộ các nhiệm vụ các giải pháp để đảm bảo kế hoạch chuyển đổi số", None),
            ),
            task(
                "4",
                "Tự đánh giá mức độ chuyển đổi số theo Bộ chỉ số",
                "3/2024",
                ("tu-danh-gia",),
                ("Biên bản tự đánh giá", "bien-ban-tu-danh-gia"),
                ("Quyết định công nhận kết quả đơn vị tự đánh giá của đơn vị", "quyet-dinh-cong-nhan"),
            ),
            task(
                "5",
                "Đề nghị đánh giá ngoài mức độ chuyển đổi số",
                "3/2024",
                ("de-nghi",),
                ("Tờ trình gửi cấp trên quản lý trực tiếp", "to-trinh"),
            ),
            task(
                "6",
                "Thực hiện đánh giá ngoài theo kế hoạch của cấp trên",
                "4-5/2024",
                ("danh-gia-ngoai",),
                ("Giấy chứng nhận kết quả mức độ chuyển đổi số", None),
            ),
            task(
                "7",
                "Cập nhật kết quả trên CSDL ngành và công bố kết quả trên cổng thông tin điện tử của đơn vị",
                "6/2024",
                ("cap-nhat", "cong-bo"),
                ("Nhập các số liệu trên CSDL ngành", None),
            ),
        ),
    ),
}

EACH = pytest.mark.parametrize("name", ALL)
YEAR = SchoolYear(2023)


@EACH
def test_an_annex_comes_in_whole_from_a_table(name: str) -> None:
    seed = ALL[name]
    read = annex(table(seed.head, *seed.rows, before=seed.before))
    assert read.timeline == EXPECTED[name]
    assert read.remarks == ()
    assert read.place == "bảng 1"


def stacked(seed: Seed) -> str:
    """Write a row as one line for each cell, behind a tab, as Word's text copies are."""
    rows = ["".join(f"\t{cell}\n" for cell in row) for row in (seed.head, *seed.rows)]
    return "\n".join((*seed.before[:-1], seed.before[-1] + "\n" + "\n".join(rows)))


def tabbed(seed: Seed) -> str:
    """Write the title run together and the rows with tabs."""
    rows = ["\t".join(row) for row in (seed.head, *seed.rows)]
    return "**" + "**  \n**".join(seed.before[:-1]) + f"**\n\n{seed.before[-1]}\n\n" + "\n".join(rows)


def tagged(seed: Seed) -> str:
    """Write the head in bold by tags and the reference in italics."""
    head = "\t".join(f"<b>{cell}</b>" for cell in seed.head)
    rows = ["\t".join(row) for row in seed.rows]
    return "\n\n".join((*seed.before[:-1], f"*{seed.before[-1]}*", "\n".join([head, *rows])))


@EACH
@pytest.mark.parametrize("layout", [stacked, tabbed, tagged])
def test_an_annex_comes_in_whole_from_a_text_file(name: str, layout: Callable[[Seed], str], tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.txt"
    file.write_text(f"KẾ HOẠCH\n\nCăn cứ Quyết định số 1/QĐ-X;\n\n{layout(ALL[name])}\n", encoding="utf-8")
    assert read_annex(file).timeline == EXPECTED[name]


@EACH
def test_an_annex_comes_in_whole_from_a_word_file(name: str, tmp_path: Path) -> None:
    seed = ALL[name]
    file = tmp_path / "ke-hoach.docx"
    signature = [["Nơi nhận:\n- Lưu: VT.", "HIỆU TRƯỞNG"]]
    file.write_bytes(document("KẾ HOẠCH", signature, *seed.before, [seed.head, *seed.rows], "Hết"))
    read = read_annex(file)
    assert read.timeline == EXPECTED[name]
    assert read.place == "bảng 2"


def test_a_word_table_without_a_plan_is_refused_in_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "danh-sach.docx"
    file.write_bytes(document("DANH SÁCH", [["STT", "Họ tên"], ["1", "N.V.A."]]))
    with pytest.raises(Refused, match=r"danh-sach\.docx không có bảng nào giống lịch công tác"):
        read_annex(file)


def test_the_annex_in_an_old_workbook_and_in_an_open_document_spreadsheet_is_the_same(tmp_path: Path) -> None:
    old = read_annex(Path(__file__).resolve().parents[2] / "data" / "tables" / "ke-hoach.xls").timeline
    path = tmp_path / "ke-hoach.ods"
    title = row("(Kèm theo Kế hoạch số 205/KH-THCSMTh ngày 15/9/2023)")
    head = row("STT", "Nội dung", "Thời gian", "Sản phẩm", "Phụ trách")
    tall = 'table:number-rows-spanned="2"'
    both = row(
        cell("3", tall), cell("Tự đánh giá mức độ chuyển đổi số", tall), "3/2024", "Biên bản tự đánh giá", "Hội đồng"
    )
    path.write_bytes(
        ods(
            sheet(
                title,
                head,
                row("1", "Xây dựng kế hoạch", "9/2023", "Kế hoạch", "Hiệu trưởng"),
                row("2", "Thành lập Hội đồng", "05/10/2023", "Quyết định", "Hiệu trưởng"),
                both,
                row(covered(2), "4/2024", "Phiếu chấm điểm", "Thư ký"),
                row("4", "Công bố", "Tháng 5/2024", "Thông báo\nkết quả", "Hiệu trưởng"),
            )
        )
    )
    assert [(one.id, one.when) for one in old.tasks][:2] == [("1", "9/2023"), ("2", "05/10/2023")]
    assert old.plan == PlanReference(document="ke-hoach", number="205/KH-THCSMTh", date=date(2023, 9, 15))
    assert read_annex(path).timeline == old


def test_what_the_reading_says_is_told_with_the_plan_and_where_there_is_none() -> None:
    source = TableDocument((table(["Nội dung", "Thời gian"], ["Chấm", "3/2024"]),), (), ("hàng 4 đang ẩn.",))
    assert parse_annex(source, "a.xlsx").remarks == ("hàng 4 đang ẩn.",)
    with pytest.raises(Refused) as refused:
        parse_annex(TableDocument(remarks=("trang tính “A” đang ẩn.",)), "a.xlsx")
    assert refused.value.lines[1:] == ("trang tính “A” đang ẩn.",)
