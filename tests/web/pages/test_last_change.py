"""The page of the last change."""

from __future__ import annotations

from pathlib import Path

from support.asgi import send
from support.served import site_of

from cdsdossier.web.frame import show_page
from cdsdossier.web.site import Site
from cdsdossier.workflows.value_edits import digest_text

NAME = "dossier.yaml:school/name"


def _rename(site: Site) -> None:
    fields = {f"v:{NAME}": "Trường <b>", f"t:{NAME}": digest_text("Trường THCS Quyết Tiến"), "trang": "nha-truong"}
    assert send(site, "luu", fields).status == 303


def test_the_exact_lines_are_shown_and_a_button_takes_them_back(example: Path) -> None:
    site, before = site_of(example, writes=True), (example / "dossier.yaml").read_bytes()
    assert "Chưa có lần ghi nào" in show_page(site, "vua-ghi")
    _rename(site)
    page = show_page(site, "vua-ghi")
    assert '<div class="bo-dong">  -  name: Trường THCS Quyết Tiến</div>' in page
    assert '<div class="them-dong">  +  name: ' in page
    assert "Trường &lt;b&gt;" in page
    assert 'href="/vua-ghi"' in show_page(site, "lich").split("<footer>")[1]
    assert send(site, "lui", {"trang": "vua-ghi"}).status == 303
    assert (example / "dossier.yaml").read_bytes() == before
    assert "Chưa có lần ghi nào" in show_page(site, "vua-ghi")


def test_where_the_file_was_changed_since_it_says_so_and_has_no_button(example: Path) -> None:
    site, head = site_of(example, writes=True), example / "dossier.yaml"
    _rename(site)
    head.write_text(head.read_text("utf-8") + "\n# thêm\n", "utf-8")
    page = show_page(site, "vua-ghi").split("<main")[1].split("</section>")[0]
    assert "Không lùi được: dossier.yaml đã được sửa từ sau lần ghi đó" in page
    assert '<div class="them-dong">  +  name: ' in page
    assert "có cả những thay đổi sau lần ghi đó" in page
    assert page.count("/lam/lui") == 1  # only where the change itself was told
    assert "/lam/lui" not in page.split("<h1>")[1]


def test_evidence_that_came_is_named(example: Path) -> None:
    from cdsdossier.files.changes import FileChange, apply_changes

    site = site_of(example, writes=True)
    with site.change("thêm minh chứng"):
        apply_changes(example, [FileChange("evidence/1.1/moi.pdf", None, b"%PDF-1.4 %%EOF")])
    assert "Đã thêm evidence/1.1/moi.pdf." in show_page(site, "vua-ghi")
