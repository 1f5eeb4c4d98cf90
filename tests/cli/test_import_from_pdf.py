"""A decision and a plan that came as PDF: ``sets import`` and ``timeline --import`` read them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran
from support.browsing import needs_office
from support.pdfmaker import PdfSheet, make_pdf
from support.printable import decision_in, plan, saved_as

from cdsdossier.workflows.decision_import import SetDescription, import_decision
from cdsdossier.workflows.plan_import import read_annex

Cli = Callable[..., Ran]
WIDTHS = [40, 250, 90, 110]
HEAD = ["STT", "Tiêu chí", "Điểm tối đa", "Minh chứng"]


def small_decision() -> bytes:
    """Return a decision of two pages with a row that is parted between them."""
    one, two = PdfSheet(), PdfSheet()
    one.lines(50, 60, "BỘ CHỈ SỐ ĐÁNH GIÁ MỨC ĐỘ CHUYỂN ĐỔI SỐ CỦA TRƯỜNG MẦM NON", size=12)
    opening = "(Kèm theo Quyết định số 9999/QĐ-BGDĐT ngày 15/8/2025 của Bộ trưởng Bộ Giáo dục và Đào tạo)"
    one.lines(50, 90, opening)
    rows = [
        ["Nhóm tiêu chí 1. Nuôi dưỡng, chăm sóc (100 điểm)", "<", "<", "<"],
        ["1.1", "Có kế hoạch", "60", "Kế hoạch"],
    ]
    one.table(110, WIDTHS, [HEAD, *rows, ["1.2", "Sử dụng phần mềm quản lý hồ sơ trẻ em, nối với", "40", ""]])
    end = two.table(60, WIDTHS, [HEAD, ["", "cơ sở dữ liệu ngành", "", ""]])
    two.lines(50, end + 30, "Mức độ 1: dưới 50 điểm - Mức chưa đáp ứng.", "Mức độ 2: từ 50 điểm - Mức đáp ứng.")
    for number, sheet in enumerate((one, two), 1):
        sheet.text(290, 820, str(number))
    return make_pdf(one, two)


def test_a_decision_in_a_pdf_becomes_a_set(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("qd9999.pdf").write_bytes(small_decision())
    ran = cli("sets", "import", "qd9999.pdf", "--id", "qd9999-2025")

    made = next(tmp_path.rglob("qd9999-2025.yaml")).read_text(encoding="utf-8")
    assert ran.code == 0, ran.err
    assert "Đã nối 1 hàng bị ngắt qua trang, xem lại: “1.2 Sử dụng phần mềm quản lý …”" in " ".join(ran.err.split())
    assert "number: 9999/QĐ-BGDĐT, date: 2025-08-15, issuer: Bộ Giáo dục và Đào tạo" in made
    assert "text: Sử dụng phần mềm quản lý hồ sơ trẻ em, nối với cơ sở dữ liệu ngành" in made.replace('"', "")
    assert made.count('id: "1.') == 2


def imported(path: Path) -> str:
    """Return the set that is made of a decision, without the places in the file."""
    made = import_decision(path, SetDescription("thu"))[1].decode()
    return re.sub(r"bảng \d+( \(trang [\d–]+\))?, hàng \d+", "", made).replace(path.name, "")


@needs_office
def test_what_libreoffice_prints_is_read_as_its_word_file(cli: Cli, example: Path, tmp_path: Path) -> None:
    layouts = {layout: decision_in(layout) for layout in ("plain", "parts", "landscape")}
    printed = saved_as("pdf", tmp_path, **layouts, plan=plan())
    path = printed.pop("plan")
    read, word = read_annex(path), read_annex(path.with_suffix(".docx"))

    assert read.timeline == word.timeline
    assert set(read.remarks) - set(word.remarks) == {read.remarks[0]}
    assert read.remarks[0].startswith("Đã nối ")
    assert len(read.timeline.tasks) == 40
    ran = cli("timeline", "--import", path, example, "--yes")
    assert ran.code == 0, ran.err
    for layout, path in printed.items():
        assert imported(path) == imported(path.with_suffix(".docx")), layout
