"""The page of what is wrong."""

from __future__ import annotations

from pathlib import Path

from support.served import site_of

from cdsdossier.web.frame import show_page


def test_twenty_findings_of_a_rule_are_shown_and_the_rest_are_counted(example: Path) -> None:
    for number in range(23):
        (example / "evidence" / "1.1" / f"tam-{number}.tmp.pdf").touch()
    page = show_page(site_of(example), "kiem-tra")

    assert "… và 3 chỗ khác." in page
    assert page.count("evidence/1.1/tam-") == 20


def test_each_finding_leads_to_the_box_that_it_is_about(example: Path) -> None:
    head = example / "dossier.yaml"
    head.write_text(head.read_text("utf-8").replace("code: THCSQT", "code:"), "utf-8")
    scores = example / "scores" / "1-day-hoc.yaml"
    scores.write_text(scores.read_text("utf-8").replace("    points: 5\n", "    points: 50\n", 1), "utf-8")
    page = show_page(site_of(example, writes=True), "kiem-tra")
    assert '<a href="/nha-truong#o-dossier-yaml-school-code">Chưa điền ký hiệu trường' in page
    assert '<a href="/muc/1.3.1#o-scores-1-day-hoc-yaml-scores-1-3-1-points">' in page
    assert 'id="o-dossier-yaml-school-code"' in show_page(site_of(example, writes=True), "nha-truong")
    assert "code:" not in page.split("Chưa điền ký hiệu")[1].split("<small")[0]
    assert "dossier.yaml, dòng 4" in page
    assert "Cách sửa: Điền vào sau “code:”." in show_page(site_of(example), "kiem-tra")
