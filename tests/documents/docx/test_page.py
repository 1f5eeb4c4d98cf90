from pathlib import Path

import pytest
from support.desk import Desk
from support.docxreader import W, value

from cdsdossier.documents.docx.ooxml import parse_elements
from cdsdossier.documents.docx.page import PageSetup, section_properties

MM = 1440 / 25.4


@pytest.mark.parametrize(("landscape", "width", "height"), [(False, 165, 257), (True, 252, 170)])
def test_the_text_is_as_wide_and_high_as_the_margins_leave(landscape: bool, width: int, height: int) -> None:
    page = PageSetup(landscape)

    assert page.text_width / MM == pytest.approx(width, abs=0.3)
    assert page.text_height / MM == pytest.approx(height, abs=0.3)


def test_columns_grow_with_the_page() -> None:
    upright, lying = PageSetup().columns(65, 100), PageSetup(landscape=True).columns(65, 100)

    assert sum(upright) <= PageSetup().text_width
    assert [one / MM for one in upright] == pytest.approx([65, 100], abs=0.3)
    assert lying[0] / upright[0] == pytest.approx(
        PageSetup(landscape=True).text_width / PageSetup().text_width, abs=0.01
    )


def test_a_section_has_its_size_its_margins_and_starts_at_page_one() -> None:
    (section,) = parse_elements([section_properties(PageSetup(landscape=True, framed=True))])

    size, numbers = section.find(W + "pgSz"), section.find(W + "pgNumType")
    assert (value(size, "w"), value(size, "h"), value(size, "orient")) == ("16838", "11906", "landscape")
    assert value(numbers, "start") == "1"
    assert section.find(W + "titlePg") is not None
    assert section.find(W + "pgBorders") is not None
    assert "pgBorders" not in section_properties(PageSetup())


def test_a_form_on_its_side_spreads_over_its_width(desk: Desk, mau: Path) -> None:
    (section,) = desk.paper("danh-muc-minh-chung", None, mau).sections

    for table in (section.tables[0], section.tables[-1]):
        assert sum(int(value(one, "w")) for one in table.iter(W + "gridCol")) > 0.95 * section.width
