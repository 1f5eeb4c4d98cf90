"""The fields of a Word file: their instructions, however Word has cut them up, and which kinds a paper needs.

What a field does is decided by its first word. A field that only computes from the document itself is needed; any
other, and one whose first word is computed by a field inside it, is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cdsdossier.files.tables.unzip import get_attribute, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Fields that show or run content from elsewhere: a message calls them so.
FETCHING = frozenset({
    "INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "IMPORT", "DDEAUTO", "DDE", "LINK", "RD", "DATABASE", "EMBED",
})  # fmt: skip
#: Fields that only compute from the document itself.
_NEEDED = frozenset({
    "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE",
    "EDITTIME", "TITLE", "SUBJECT", "AUTHOR", "KEYWORDS", "COMMENTS", "LASTSAVEDBY", "FILENAME", "FILESIZE",
    "NUMCHARS", "NUMWORDS", "REVNUM", "USERNAME", "USERINITIALS", "USERADDRESS", "DOCPROPERTY", "DOCVARIABLE",
    "REF", "PAGEREF", "NOTEREF", "STYLEREF", "SEQ", "TOC", "TC", "XE", "INDEX", "TA", "TOA", "HYPERLINK",
    "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "MERGEFIELD", "SYMBOL", "EQ", "QUOTE", "ADVANCE", "LISTNUM",
    "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "BIBLIOGRAPHY", "CITATION", "IF", "COMPARE", "SET", "ASK", "FILLIN",
    "SHAPE", "DISPLAYBARCODE", "=",
})  # fmt: skip
_FIRST = re.compile(r"\s*(=|[A-Za-z]+(?![\w{\x00]))")
#: The elements that fields are written with, in whatever namespace: most parts have none.
_WRITTEN = ("{*}fldSimple", "{*}instrText", "{*}delInstrText", "{*}fldChar")
#: Stands for a field inside the instruction of another.
_INNER = "\x00"
_OWN = re.compile(r"\{(?>[^}]*?wordprocessingml)[^}]*/main\}")
#: What Word shows apart from the text around it, or not at all: a field never reaches across its border.
_APART = {"txbxContent", "del", "moveFrom"}


def read_field_kind(code: str) -> str | None:
    """Return the kind of a field by its instruction, empty for one that does nothing; None where no paper needs it."""
    if not code.strip():
        return ""
    found = _FIRST.match(code)
    word = found[1].upper() if found else ""
    return word if word in FETCHING or word in _NEEDED else None


def iter_field_codes(tree: _Element) -> Iterator[str]:
    """Yield the instructions of all fields of a part, also of those that are not finished or never begun."""
    if next(tree.iter(*_WRITTEN), None) is None:
        return
    open_fields: dict[int, list[_Field]] = {}
    for element, place in _walk(tree):
        kind = local_name(element)
        stack = open_fields.setdefault(place, [])
        if kind == "fldSimple":
            yield get_attribute(element, "instr") or ""
        elif kind in {"instrText", "delInstrText"}:
            if stack and not stack[-1].shown:
                stack[-1].code += element.text or ""
            else:
                yield element.text or ""
        elif kind == "fldChar":
            yield from _mark(stack, get_attribute(element, "fldCharType") or "")
    for stack in open_fields.values():
        yield from (one.code for one in stack)


class _Field:
    """A field that has begun; ``shown``: its instruction is over, what it shows has begun."""

    __slots__ = ("code", "shown")

    def __init__(self) -> None:
        self.code, self.shown = "", False


def _mark(stack: list[_Field], kind: str) -> Iterator[str]:
    """Act on a mark where a field begins, shows its result, or ends."""
    if kind == "begin":
        if stack and not stack[-1].shown:
            stack[-1].code += _INNER
        stack.append(_Field())
    elif kind == "separate" and stack:
        stack[-1].shown = True
    elif kind == "end" and stack:
        yield stack.pop().code


def _walk(tree: _Element) -> Iterator[tuple[_Element, int]]:
    """Yield all elements in their order, each with a number for the place that it is read in."""
    todo, number = [(tree, 0)], 0
    while todo:
        element, place = todo.pop()
        yield element, place
        number += 1
        if not _OWN.match(str(element.tag)) or local_name(element) in _APART:
            place = number
        todo.extend((child, place) for child in reversed(element))
