import pytest

from cdsdossier.documents.htmltree import check_source, parse_html, strip_comments
from cdsdossier.errors import TemplateFault


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("<p>x</p>\n{# <b\n #}\n<div>y</div>", 4, "<div>"),
        ("<p>\n<script>x</script></p>", 2, "<script>"),
        ('<p>\n\n<b onclick="x">y</b></p>', 3, "onclick"),
        ('<p class="big">x</p>', 1, "big"),
        ("<p>1 < 2</p>", 1, "&lt;"),
        ("<p>\nGD&ĐT</p>", 2, "&amp;"),
        ("<p>a&nbsp;b</p>", 1, "&amp;"),
        ('<table><tr>\n<td colspan="x">y</td></tr></table>', 2, "colspan"),
        ("<p class=center>x</p>", 1, "thuộc tính"),
        ("<body>x</body>", 1, "<body>"),
    ],
)
def test_what_is_not_of_the_vocabulary_is_named_with_its_line(source: str, line: int, words: str) -> None:
    with pytest.raises(TemplateFault) as caught:
        check_source(source, "templates/x.html")

    assert str(caught.value).startswith(f"templates/x.html:{line}: ")
    assert words in str(caught.value)


def test_the_allowed_tags_are_named() -> None:
    with pytest.raises(TemplateFault, match="chỉ có: table, tr, th, td, h1, h2, h3, p, b, i, br"):
        check_source("<ul></ul>", "x.html")


def test_a_comment_that_never_ends_is_a_loose_sign_and_hides_nothing() -> None:
    with pytest.raises(TemplateFault, match=r"^x\.html:2: dấu < lẻ"):
        check_source("<p>{# a #}</p>\n<!-- <p>{{ b }}</p> <!-- c", "x.html")
    assert strip_comments("a<!-- b\n-->c<!-- d <!-- e -->f<!-- g") == "a\ncf<!-- g"


def test_jinja_and_comments_are_no_tags() -> None:
    check_source(
        '{% if a < b and c > d %}<p class="{{ x }} center">{{ "<div>" }}</p>{% endif %}<!-- <div> -->', "x.html"
    )


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("", "không in ra chữ nào"),
        (" \n", "không in ra chữ nào"),
        ("<p>x</b>", "không khớp"),
        ("<p>x", "không khớp"),
        ("x<p>y</p>", "nằm ngoài đoạn"),
        ("<table><p>x</p></table>", "đặt sai chỗ"),
        ("<p><table></table></p>", "đặt sai chỗ"),
        ("<div>x</div>", "đặt sai chỗ"),
        ('<table><tr><td colspan="x">y</td></tr></table>', "colspan phải là số"),
        ('<table><tr><td rowspan="">y</td></tr></table>', "rowspan để trống"),
        ('<table><tr><td class="w0">y</td></tr></table>', "không có lớp “w0”"),
    ],
)
def test_what_does_not_nest_is_refused(html: str, words: str) -> None:
    with pytest.raises(TemplateFault, match=words):
        parse_html(html, "templates/x.html")


def test_line_ends_are_one_space_and_spaces_stay_as_typed() -> None:
    body = parse_html("\n<p>\n  a  b\n   c <b>d</b>\n  e<br/>\n  f\n</p>\n", "x.html")

    assert "".join(str(text) for text in body[0].itertext()) == "a  b c d ef"
    assert len(body) == 1


@pytest.mark.parametrize(
    "rows", ["<td/>" * 64, "<td colspan='32'/>" * 2, "<td rowspan='2' colspan='60'/></tr><tr>" + "<td/>" * 4]
)
def test_a_table_that_word_cannot_open_is_refused(rows: str) -> None:
    with pytest.raises(TemplateFault, match=r"^x\.html: bảng rộng quá 63 cột"):
        parse_html(f"<table><tr>{rows}</tr></table>", "x.html")

    narrow = rows.replace("<td/>", "", 1).replace("32", "31", 1)
    assert parse_html(f"<table><tr>{narrow}</tr></table>", "x.html") is not None


def test_no_entity_reaches_out() -> None:
    with pytest.raises(TemplateFault):
        parse_html('<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x;</p>', "x.html")
