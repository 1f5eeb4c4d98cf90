"""Many packages: a line each and a sum."""

from __future__ import annotations

import json
from pathlib import Path

from support.assessed import assessed, page, replace_text

from cdsdossier.files.bagit.report import BagFault, BagFaultKind, BagReport
from cdsdossier.model import package_labels as labels
from cdsdossier.views.package import InspectedPackage
from cdsdossier.views.package_list import PackageCount, count_lines, list_json, package_line

BROKEN = InspectedPackage(
    Path("nhan/a.zip"),
    BagReport((BagFault(BagFaultKind.FORM, "a.zip: không phải tệp zip."), BagFault(BagFaultKind.MISSING, "x"))),
)
INFO = {labels.REVISION: "2", "Source-Organization": "Trường THCS Quyết Tiến"}


def sound(folder: Path, **info: str) -> InspectedPackage:
    return InspectedPackage(Path("b.zip"), BagReport(info=INFO | info, name="b"), assessment=assessed(folder))


def test_a_line_says_how_the_package_is(example: Path) -> None:
    good = page([package_line(sound(example))])
    assert good.startswith("nguyên vẹn  b.zip ")
    assert "lần 2: Trường THCS Quyết Tiến" in good
    assert "KHÔNG NHẬN  nhan/a.zip" in page([package_line(BROKEN)])
    assert "(+1 chỗ) không phải tệp zip." in page([package_line(BROKEN)])
    long = InspectedPackage(Path(f"{'x' * 300}\x1b.zip"), BROKEN.report)
    assert len(page([package_line(long)])) <= 81


def test_the_sum_counts_faults_drafts_and_what_is_no_package(example: Path) -> None:
    draft = sound(example, **{labels.DRAFT: labels.YES})
    replace_text(example / "scores/1-day-hoc.yaml", '"1.3.1":\n    points: 5', '"1.3.1":\n    points: 50')
    count = PackageCount()
    for one in (draft, sound(example), BROKEN):
        count = count.add(one)
    shown = page(count_lines(count, ["truong-a"]))

    assert "3 gói: 2 nguyên vẹn (1 còn lỗi, 1 bản nháp), 1 không nhận được." in shown
    assert "(1 hồ sơ): truong-a" in shown
    assert not count.good
    assert PackageCount().add(draft).good


def test_json_has_the_sum() -> None:
    data = json.loads(list_json([{"a": 1}], PackageCount().add(BROKEN), [], None))

    assert (data["schema"], data["changes"]) == ("cdsdossier.verify-list/1", None)
    assert data["summary"] == {"packages": 1, "sound": 0, "faulty": 0, "drafts": 0, "broken": 1}
