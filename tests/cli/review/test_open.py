"""What `review open` refuses, asks and says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from conftest import Ran

Cli = Callable[..., Ran]


def test_the_next_steps_are_shown_and_only_the_review_is_added(cli: Cli, example: Path) -> None:
    before = {path for path in example.rglob("*") if path.is_file()}
    ran = cli("review", "open", example, "--body", "UBND xã Quyết Tiến")

    assert ran.code == 0
    assert ran.out.splitlines()[0] == f"Đã mở đánh giá ngoài: {example / 'review.yaml'}"
    assert {path for path in example.rglob("*") if path.is_file()} - before == {example / "review.yaml"}
    assert "UBND xã Quyết Tiến" in (example / "review.yaml").read_text(encoding="utf-8")


def test_an_office_that_is_not_named_is_the_one_that_papers_go_to(cli: Cli, example: Path) -> None:
    head = example / "dossier.yaml"
    parent = "parent: Phòng Giáo dục và Đào tạo huyện Tiên Lãng"
    head.write_text(head.read_text(encoding="utf-8").replace(parent, "parent: UBND xã A"), encoding="utf-8")
    cli("review", "open", example)

    assert 'name: "UBND xã A"' in (example / "review.yaml").read_text(encoding="utf-8")


def test_a_review_that_is_there_stays(cli: Cli, example: Path) -> None:
    (example / "review.yaml").write_text("body: {name: X}\n", encoding="utf-8")
    ran = cli("review", "open", example)

    assert ran.code != 0
    assert (example / "review.yaml").read_text(encoding="utf-8") == "body: {name: X}\n"


def test_a_dossier_whose_school_cannot_be_read_is_not_reviewed(cli: Cli, example: Path) -> None:
    (example / "dossier.yaml").write_text("school: [\n", encoding="utf-8")
    ran = cli("review", "open", example)

    assert ran.code == 1
    assert "không biết là hồ sơ của trường nào" in ran.err
    assert not (example / "review.yaml").exists()


def test_files_that_could_not_be_read_are_named_with_what_to_type(cli: Cli, example: Path) -> None:
    (example / "narrative.yaml").write_text("strengths: [\n", encoding="utf-8")
    ran = cli("review", "open", example)

    assert ran.code == 0
    assert "chỗ chưa đọc được đúng. Xem: cdsdossier check" in ran.err
