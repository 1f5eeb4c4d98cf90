"""Word refuses children out of order. The orders are those of ECMA-376 part 1 (transitional), annex A."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from support.desk import Desk, reviewed, unreviewed
from support.docxreader import W

from cdsdossier.model.dossier import head
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS

DOCUMENTS = (*head.DOCUMENTS, *OFFICE_DOCUMENTS)
ORDER = {
    "body": "p* tbl* sectPr",
    "document": "background body",
    "p": "pPr r*",
    "r": "rPr br* t* tab* noBreakHyphen* fldChar* instrText* footnoteRef* footnoteReference* separator* "
    "continuationSeparator*",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "pBdr": "top left bottom right between bar",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "tbl": "tblPr tblGrid tr*",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "pgBorders": "top left bottom right",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tblGrid": "gridCol*",
    "tr": "tblPrEx trPr tc*",
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden",
    "tc": "tcPr p* tbl*",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference* footerReference* footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "styles": "docDefaults latentStyles style*",
    "docDefaults": "rPrDefault pPrDefault",
    "rPrDefault": "rPr",
    "pPrDefault": "pPr",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr*",
    "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime mirrorMargins proofState "
    "attachedTemplate stylePaneFormatFilter documentProtection defaultTabStop autoHyphenation evenAndOddHeaders "
    "characterSpacingControl hdrShapeDefaults footnotePr endnotePr compat docVars rsids mathPr themeFontLang "
    "clrSchemeMapping decimalSymbol listSeparator",
    "footnotePr": "pos numFmt numStart numRestart footnote*",
    "compat": "compatSetting*",
    "hdr": "p*",
    "footnotes": "footnote*",
    "footnote": "p*",
    "fonts": "font*",
    "font": "altName panose1 charset family notTrueType pitch sig",
}
#: Mixed freely among themselves; only their kind is checked.
FREE = {"body", "r", "tc"}


def faults(root: etree._Element) -> list[str]:
    return [fault for element in root.iter(f"{W}*") for fault in faults_of(element)]


def faults_of(element: etree._Element) -> list[str]:
    tag = etree.QName(element).localname
    names = [etree.QName(child).localname for child in element.iterchildren(etree.Element)]
    if not names:
        return []
    allowed = [name.rstrip("*") for name in ORDER.get(tag, "").split()]
    unknown = [f"{tag} may not hold {name}" for name in names if name not in allowed]
    if unknown:
        return unknown
    places = [allowed.index(name) for name in names]
    many = {name.rstrip("*") for name in ORDER[tag].split() if name.endswith("*")}
    twice = [f"{tag} holds {name} twice" for name in set(names) - many if names.count(name) > 1]
    if tag in FREE:
        return twice
    return twice + ([] if places == sorted(places) else [f"{tag}: {' '.join(names)}"])


PARTS = ("document", "styles", "settings", "fontTable", "header1", "footnotes")


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("empty", [False, True], ids=["full", "empty"])
def test_every_part_keeps_the_order_of_the_schema(desk: Desk, mau: Path, document: str, empty: bool) -> None:
    paper = desk.paper(document, unreviewed if empty else reviewed, mau)

    assert [fault for part in PARTS for fault in faults(etree.fromstring(paper.parts[f"word/{part}.xml"]))] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_properties_come_first_and_the_section_last(desk: Desk, mau: Path, document: str) -> None:
    body = desk.paper(document, reviewed, mau).body

    assert etree.QName(body[-1]).localname == "sectPr"
    assert etree.QName(body[-2]).localname == "p"
    for holder, properties in (("p", "pPr"), ("r", "rPr"), ("tc", "tcPr")):
        for found in body.iter(f"{W}{properties}"):
            parent = found.getparent()
            assert parent is not None
            if parent.tag == W + holder:
                assert parent[0] is found


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_style_relation_and_footnote_that_is_named_exists(desk: Desk, mau: Path, document: str) -> None:
    paper = desk.paper(document, reviewed, mau)
    defined = {style.get(W + "styleId") for style in paper.styles.iter(W + "style")}
    named = {e.get(W + "val") for tag in ("pStyle", "rStyle", "basedOn") for e in paper.document.iter(W + tag)}
    notes = {n.get(W + "id") for n in etree.fromstring(paper.parts["word/footnotes.xml"])}
    relations = etree.fromstring(paper.parts["word/_rels/document.xml.rels"])
    targets = {str(relation.get("Target")) for relation in relations}
    ids = {relation.get("Id") for relation in relations}
    used = {v for e in paper.document.iter() for k, v in e.attrib.items() if str(k).endswith("relationships}id")}

    assert named <= defined
    assert {e.get(W + "id") for e in paper.document.iter(W + "footnoteReference")} <= notes
    assert {f"word/{target}" for target in targets} <= paper.parts.keys()
    assert used <= ids
