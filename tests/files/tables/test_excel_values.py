"""What a cell of a workbook shows, from the parts that it only points at."""

import pytest
from lxml import etree
from support.evidencemaker import zipped

from cdsdossier.files.tables.excel_values import ExcelValues
from cdsdossier.files.tables.unzip import OfficePackage

STRINGS = "<sst><si><t>Kế hoạch</t></si><si><r><t>a</t></r><rPh><t>đọc</t></rPh><r><t>b_x000A_c</t></r></si></sst>"
STYLES = (
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="mm/yyyy"/></numFmts><cellXfs>'
    + "".join(f'<xf numFmtId="{number}"/>' for number in (0, 164, 14, 9, 20, 46, 17, 999))
    + "</cellXfs></styleSheet>"
)


def values(*, since_1904: bool = False) -> ExcelValues:
    package = OfficePackage(zipped({"s.xml": STRINGS, "f.xml": STYLES}))
    return ExcelValues(package, "s.xml", "f.xml", since_1904=since_1904)


def shown(cell: str, *, since_1904: bool = False) -> str:
    return " | ".join(values(since_1904=since_1904).lines(etree.fromstring(cell)))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c t="s"><v>0</v></c>', "Kế hoạch"),
        ('<c t="s"><v>1</v></c>', "ab | c"),
        ('<c t="s"><v>2</v></c>', ""),
        ('<c t="s"><v>-1</v></c>', ""),
        ('<c t="inlineStr"><is><t>x</t></is></c>', "x"),
        ('<c t="str"><f>A1</f><v>kết quả</v></c>', "kết quả"),
        ('<c t="b"><v>1</v></c>', "TRUE"),
        ('<c t="e"><v>#N/A</v></c>', "#N/A"),
        ("<c><f>1/0</f></c>", ""),
        ("<c><v>1E2</v></c>", "100"),
        ("<c><v>1234567890123456789</v></c>", "1234567890123456768"),
        ("<c><v>nan</v></c>", "nan"),
        ('<c s="99"><v>45000.5</v></c>', "45000.5"),
    ],
)
def test_a_cell_shows_its_text_its_number_or_what_a_formula_gave(cell: str, text: str) -> None:
    assert shown(cell) == text


@pytest.mark.parametrize(
    ("style", "value", "text"),
    [
        (1, "45170", "9/2023"),
        (2, "45170", "01/09/2023"),
        (2, "60", "28/02/1900"),
        (2, "59", "28/02/1900"),
        (2, "1", "01/01/1900"),
        (2, "0.5", "0.5"),
        (2, "99999999999", "99999999999"),
        (3, "0.125", "12.5%"),
        (4, "0.75", "18:00"),
        (5, "1.5", "36:00"),
        (6, "45170", "9/2023"),
        (7, "45170", "45170"),
    ],
)
def test_a_number_is_shown_by_its_format_named_or_known_to_every_workbook(style: int, value: str, text: str) -> None:
    assert shown(f'<c s="{style}"><v>{value}</v></c>') == text


def test_a_workbook_of_the_old_macintosh_counts_its_days_from_1904() -> None:
    assert shown('<c s="2"><v>43708</v></c>', since_1904=True) == "01/09/2023"


def test_a_workbook_without_texts_and_styles_shows_bare_numbers() -> None:
    bare = ExcelValues(OfficePackage(zipped({"a": ""})), "", "", since_1904=False)
    assert bare.lines(etree.fromstring('<c s="1"><v>45170</v></c>')) == ("45170",)
