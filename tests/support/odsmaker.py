"""OpenDocument spreadsheets as LibreOffice writes them, as far as a table needs it."""

from __future__ import annotations

from xml.sax.saxutils import escape

from support.evidencemaker import zipped

_HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:automatic-styles>'
    '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>'
    '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
    "</office:automatic-styles><office:body><office:spreadsheet>"
)
_MIME = "application/vnd.oasis.opendocument.spreadsheet"


def cell(text: str, attributes: str = "") -> str:
    """Return a cell; its text may have several lines."""
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n") if text)
    return f"<table:table-cell {attributes}>{paragraphs}</table:table-cell>"


def covered(times: int = 1) -> str:
    """Return the places that a merged cell covers."""
    return f'<table:covered-table-cell table:number-columns-repeated="{times}"/>'


def row(*cells: str, attributes: str = "") -> str:
    """Return a row; what is no element is the text of a cell."""
    made = (one if one.startswith("<table:") else cell(one) for one in cells)
    return f"<table:table-row {attributes}>{''.join(made)}</table:table-row>"


def sheet(*rows: str, name: str = "Phụ lục", hidden: bool = False) -> str:
    """Return a sheet, with the endless empty rest that LibreOffice writes."""
    rest = '<table:table-cell table:number-columns-repeated="16384"/>'
    rest = f'<table:table-row table:number-rows-repeated="1048000">{rest}</table:table-row>'
    style = "ta2" if hidden else "ta1"
    return f'<table:table table:name="{name}" table:style-name="{style}">{"".join(rows)}{rest}</table:table>'


def ods(*sheets: str, manifest: str = "<manifest/>") -> bytes:
    """Return a spreadsheet."""
    content = f"{_HEAD}{''.join(sheets)}</office:spreadsheet></office:body></office:document-content>"
    return zipped({"mimetype": _MIME, "content.xml": content, "META-INF/manifest.xml": manifest})
