"""What changed between two packages, to be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.assessed import page

from cdsdossier.files.bagit.report import BagReport
from cdsdossier.model import package_labels as labels
from cdsdossier.views.package import InspectedPackage
from cdsdossier.views.package_changes import ComparedPackages, changes_lines, changes_to_dict, sort_by_round
from cdsdossier.workflows.package.round_changes import FileChangeKind, PayloadChange, RoundChanges, ValueChange


def looked(name: str, revision: str = "", day: str = "", digest: str = "") -> InspectedPackage:
    return InspectedPackage(Path(name), BagReport(info={labels.REVISION: revision, labels.DAY: day}, digest=digest))


@pytest.mark.parametrize(
    ("first", "second", "turned"),
    [
        (("2", "2026-05-01"), ("1", "2026-05-20"), True),
        (("1", "2026-05-20"), ("2", "2026-05-01"), False),
        (("1", "2026-05-20"), ("", "2026-05-01"), True),
        (("", ""), ("", ""), False),
        (("x", "mai"), ("1", ""), False),
    ],
)
def test_the_earlier_one_is_told_by_what_they_say(
    first: tuple[str, str], second: tuple[str, str], turned: bool
) -> None:
    one, other = looked("a.zip", *first), looked("b.zip", *second)
    assert sort_by_round(one, other) == ((other, one) if turned else (one, other))


CHANGES = RoundChanges(
    levels=(("1: 59/100, mức 2", "1: 60/100, mức 2"),),
    head=(ValueChange("council", ("name: N.V.A.",), ("name: N.V.B.", "name: N.V.C.")),),
    scores=tuple(ValueChange(f"1.{number}.points", ("5",), ("6",)) for number in range(50)),
    evidence=(
        PayloadChange(FileChangeKind.ADDED, "evidence/1.1/a\x1b.pdf"),
        PayloadChange(FileChangeKind.MOVED, "evidence/1.1/b.pdf", "evidence/1.2/b.pdf"),
    ),
)


def test_the_page_tells_each_section_and_folds_long_ones() -> None:
    compared = ComparedPackages(looked("a.zip", "1", "2026-05-01", "x"), looked("b.zip", "2", "", "y"), CHANGES)
    shown = page(changes_lines(compared))

    assert "Từ a.zip (lần 1, ngày 01/05/2026) đến b.zip (lần 2):" in shown
    assert "Kết quả: 1: 59/100, mức 2 → 1: 60/100, mức 2" in shown
    assert "council: bớt “name: N.V.A.”" in shown
    assert "council: thêm “name: N.V.C.”" in shown
    assert "Điểm: 50 chỗ đổi" in shown
    assert "1.0: 5 → 6 điểm" in shown
    assert "… và 10 chỗ khác; xem đủ: thêm --format json" in shown
    assert "Minh chứng: thêm 1, đổi tên 1" in shown
    assert "> evidence/1.2/b.pdf → evidence/1.1/b.pdf" in shown
    assert "Lời văn" not in shown
    assert "\x1b" not in shown
    data = changes_to_dict(compared)
    assert isinstance(data["scores"], list)
    assert len(data["scores"]) == 50
    assert data["same"] is False


def test_answers_are_told_as_people_say_them() -> None:
    answers = RoundChanges(
        scores=(
            ValueChange("1.2.met", ("false",), ("true",)),
            ValueChange("1.4.points", (), ("4.5",)),
            ValueChange("1.4.note", ("a",), ("b",)),
        )
    )
    shown = page(changes_lines(ComparedPackages(looked("a.zip", digest="x"), looked("b.zip", digest="y"), answers)))
    assert "1.2: chưa đạt → đạt\n" in shown
    assert "1.4: chưa chấm → 4,5 điểm" in shown
    assert "1.4.note: “a” → “b”" in shown


def test_the_same_content_is_told() -> None:
    same = ComparedPackages(looked("a.zip", digest="x"), looked("b.zip", digest="x"), RoundChanges())
    assert "Nội dung hai gói như nhau" in page(changes_lines(same))
