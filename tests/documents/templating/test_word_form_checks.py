"""Nothing of a Word form is lost or left."""

from __future__ import annotations

import io

import docx
import pytest
from lxml import etree

from cdsdossier.documents.templating import word_form_checks
from cdsdossier.documents.templating.word_form_checks import describe_lossy_tag
from cdsdossier.errors import Refused

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_the_proof_notices_a_lost_value_and_a_tag_left() -> None:
    made, out = docx.Document(), io.BytesIO()
    made.add_paragraph("Sở GD&ĐT và {{ x }}, {{ y }}")
    made.save(out)

    def check(*printed: str, output: str = "Sở GD&amp;ĐT, Sở GD&amp;ĐT, Hải Phòng") -> None:
        word_form_checks.check_word_form(out.getvalue(), printed, "templates/a.docx", [output])

    with pytest.raises(Refused, match="mất chữ trên giấy: “Hải Phòng”"):
        check("Sở GD&ĐT", "Hải Phòng", "{{ x }}")
    with pytest.raises(Refused, match="mất chữ trên giấy: “Sở GD&ĐT”"):
        check("Sở GD&ĐT", "Sở GD&ĐT")
    with pytest.raises(Refused, match=r"còn thẻ “\{\{ y"):
        check("Sở GD&ĐT", "{{ x }}")
    check("Sở GD&ĐT", "{{ x }}", "{{ y }}")
    check("Sở GD&ĐT", "{{ x }}", "{{ y }}", "Hải Phòng", output="chỉ dùng trong if")


def body(inside: str) -> etree._Element:
    return etree.fromstring(f'<w:body xmlns:w="{MAIN}">{inside}</w:body>')


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_a_tag_that_takes_its_paragraph_must_be_alone_in_it() -> None:
    assert describe_lossy_tag(body(paragraph("{%p if x %}"))) == ""
    assert describe_lossy_tag(body(paragraph("{% if x %} Họ tên"))) == ""
    assert describe_lossy_tag(body(paragraph("Họ tên {%p if x %}"))).startswith(
        ", đoạn “Họ tên {%p if x %}”, thẻ {%p if x %}: thẻ này phải đứng một mình trong đoạn"
    )


def test_a_tag_that_takes_a_row_is_looked_for_in_the_whole_row() -> None:
    row = f"<w:tr><w:tc>{paragraph('{%tr for x in y %}')}</w:tc><w:tc>{paragraph('Ưu điểm')}</w:tc></w:tr>"

    assert "phải đứng một mình trong hàng của bảng" in describe_lossy_tag(body(row))
