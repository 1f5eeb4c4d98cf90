"""The web page: it needs nothing else, runs nothing of a dossier, and is read with and without its script."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from office.rollup.output.test_formats import hostile
from support.browser import Window, needs_axe, needs_browser
from support.rollupmaker import province, sample

from cdsdossier.office.rollup.collect.rows import Rollup
from cdsdossier.office.rollup.output import formats

Open = Callable[..., Window]


def text(of: Rollup) -> str:
    return formats.render_rollup_file("html", of).decode()


def tree(of: Rollup) -> Any:  # noqa: ANN401 - what its paths give has many types
    return html.fromstring(formats.render_rollup_file("html", of))


def saved(folder: Path, of: Rollup) -> Path:
    path = folder / "tong-hop.html"
    path.write_bytes(formats.render_rollup_file("html", of))
    return path


def column(window: Window, table: str, place: int) -> list[str]:
    return window.page.locator(f"#{table} tbody tr > :nth-child({place})").all_inner_texts()


def test_the_policy_allows_the_page_s_own_script_and_style_and_nothing_else() -> None:
    page = text(sample())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    for name in ("script", "style"):
        (body,) = re.findall(f"<{name}>(.*?)</{name}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy[1]
    assert "unsafe" not in policy[1]
    assert " style=" not in page
    assert "http" not in page.replace("http-equiv", "")


def test_texts_of_dossiers_are_never_markup() -> None:
    page = tree(hostile())
    assert len(page.xpath("//script")) == 1
    assert not [one for one in page.iter() if any(name.startswith("on") for name in one.attrib)]
    assert "<script>alert(1)</script>" in page.text_content()


def test_every_table_says_what_it_is_and_what_its_cells_belong_to() -> None:
    page = tree(sample())
    assert page.get("lang") == "vi"
    for table in page.xpath("//table[@class='sortable']"):
        assert table.xpath("caption")
        assert set(table.xpath("thead//th/@scope")) == {"col"}
        assert len(table.xpath("tbody/tr/th[@scope='row']")) == len(table.xpath("tbody/tr"))
    assert all(figure.get("aria-label") for figure in page.xpath("//svg"))


def test_bars_are_as_long_as_there_are_schools() -> None:
    page = tree(sample())
    assert page.xpath("(//table[@class='bars'])[1]//rect/@width") == ["25.00%", "50.00%", "25.00%"]


@needs_browser
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_asks_for_nothing_and_complains_of_nothing(
    tmp_path: Path, window: Open, width: int, scheme: str
) -> None:
    page = saved(tmp_path, province(60))
    shown = window(width=width, color_scheme=scheme).open(page)
    assert (shown.overflow(), shown.said, shown.foreign(page.as_uri())) == (0, [], [])


@needs_browser
def test_a_column_is_sorted_by_its_values_from_the_keyboard_too(tmp_path: Path, window: Open) -> None:
    shown = window().open(saved(tmp_path, sample()))
    points = shown.page.get_by_role("button", name="Nhóm 2: điểm")
    points.click()
    assert column(shown, "tung-truong", 10) == ["49,5", "71", "76", ""]
    points.press("Enter")
    assert column(shown, "tung-truong", 10) == ["76", "71", "49,5", ""], "empty cells stay last"
    assert shown.page.locator("#tung-truong [aria-sort]").get_attribute("aria-sort") == "descending"
    shown.page.locator("#tung-truong").get_by_role("button", name="Trường", exact=True).press("Space")
    assert shown.page.locator("#tung-truong [aria-sort]").count() == 1
    assert column(shown, "tung-truong", 1)[0] == "Trường THCS Nguyễn Trãi"
    assert shown.said == []


@needs_browser
def test_days_are_sorted_as_days(tmp_path: Path, window: Open) -> None:
    shown = window().open(saved(tmp_path, sample()))
    shown.page.get_by_role("button", name="Hạn gần nhất").click()
    assert [one for one in column(shown, "tung-truong", 18) if "/" in one] == ["15/04/2026", "30/05/2026"]


@needs_browser
def test_a_long_table_is_searched_without_marks(tmp_path: Path, window: Open) -> None:
    shown = window().open(saved(tmp_path, province(60)))
    shown.page.locator("#tung-truong input").fill("le quy don")
    rows = shown.page.locator("#tung-truong tbody tr:visible").all_inner_texts()
    assert 0 < len(rows) < 58
    assert all("Lê Quý Đôn" in row for row in rows)


@needs_browser
def test_without_script_everything_is_there(tmp_path: Path, window: Open) -> None:
    shown = window(java_script_enabled=False).open(saved(tmp_path, sample()))
    assert shown.page.locator("#tung-truong tbody tr").count() == 4
    assert shown.page.locator("svg rect").count() > 4


@needs_browser
def test_hostile_names_do_nothing(tmp_path: Path, window: Open) -> None:
    shown = window(width=390).open(saved(tmp_path, hostile()))
    assert (shown.said, shown.overflow()) == ([], 0)


@needs_browser
@needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_grave(tmp_path: Path, window: Open, scheme: str) -> None:
    assert window(color_scheme=scheme, bypass_csp=True).open(saved(tmp_path, sample())).axe() == []
