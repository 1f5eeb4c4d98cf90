"""A received package: what it says, what is wrong, what its dossier comes to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support.assessed import assessed, page, replace_text, styles

from cdsdossier.files.bagit.report import BagFault, BagFaultKind, BagReport
from cdsdossier.model import package_labels as labels
from cdsdossier.views.package import InspectedPackage, verify_json, verify_lines


def report(*faults: BagFault, **more: Any) -> BagReport:  # noqa: ANN401 - fields of a report
    values: dict[str, Any] = {"name": "ho-so", "folder": None, "files": 3, "bytes": 2048, "info": {}, "digest": "abc"}
    return BagReport(**(values | {"faults": faults} | more))


def looked(*faults: BagFault, **more: Any) -> InspectedPackage:  # noqa: ANN401 - as above
    return InspectedPackage(Path("a.zip"), report(*faults), **more)


def lost(name: str) -> BagFault:
    return BagFault(BagFaultKind.MISSING, f"Thiếu tệp {name}.", name)


def test_a_sound_package_says_so_with_its_size() -> None:
    assert "Gói nguyên vẹn: đủ 3 tệp (2 KB), không tệp nào bị sửa." in page(verify_lines(looked()))
    assert looked().good


def test_what_the_package_claims_is_shown_in_words() -> None:
    info = {labels.STATE: "chap-nhan", labels.YEAR: "2025-2026", labels.DRAFT: labels.YES, "Other": "x"}
    shown = page(verify_lines(InspectedPackage(Path("a.zip"), report(info=info))))
    assert "Năm học: 2025-2026" in shown
    assert "Tình trạng: chap-nhan" not in shown
    assert "Bản nháp: chưa phải hồ sơ nộp chính thức." in shown
    assert "Other" not in shown


def test_a_broken_package_is_not_judged_and_many_faults_are_counted() -> None:
    one = looked(*(lost(f"{number}.pdf") for number in range(30)))
    shown = page(verify_lines(one))
    assert "Gói không còn nguyên vẹn (30 chỗ), chưa xét nội dung:" in shown
    assert "… và 10 tệp khác như vậy." in shown
    assert "Xin nơi gửi gửi lại gói" in shown
    assert not one.good


def test_a_dossier_inside_is_judged_on_this_day(example: Path) -> None:
    replace_text(example / "scores/1-day-hoc.yaml", '"1.3.1":\n    points: 5', '"1.3.1":\n    points: 50')
    one = looked(assessment=assessed(example), differing=(("1: 90/100, mức 3", "1: 60/100, mức 2"),))
    shown = page(verify_lines(one))
    assert "Xét hồ sơ theo ngày 02/05/2024:" in shown
    assert "gói ghi “1: 90/100, mức 3”, tính lại là “1: 60/100, mức 2”" in shown.replace("\n    ", " ")
    assert "1 lỗi, " in shown
    assert not one.good


@pytest.mark.parametrize(("kept", "words"), [(True, "Xem từng mục: cdsdossier check"), (False, "thêm --to THƯ MỤC")])
def test_what_to_do_next_depends_on_where_the_dossier_is(example: Path, kept: bool, words: str) -> None:
    assert words in page(verify_lines(looked(assessment=assessed(example), kept=kept)))


def test_a_review_alone_is_not_judged() -> None:
    lines = verify_lines(looked(review=True))
    assert "cdsdossier review receive TỆP.zip" in page(lines)
    assert styles(lines)["Gói nguyên vẹn: đủ 3 tệp (2 KB), không tệp nào bị sửa."] == "good"


def test_json_says_the_same(example: Path) -> None:
    data = json.loads(verify_json(looked(lost("a.pdf"), assessment=assessed(example))))
    assert (data["schema"], data["sound"], data["digest"]) == ("cdsdossier.verify/1", False, "abc")
    assert data["faults"] == [{"kind": BagFaultKind.MISSING.value, "path": "a.pdf", "message": "Thiếu tệp a.pdf."}]
    assert (data["check"]["today"], data["check"]["groups"][0]["level"]) == ("2024-05-02", 2)
    assert json.loads(verify_json(looked()))["check"] is None
