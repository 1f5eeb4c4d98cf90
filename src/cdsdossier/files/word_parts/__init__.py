"""Whether a Word file holds only what a paper needs, and nothing that fetches or runs anything when it is opened.

Parts are judged by their content type and by the relationships that lead to them, as Word does, never by their names;
whatever is not known to be needed is a fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cdsdossier.files.tables.unzip import OfficePackage
from cdsdossier.files.word_parts.content_types import TEXTS, XML, iter_type_faults, read_content_types
from cdsdossier.files.word_parts.markup import iter_markup_faults
from cdsdossier.files.word_parts.relationships import find_outward_links, iter_relationship_faults

if TYPE_CHECKING:
    from lxml.etree import _Element


def find_word_fault(package: OfficePackage) -> str:
    """Return a sentence (without a full stop) that names the first part that no paper needs; empty where there is none.

    Raises KeyError where the file is no Word file at all, UnreadableDocument where a part cannot be read.
    """
    return next(_iter_faults(package), "")


def iter_text_trees(package: OfficePackage) -> Iterator[_Element]:
    """Yield the XML of every part that Word shows: body, headers, footers, notes, comments."""
    for name, kind in sorted(read_content_types(package).items()):
        if kind in TEXTS:
            yield package.tree(name)


def _iter_faults(package: OfficePackage) -> Iterator[str]:
    types = read_content_types(package)
    yield from iter_type_faults(package, types)
    yield from iter_relationship_faults(package, types)
    for name, kind in sorted(types.items()):
        if kind in XML:
            yield from iter_markup_faults(package.tree(name), name, find_outward_links(package, name))
