"""The office's report: its own facts where it gives them, gaps where it does not, and the figures of the roll-up."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
from conftest import ROOT, Ran
from support.rollupmaker import broken, rollup, sample, school

from cdsdossier.model.dossier.head import Person
from cdsdossier.model.dossier.review import Office
from cdsdossier.model.office import read_office
from cdsdossier.model.requirement import RequiredDocument, Requirement
from cdsdossier.office.rollup.collect.rows import Rollup
from cdsdossier.office.rollup.output import formats

_OFFICE = """\
name: UBND xã Quyết Tiến
code: UBND
place: Quyết Tiến
head: {name: N.V.A., title: Phó Chủ tịch}
"""


def words(of: Rollup) -> str:
    made = docx.Document(io.BytesIO(formats.render_rollup_file("docx", of)))
    return "\n".join("".join(one.itertext()) for one in made.element.body.iter("{*}p"))


def test_what_nobody_has_said_is_a_gap() -> None:
    text = words(sample())
    assert "Kính gửi: ……" in text
    assert "/BC-……" in text
    assert "V. KIẾN NGHỊ, ĐỀ XUẤT" in text.upper()


def test_an_office_gives_its_names_and_signs_as_a_committee_does(tmp_path: Path) -> None:
    (tmp_path / "xa.yaml").write_text(_OFFICE, encoding="utf-8")
    text = words(replace(sample(), office=read_office(tmp_path / "xa.yaml").profile))
    assert "ỦY BAN NHÂN DÂN XÃ QUYẾT TIẾN" in text
    assert "/BC-UBND" in text
    signed = text[text.index("TM. ỦY BAN NHÂN DÂN") :]
    assert signed.index("KT. CHỦ TỊCH") < signed.index("PHÓ CHỦ TỊCH") < signed.index("N.V.A.")


def test_a_section_signs_without_a_committee() -> None:
    office = Office(name="Phòng Văn hóa - Xã hội", parent="UBND xã A", head=Person(name="N.V.A.", title="Trưởng phòng"))
    text = words(replace(sample(), office=office))
    assert "TM. ỦY BAN" not in text
    assert "Kính gửi: UBND xã A" in text


def test_somebody_below_the_chair_signs_by_the_chairs_order() -> None:
    office = Office(name="UBND xã A", head=Person(name="N.V.A.", title="Trưởng phòng"))
    text = words(replace(sample(), office=office))
    assert text.index("TL. CHỦ TỊCH") < text.index("TRƯỞNG PHÒNG")
    assert "TM. ỦY BAN" not in text


def test_the_report_says_who_has_sent_and_names_who_has_not() -> None:
    text = words(sample())
    assert "đã có 03/05 trường gửi hồ sơ" in text
    assert "Trường Mầm non Hoa Sen" in text
    assert "(Phụ lục I)" in text
    assert text.index("Phụ lục I") < text.index("ở Phụ lục II, của từng trường ở Phụ lục III.")


def test_two_years_have_one_numbering_and_annexes_that_name_their_sets() -> None:
    rows = [school("Trường A", "60", "70"), school("Trường B", "60", "70", school_year="2024-2025", place="b")]
    text = words(rollup(*rows))
    assert re.findall(r"^(\d)\. Nhóm", text, re.MULTILINE) == ["1", "2", "3", "4"]
    assert "ở Phụ lục I, của từng trường ở Phụ lục II." in text
    assert len(re.findall("^Chấm điểm theo bộ chỉ số đánh giá", text, re.MULTILINE)) == 4


def test_without_a_list_there_is_no_annex_of_the_missing() -> None:
    text = words(rollup(school("Trường A", "60", "70")))
    assert "chưa gửi" not in text.lower()
    assert "Đã nhận 1 hồ sơ." in text


def test_the_decision_behind_a_set_of_ours_is_cited() -> None:
    assert "Quyết định số 4725/QĐ-BGDĐT ngày 30 tháng 12 năm 2022" in words(sample())
    assert "bộ chỉ số rieng-2026" in words(rollup(school("Trường A", "60", set_id="rieng-2026")))


def test_the_command_takes_the_office_and_the_list_of_the_examples(cli: Callable[..., Ran], tmp_path: Path) -> None:
    target = tmp_path / "bao-cao.docx"
    examples = ROOT / "examples"
    words_of = ("--roster", examples / "danh-sach-truong.csv", "--office", examples / "co-quan.yaml", "--no-cache")
    ran = cli("rollup", examples, *words_of, "--today", "2026-06-20", "--workers", "1", "--output", target)
    assert ran.code == 0
    assert "Đã nhận 01/05 trường · năm học 2025-2026" in ran.out
    made = docx.Document(str(target))
    text = "\n".join("".join(one.itertext()) for one in made.element.body.iter("{*}p"))
    assert "ỦY BAN NHÂN DÂN XÃ QUYẾT TIẾN" in text


def test_the_guide_shows_what_the_command_prints(cli: Callable[..., Ran]) -> None:
    guide = (ROOT / "docs" / "noi-nhan.md").read_text(encoding="utf-8")
    shown = guide[guide.index("### Đọc kết quả") :].split("```text\n")[1].split("```")[0]
    school, roster = ROOT / "examples" / "tieu-hoc-hung-thang", ROOT / "examples" / "danh-sach-truong.csv"
    ran = cli("rollup", school, "--roster", roster, "--today", "2026-05-10", "--no-cache", "--workers", "1")
    assert [line for line in shown.splitlines() if line.strip() != "…" and line not in ran.out.splitlines()] == []


def test_papers_that_were_called_for_are_counted_and_the_missing_named() -> None:
    call = Requirement(documents=(RequiredDocument(document="ke-hoach"),))
    text = words(replace(sample(), required=call))
    assert "Kế hoạch: 02/05 đơn vị đã gửi" in text
    assert "Còn thiếu: Tiểu học Kim Đồng; Trường Mầm non Hoa Sen; Trường THCS Hùng Thắng." in text
    assert "VĂN BẢN CÁC ĐƠN VỊ ĐÃ GỬI THEO YÊU CẦU" in text.upper()


def test_where_a_dossier_was_found_stays_out_of_the_report() -> None:
    text = words(rollup(school("", "60", code="", place="o-mang/nhan/abc"), broken("o-mang/nhan/x.zip")))
    assert "o-mang" not in text
    assert "chưa rõ tên" in text


def test_offices_are_not_called_schools() -> None:
    text = words(rollup(school("Phòng GDĐT A", "60", kind="phong-gddt")))
    assert "của các phòng GDĐT" in text
    assert "các trường" not in text
