"""Two officers work on copies of one review: what only one has concluded is taken, what differs is left and told."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran
from support.reviewmaker import change, open_in, receive, write

from cdsdossier import Dossier
from cdsdossier.model.dossier.review import ReviewRow


@pytest.fixture
def data(example: Path, tmp_path: Path) -> Path:
    folder = receive(example, tmp_path / "nhan")
    change(open_in(folder), "1.4", {"agree": "false", "points": "4", "reason": "Thiếu"})
    return folder


@pytest.fixture
def other(data: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "may-khac" / "review.yaml"
    copy.parent.mkdir()
    shutil.copyfile(data.parent / "review.yaml", copy)
    change(copy, "1.4", {"points": "5", "by": "T.T.B."})
    change(copy, "2.1", {"agree": "true", "by": "T.T.B.", "on": "2024-05-21"})
    return change(
        copy, "1.3.1", {"agree": "false", "points": "3.5", "reason": '"Hết hạn: chưa gia hạn"', "by": "T.T.B."}
    )


def row(data: Path, name: str) -> ReviewRow:
    review = Dossier.read(data).review
    assert review is not None
    return review.scores[name]


def test_only_rows_without_a_conclusion_here_are_taken(data: Path, other: Path, cli: Callable[..., Ran]) -> None:
    ran = cli("review", "merge", other, data, "--yes")

    assert ran.code == 0, ran.err
    assert "1.4: ở đây 4, ở kia 5 (T.T.B.); giữ ở đây" in ran.out
    assert "Lấy 2 mục chấm: 1.3.1, 2.1" in ran.out
    taken = row(data, "1.3.1")
    assert (taken.agree, f"{taken.points}", taken.reason, taken.by) == (False, "3.5", "Hết hạn: chưa gia hạn", "T.T.B.")
    assert f"{row(data, '2.1').on}" == "2024-05-21"
    assert f"{row(data, '1.4').points}" == "4"
    assert "Không có kết luận mới" in cli("review", "merge", other.parent, data, "--yes").out


def test_a_review_of_another_package_is_refused(data: Path, other: Path, cli: Callable[..., Ran]) -> None:
    text = other.read_text(encoding="utf-8")
    write(other, text.replace("  package: ", "  package: 0", 1))
    before = (data.parent / "review.yaml").read_bytes()
    ran = cli("review", "merge", other, data, "--yes")

    assert ran.code == 1
    assert "là của gói" in ran.err
    assert (data.parent / "review.yaml").read_bytes() == before
    assert cli("review", "merge", other.parent / "khong-co", data).code == 2
