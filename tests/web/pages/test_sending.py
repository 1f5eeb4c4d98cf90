"""The page of handing in and publishing."""

from __future__ import annotations

from pathlib import Path

from support.served import site_of

from cdsdossier.web.frame import show_page


def test_a_sound_dossier_can_be_handed_in(example: Path) -> None:
    page = show_page(site_of(example, "2024-06-30", writes=True), "gui")
    assert "Đóng gói để nộp</button>" in page
    assert "Tạo trang công bố</button>" in page


def test_what_is_published_beside_the_page_is_chosen_here(example: Path) -> None:
    listed = "publish:\n  - file: evidence/van-ban/ke-hoach-danh-gia-chuyen-doi-so.pdf\n    title: Kế hoạch\n"
    head = example / "dossier.yaml"
    head.write_text(f"{head.read_text('utf-8')}\n{listed}", "utf-8")
    page = show_page(site_of(example, "2024-06-30", writes=True), "gui")
    assert 'href="/trang-cong-bo/xem"' in page
    assert 'name="v:dossier.yaml:publish/0/file"' in page
    assert '<option value="evidence/van-ban/ke-hoach-danh-gia-chuyen-doi-so.pdf" selected>' in page


def test_what_is_not_approved_yet_is_one_click_away(example: Path) -> None:
    head = example / "dossier.yaml"
    head.write_text(head.read_text("utf-8").replace("quyet-dinh-cong-nhan: {number: 2, date: 2024-04-22}", ""), "utf-8")
    page = show_page(site_of(example, writes=True), "gui")
    assert 'href="/van-ban/quyet-dinh-cong-nhan"' in page
    assert "dossier.yaml trong" not in page


def test_faults_leave_only_a_draft_and_are_one_click_away(example: Path) -> None:
    head = example / "dossier.yaml"
    head.write_text(head.read_text("utf-8").replace("kind: thcs", "kind: xyz"), "utf-8")
    page = show_page(site_of(example, writes=True), "gui")
    assert "Đóng gói bản nháp</button>" in page
    assert "Đóng gói để nộp</button>" not in page
    assert "--draft" not in page
