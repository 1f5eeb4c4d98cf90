"""The page of scores."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.served import site_of

from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.web.frame import show_page
from cdsdossier.web.pages.row import list_answered_rows


def test_every_row_has_named_boxes_or_only_its_values(example: Path) -> None:
    site = site_of(example, writes=True)
    filled, looked = show_page(site, "diem"), show_page(site_of(example), "diem")
    for row in list_answered_rows(site.assessment().indicator_set):
        assert f'data-row="{row}"' in filled
        assert f'<span class="an"> của {row}</span></label>' in filled
        assert f'data-keo="{row}"' in filled
        assert f'href="/muc/{row}"' in looked
    boxes = re.findall(r'<(?:input|select|textarea) id[^>]* name="v:scores/[^>]*>', filled)
    assert len(boxes) > 40
    assert [box for box in boxes if "data-row=" not in box] == []
    assert '<span class="duoi">/ 6 điểm</span>' in filled
    assert '<option value="false">Chưa đạt</option>' in filled
    assert "từ 10 đến 20 điểm" in filled
    assert "2 minh chứng" in filled
    assert "<input" not in looked
    assert "data-keo" not in looked


def test_a_fault_stands_beside_its_box_and_one_of_the_row_below(example: Path) -> None:
    scores = example / "scores/1-day-hoc.yaml"
    scores.write_text(scores.read_text("utf-8").replace('"1.3.1":\n    points: 5', '"1.3.1":\n    points: 9'), "utf-8")
    scores.write_text(scores.read_text("utf-8").replace("date: 2024-03-20", "date: hôm nọ"), "utf-8")
    (example / "evidence/1.3.1/rong.pdf").write_bytes(b"")
    page = show_page(site_of(example, writes=True), "diem")
    beside = page.split('id="loi-o-scores-1-day-hoc-yaml-scores-1-3-1-points"')[1].split("</div>")[0]
    assert "chấm 9 điểm, tối đa chỉ 6" in beside
    scores.write_text(f"{scores.read_text('utf-8')}lạ: 1\n", "utf-8")
    assert "lạ" in show_page(site_of(example, writes=True), "diem").split('id="loi-trang"')[1].split("</div>")[0]
    assert 'class="xau"' not in page.split('id="loi-trang"')[1].split("</div>")[0]
    assert "hôm nọ" in page.split('id="sai-1-4"')[1].split("</p>")[0]
    below = page.split('id="sai-1-3-1"')[1].split("</p>")[0]
    assert "rỗng" in below
    assert "tối đa chỉ" not in below


def test_bands_are_told_in_the_words_of_the_set(example: Path) -> None:
    frozen = example / "indicator-set.yaml"
    banded = "            measure: ratio\n            bands: [{below: 50, maximum: 2}, {from: 50, maximum: 6}]\n"
    text = frozen.read_text("utf-8")
    at = text.index('          - id: "1.3.1"')
    end = text.index("            maximum:", at)
    frozen.write_text(text[:end] + banded + text[end:], "utf-8")
    page = show_page(site_of(example, writes=True), "diem")
    assert "dưới 50%: tối đa 2 điểm; từ 50%: tối đa 6 điểm" in page


def test_a_set_without_rows_says_what_to_do(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (example / "indicator-set.yaml").write_text(
        "id: x\ntitle: x\ndecision: {number: 1/QĐ}\nstatus: skeleton\nlevels: [{level: 1, name: a}]\n", "utf-8"
    )
    page = show_page(site_of(example, writes=True), "diem")
    assert "lấy tệp quyết định" in page
    assert "data-row" not in page
    assert isinstance(site_of(example).assessment().indicator_set, IndicatorSet)
