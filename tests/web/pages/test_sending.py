"""The page of handing in and publishing."""

from __future__ import annotations

from pathlib import Path

from support.served import site_of

from cdsdossier.web.frame import show_page


def test_a_sound_dossier_can_be_handed_in(example: Path) -> None:
    page = show_page(site_of(example, "2024-06-30", writes=True), "gui")
    assert "Đóng gói để nộp</button>" in page
    assert "Tạo trang công bố</button>" in page


def test_faults_leave_only_a_draft_and_are_one_click_away(example: Path) -> None:
    head = example / "dossier.yaml"
    head.write_text(head.read_text("utf-8").replace("kind: thcs", "kind: xyz"), "utf-8")
    page = show_page(site_of(example, writes=True), "gui")
    assert "Đóng gói bản nháp</button>" in page
    assert "Đóng gói để nộp</button>" not in page
    assert "--draft" not in page
