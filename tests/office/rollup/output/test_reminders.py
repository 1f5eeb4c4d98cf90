"""Letters to those who have yet to send: a công văn of the office, with what each one still owes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import docx
import pytest
from support.rollupmaker import rollup, sample, school

from cdsdossier.errors import WrongUsage
from cdsdossier.model.dossier.head import Basis, Person
from cdsdossier.model.dossier.review import Office
from cdsdossier.model.requirement import RequiredDocument, Requirement
from cdsdossier.office.rollup.collect.rows import ExpectedSchool, Rollup
from cdsdossier.office.rollup.output.reminders import build_reminder_to_all, build_reminders
from cdsdossier.office.rollup.statistics.tally import tally_rollup

_CALL = Requirement(
    title="đánh giá mức độ chuyển đổi số năm học 2025-2026",
    call=Basis(kind="Kế hoạch", number="12/KH-SGDĐT", date=date(2025, 10, 15), issuer="Sở A", about="đánh giá"),
    documents=(RequiredDocument(document="ke-hoach", due=date(2025, 11, 30)), RequiredDocument(document="bao-cao")),
    answer_by=date(2026, 5, 10),
)
_OFFICE = Office(
    name="Sở A", code="SGDĐT", unit="GDTX", place="A", parent="UBND tỉnh A",
    head=Person(name="N.V.A.", title="Phó Giám đốc"),
)  # fmt: skip


def called(*, code: str = "") -> Rollup:
    names = ("Phòng GDĐT X", "Phòng GDĐT Y", "Phòng GDĐT Z")
    roster = tuple(ExpectedSchool(name, code, "phong-gddt", "Sở A") for name in names)
    sent = {"ke-hoach": date(2025, 11, 5), "bao-cao": date(2026, 4, 1)}
    rows = [
        school("Phòng GDĐT X", "60", issued=sent, code=""),
        school("Phòng GDĐT Y", "60", issued=sent, draft=True, code="", place="/o-mang/nhan/y"),
    ]
    return rollup(*rows, roster=roster, required=_CALL)


def test_a_day_to_answer_that_has_passed_is_left_open() -> None:
    late = replace(called(), today=date(2026, 5, 11))
    text = "\n".join(lines(build_reminder_to_all(tally_rollup(late), _OFFICE) or b""))
    assert "10 tháng 5" not in text
    assert "chậm nhất ngày" in text


def lines(data: bytes) -> Iterator[str]:
    for one in docx.Document(io.BytesIO(data)).element.body.iter("{*}p"):
        yield "".join(one.itertext())


def test_one_letter_names_all_who_have_something_to_send() -> None:
    text = "\n".join(lines(build_reminder_to_all(tally_rollup(called()), _OFFICE) or b""))
    assert "/SGDĐT-GDTX" in text
    assert "V/v gửi các văn bản còn thiếu về đánh giá mức độ chuyển đổi số năm học 2025-2026" in " ".join(text.split())
    assert "Thực hiện Kế hoạch số 12/KH-SGDĐT ngày 15 tháng 10 năm 2025 của Sở A đánh giá" in text
    assert "2/3 đơn vị" in text
    assert "Kế hoạch (hạn ngày 30 tháng 11 năm 2025): đã có 01/03 đơn vị gửi" in text
    assert "chậm nhất ngày 10 tháng 5 năm 2026" in text
    assert "Kế hoạch (mới có bản nháp); Báo cáo tự đánh giá (mới có bản nháp)" in text
    assert "Phòng GDĐT X" not in text
    assert "trường" not in text
    assert "/o-mang" not in text
    assert text.index("KT. GIÁM ĐỐC") < text.index("PHÓ GIÁM ĐỐC") < text.index("N.V.A.")


def test_each_gets_a_letter_of_its_own_under_a_name_of_its_own() -> None:
    letters = dict(build_reminders(tally_rollup(called()), _OFFICE))
    assert sorted(letters) == ["nhac-phong-gddt-y.docx", "nhac-phong-gddt-z.docx"]
    text = "\n".join(lines(letters["nhac-phong-gddt-z.docx"]))
    assert "Kính gửi: Phòng GDĐT Z" in text
    assert "1. Kế hoạch (hạn ngày 30 tháng 11 năm 2025);" in text
    assert "Phòng GDĐT Y" not in text
    names = [name for name, _ in build_reminders(tally_rollup(called(code="PGD")), _OFFICE)]
    assert len(names) == len(set(names))


def test_a_list_alone_reminds_of_the_dossier_and_what_the_office_has_not_said_is_a_gap() -> None:
    text = "\n".join(lines(build_reminder_to_all(tally_rollup(sample()), Office()) or b""))
    assert "Trường Mầm non Hoa Sen" in text
    assert "Hồ sơ tự đánh giá" in text
    assert "……" in text


def test_nobody_is_reminded_where_nothing_is_missing_or_nobody_is_expected() -> None:
    done = rollup(school("A", "60"), roster=(ExpectedSchool("A"),))
    assert build_reminder_to_all(tally_rollup(done), _OFFICE) is None
    with pytest.raises(WrongUsage, match="--roster"):
        build_reminder_to_all(tally_rollup(rollup()), _OFFICE)
    two = rollup(
        school("A", "60"), school("A", "60", school_year="2024-2025", place="b"), roster=(ExpectedSchool("B"),)
    )
    with pytest.raises(WrongUsage, match="--year 2025-2026"):
        build_reminder_to_all(tally_rollup(two), _OFFICE)
