"""The text of a Word paragraph as it is seen."""

import pytest
from lxml import etree

from cdsdossier.files.tables.word_text import is_invisible, is_switched_on, read_paragraph_text


def element(inside: str, name: str = "p") -> etree._Element:
    return etree.fromstring(f'<w:{name} xmlns:w="urn:w">{inside}</w:{name}>')


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def text(inside: str) -> str:
    return read_paragraph_text(element(inside))[0]


def test_runs_are_joined_and_breaks_and_tabs_are_characters() -> None:
    assert text(run("Kế ") + run("hoạch<!-- x -->")) == "Kế hoạch"
    assert text("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r>") == "a b\nc-"


@pytest.mark.parametrize(
    "gone",
    [
        f"<w:del>{run('x')}</w:del>",
        f"<w:moveFrom>{run('x')}</w:moveFrom>",
        f"<w:Fallback>{run('x')}</w:Fallback>",
        run("x", "<w:vanish/>"),
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt>",
    ],
    ids=["deleted", "moved away", "for old programs", "hidden", "asks for content"],
)
def test_what_is_not_seen_is_not_read(gone: str) -> None:
    assert text(run("a") + gone + run("b")) == "ab"


def test_what_was_inserted_or_is_hidden_no_longer_is_read() -> None:
    assert text(f"<w:ins>{run('x')}</w:ins>" + run("y", '<w:vanish w:val="0"/>')) == "xy"


def test_of_a_field_only_its_result_is_text_also_inside_another_field() -> None:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    inner = begin + run("PAGE") + separate + run("7") + end
    assert text(run("a") + begin + run("IF ") + inner + separate + run("b") + end + run("c")) == "abc"
    assert text(end + run("a")) == "a", "an end without a beginning ends nothing"


def test_text_boxes_are_returned_beside_the_text() -> None:
    found, boxes = read_paragraph_text(element(f"{run('a')}<w:r><w:txbxContent><w:p/></w:txbxContent></w:r>"))
    assert (found, len(boxes)) == ("a", 1)


def test_a_property_without_a_value_is_on() -> None:
    holder = element('<w:b/><w:b w:val="1"/><w:b w:val="off"/><w:b w:val="0"/><w:b w:val="false"/>')
    assert [is_switched_on(one) for one in holder] == [True, True, False, False, False]
    assert is_invisible(element("", "rPr"))
    assert not is_invisible(element("", "r"))
