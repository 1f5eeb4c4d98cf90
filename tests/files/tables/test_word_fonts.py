"""The font of a run: its own, its style's, its paragraph's, the theme's, the document's."""

from __future__ import annotations

import pytest
from lxml import etree
from support.evidencemaker import zipped

from cdsdossier.files.tables.unzip import OfficePackage
from cdsdossier.files.tables.word_fonts import WordFonts, read_symbol

MAIN = 'xmlns:w="urn:w"'
OLD = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
NEW = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
STYLES = f"""<w:styles {MAIN}>
<w:docDefaults><w:rPrDefault><w:rPr>{{default}}</w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr>{{normal}}</w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Old"><w:rPr>{OLD}</w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Old"/></w:style>
<w:style w:type="paragraph" w:styleId="New"><w:basedOn w:val="Old"/><w:rPr>{NEW}</w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Round"><w:basedOn w:val="Round"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:rPr><w:rFonts w:ascii="VNI-Times"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Theme"><w:rPr>
  <w:rFonts w:ascii="Arial" w:hAnsiTheme="minorHAnsi"/></w:rPr></w:style>
</w:styles>"""
THEME = (
    '<a:theme xmlns:a="urn:a"><a:themeElements><a:fontScheme><a:majorFont><a:latin typeface="Cambria"/></a:majorFont>'
    '<a:minorFont><a:latin typeface=".VnArial"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
)


def fonts(default: str = "", normal: str = "") -> WordFonts:
    styles = STYLES.format(default=default, normal=normal)
    package = OfficePackage(zipped({"word/styles.xml": styles, "word/theme/theme1.xml": THEME}))
    made = WordFonts.read(package, etree.fromstring("<body/>"))
    assert made
    return made


def font(made: WordFonts, style: str = "", look: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    paragraph = etree.fromstring(f"<w:p {MAIN}><w:pPr>{named}</w:pPr><w:r><w:rPr>{look}</w:rPr></w:r></w:p>")
    return made.of_run(paragraph[1], made.of_paragraph(paragraph))


@pytest.mark.parametrize(
    ("style", "look", "found"),
    [
        ("", "", ""),
        ("", OLD, "tcvn3"),
        ("", '<w:rFonts w:hAnsi=".VnTimeH"/>', "tcvn3-capitals"),
        ("Old", "", "tcvn3"),
        ("Child", "", "tcvn3"),
        ("New", "", ""),
        ("Old", NEW, ""),
        ("Old", "<w:b/>", "tcvn3"),
        ("Round", "", ""),
        ("Unknown", "", ""),
        ("", '<w:rStyle w:val="Strong"/>', "vni"),
        ("Old", '<w:rStyle w:val="Strong"/>', "vni"),
        ("Theme", "", "tcvn3"),
        ("", '<w:rFonts w:hAnsiTheme="minorHAnsi"/>', "tcvn3"),
        ("Old", '<w:rFonts w:asciiTheme="majorHAnsi"/>', ""),
        ("", '<w:rFonts w:hint="eastAsia"/>', ""),
    ],
)
def test_the_nearest_font_counts(style: str, look: str, found: str) -> None:
    assert font(fonts(), style, look) == found


def test_the_default_paragraph_comes_before_the_document() -> None:
    assert font(fonts(default=OLD)) == "tcvn3"
    assert font(fonts(default=OLD, normal=NEW)) == ""
    assert font(fonts(normal=OLD)) == "tcvn3"


def test_a_document_without_old_fonts_has_nothing_to_tell() -> None:
    def read(body: str, styles: str) -> WordFonts | None:
        package = OfficePackage(zipped({"word/styles.xml": f"<w:styles {MAIN}>{styles}</w:styles>"}))
        return WordFonts.read(package, etree.fromstring(f"<w:body {MAIN}>{body}</w:body>"))

    assert read(NEW, NEW) is None
    assert read(OLD, NEW)
    assert read(NEW, OLD)
    assert read('<w:sym w:font=".VnTime" w:char="F0AD"/>', "")


def test_a_symbol_is_a_letter_in_an_old_font_only() -> None:
    def symbol(name: str, code: str) -> tuple[str, str]:
        return read_symbol(etree.fromstring(f'<w:sym {MAIN} w:font="{name}" w:char="{code}"/>'))

    assert symbol(".VnTime", "F0AD") == ("\uf0ad", "tcvn3")
    assert symbol("Wingdings", "F0AD") == ("", "")
    assert symbol(".VnTime", "x") == ("", "")
