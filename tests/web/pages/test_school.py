"""The page of the school."""

from __future__ import annotations

from pathlib import Path

from support.served import site_of

from cdsdossier.web.frame import show_page


def test_every_value_has_a_box_with_a_name_or_is_only_shown(example: Path) -> None:
    filled, looked = (show_page(site_of(example, writes=writes), "nha-truong") for writes in (True, False))
    assert '<label for="o-dossier-yaml-school-name">' in filled
    assert 'name="v:dossier.yaml:school/head/name"' in filled
    assert "<input" not in looked
    assert "Trường THCS Quyết Tiến" in looked


def test_a_finding_stands_beside_its_box(example: Path) -> None:
    head = example / "dossier.yaml"
    head.write_text(head.read_text("utf-8").replace("kind: thcs", "kind: trường làng"), "utf-8")
    page = show_page(site_of(example, writes=True), "nha-truong")
    beside = page.split('id="loi-o-dossier-yaml-school-kind"')[1].split("</div>")[0]
    assert "không dùng được giá trị" in beside


def test_words_stand_for_what_the_file_writes_and_the_indicator_set_is_named(example: Path) -> None:
    head = example / "dossier.yaml"
    head.write_text(head.read_text("utf-8").replace("title: Hiệu trưởng", "title: Hiệu trưởng, acting: true"), "utf-8")
    filled, looked = (show_page(site_of(example, writes=writes), "nha-truong") for writes in (True, False))
    assert '<option value="true" selected>Có</option>' in filled
    assert 'head-acting">Có</span>' in looked
    assert "Quyết định 4725/QĐ-BGDĐT ngày 30/12/2022" in looked
    assert "Dùng cho: Tiểu học, THCS" in looked


def test_what_the_file_says_and_no_box_shows_is_told_at_the_top(example: Path) -> None:
    with (example / "dossier.yaml").open("a", encoding="utf-8") as head:
        head.write("hoi_dong: []\n")
    top = show_page(site_of(example, writes=True), "nha-truong").split('id="loi-trang"')[1].split("</div>")[0]
    assert "hoi_dong" in top


def test_beside_a_box_no_key_is_named(example: Path) -> None:
    head = example / "dossier.yaml"
    head.write_text(head.read_text("utf-8").replace("place: Quyết Tiến", "place:", 1), "utf-8")
    page = show_page(site_of(example, writes=True), "nha-truong")
    assert "Chưa điền địa danh" in page
    assert "school.place" not in page.replace('"o-dossier-yaml-school-place"', "")
