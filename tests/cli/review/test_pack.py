"""Where `review pack` writes, and what `review receive` shows before it writes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran

Cli = Callable[..., Ran]


def opened(cli: Cli, example: Path) -> Path:
    """Open a review in which the office agrees with everything."""
    cli("review", "open", example, "--body", "UBND xã Quyết Tiến")
    return example


def test_the_package_goes_beside_a_dossier_that_the_user_is_in(
    cli: Cli, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(opened(cli, example))
    ran = cli("review", "pack", "--draft")

    assert ran.code == 0
    assert (example.parent / "danh-gia-ngoai-THCSQT-2023-2024.zip").is_file()
    assert "cdsdossier review receive danh-gia-ngoai-THCSQT-2023-2024.zip" in ran.out
    assert "đang thẩm định" in ran.err


def test_a_review_without_a_result_is_sent_as_a_draft_only(cli: Cli, example: Path, tmp_path: Path) -> None:
    page = opened(cli, example) / "review.yaml"
    text = page.read_text(encoding="utf-8").replace("\ndate:\n", "\ndate: 2024-05-20\n", 1)
    team = "team:\n  - {name: Đ.V.M., post: Phó Trưởng phòng, role: Trưởng đoàn}\n"
    page.write_text(text.replace("team:\n", team, 1), encoding="utf-8")
    refused = cli("review", "pack", example, "--output", tmp_path / "a.zip")
    drafted = cli("review", "pack", example, "--output", tmp_path / "a.zip", "--draft")

    assert (refused.code, drafted.code) == (1, 0)
    assert "tình trạng còn là đang thẩm định, 22 mục chấm chưa có kết luận." in " ".join(refused.err.split())


def test_papers_that_the_state_calls_for_are_named(cli: Cli, example: Path, tmp_path: Path) -> None:
    page = opened(cli, example) / "review.yaml"
    page.write_text(page.read_text(encoding="utf-8").replace("dang-tham-dinh", "tra-lai", 1), encoding="utf-8")
    (example / "review-output").mkdir()
    (example / "review-output" / "12-giay-chung-nhan.docx").write_bytes(b"x")
    ran = cli("review", "pack", example, "--output", tmp_path / "a.zip", "--draft")

    assert ran.code == 0
    assert "Bỏ lại (trái với state trong review.yaml): review-output/12-giay-chung-nhan.docx" in ran.err
    assert "trong gói chưa có phieu-tra-ho-so" in ran.err
    assert "phieu-tra-ho-so --final" in ran.err


def test_only_a_zip_that_is_not_there_yet_is_written_without_force(cli: Cli, example: Path, tmp_path: Path) -> None:
    opened(cli, example)
    (tmp_path / "a.zip").write_bytes(b"x")

    assert "đuôi tệp phải là .zip." in cli("review", "pack", example, "--output", tmp_path / "a.rar").err
    assert "thêm --force để ghi đè" in cli("review", "pack", example, "--output", tmp_path / "a.zip", "--draft").err
    assert cli("review", "pack", example, "--output", tmp_path / "a.zip", "--draft", "--force").code == 0


def test_a_dossier_without_a_review_says_who_makes_one(cli: Cli, example: Path) -> None:
    ran = cli("review", "pack", example)

    assert ran.code == 2
    assert "Cơ quan đánh giá mở bằng: cdsdossier review open." in ran.err


def test_receiving_shows_what_it_writes_and_writes_it_once(cli: Cli, example: Path, tmp_path: Path) -> None:
    package = tmp_path / "a.zip"
    cli("review", "pack", opened(cli, example), "--output", package, "--draft")
    (example / "review.yaml").unlink()

    asked = cli("review", "receive", package, example)
    assert (asked.code, (example / "review.yaml").exists()) == (2, False)
    assert "  + review.yaml" in asked.out

    received = cli("review", "receive", package, example, "--yes")
    assert received.code == 0
    assert (example / "review.yaml").is_file()
    assert "Không có gì để ghi" in cli("review", "receive", package, example, "--yes").out
