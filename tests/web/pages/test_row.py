"""The page of one row."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import evidencemaker as made
from support.served import site_of

from cdsdossier.views.row_evidence import identify_evidence
from cdsdossier.web.context import NoSuchPage
from cdsdossier.web.frame import show_page


def test_a_row_shows_its_boxes_its_evidence_and_its_neighbours(example: Path) -> None:
    (example / "evidence/1.3.1/la.pdf").write_bytes(made.pdf())
    page, looked = (show_page(site_of(example, writes=writes), "muc", "1.3.1") for writes in (True, False))
    at = "scores/1-day-hoc.yaml:scores/1.3.1"
    for key in ("points", "measured", "note", "evidence/0/url", "evidence/0/title", "evidence/1/date"):
        assert f'name="v:{at}/{key}"' in page
    assert 'href="https://lms.example.com/thcs-quyet-tien"' in page
    for shown in (page, looked):
        assert f'href="/minh-chung/{identify_evidence("1.3.1/la.pdf")}"' in shown
        assert 'href="/muc/1.2" rel="prev"' in shown
        assert 'href="/muc/1.3.2" rel="next"' in shown
        assert "Gợi ý minh chứng: Đường liên kết" in shown
    assert f'name="co-san" value="{identify_evidence("1.3.1/la.pdf")}"' in page
    assert 'type="file"' in page
    assert "<form" not in looked
    assert "<input" not in looked


def test_addresses_of_evidence_never_become_a_script(example: Path) -> None:
    scores = example / "scores/1-day-hoc.yaml"
    entry = '"1.5.2":\n    evidence: [{url: "javascript:alert(1)", title: "<script>alert(2)</script>"}]'
    scores.write_text(scores.read_text("utf-8").replace('"1.5.2":\n    points: 0', entry), "utf-8")
    page = show_page(site_of(example, writes=True), "muc", "1.5.2")
    assert 'href="javascript' not in page
    assert "<script>alert" not in page
    assert "javascript:alert(1)" in page


def test_shared_evidence_can_leave_one_row_alone(example: Path) -> None:
    page = show_page(site_of(example, writes=True), "muc", "1.3.3")
    assert "Dùng chung với mục 1.3.2." in page
    assert "Bỏ khỏi mục này" in page
    assert "Gỡ khỏi mọi mục chấm" in page


def test_a_criterion_scored_whole_offers_the_folders_of_its_parts(example: Path) -> None:
    page = show_page(site_of(example, writes=True), "muc", "2.3")
    assert '<option value="2.3.8">' in page
    assert "2.3.8 " in page


def test_a_score_file_that_cannot_be_written_is_told(example: Path) -> None:
    assert "chưa ghi vào được" not in show_page(site_of(example, writes=True), "muc", "1.3.1")
    (example / "scores/1-day-hoc.yaml").write_text("scores: [", "utf-8")
    assert "chưa ghi vào được" in show_page(site_of(example, writes=True), "muc", "1.3.1")
    assert "chưa ghi vào được" not in show_page(site_of(example), "muc", "1.3.1")


def test_a_wrong_type_is_told_beside_the_file(example: Path) -> None:
    (example / "evidence/1.5.2/a.pdf").write_bytes(made.zipped({"a.txt": "x" * 100}))
    page = show_page(site_of(example, writes=True), "muc", "1.5.2")
    assert "ệp mang đuôi .pdf nhưng bên trong là tệp nén ZIP" in page
    assert "target=" not in page.split("a.pdf</legend>")[1].split("</p>")[0]


@pytest.mark.parametrize("row", ["9.9", "1.3", "2.3.1", "..%2f"])
def test_there_is_no_page_of_what_is_no_row(example: Path, row: str) -> None:
    with pytest.raises(NoSuchPage):
        show_page(site_of(example, writes=True), "muc", row)
