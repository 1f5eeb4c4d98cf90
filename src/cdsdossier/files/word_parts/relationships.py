"""Where the parts of a Word file lead: which relationships a paper needs, and which lead out of the file."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from cdsdossier.files.tables.unzip import OfficePackage, get_attribute, local_name
from cdsdossier.files.word_parts import content_types as kinds

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Kind of relationship → the content types that it may lead to.
_NEEDED: Mapping[str, frozenset[str]] = {
    "officeDocument": kinds.word_types("document.main"),
    "glossaryDocument": kinds.word_types("document.glossary"),
    **{
        one: kinds.word_types(one)
        for one in (
            "header", "footer", "footnotes", "endnotes", "comments", "styles", "settings", "webSettings", "fontTable",
            "numbering", "people", "commentsExtended", "commentsIds", "commentsExtensible",
        )
    },
    "stylesWithEffects": kinds.microsoft_types("word.stylesWithEffects"),
    "theme": kinds.office_types("theme"),
    "core-properties": kinds.CORE,
    "extended-properties": kinds.office_types("extended-properties"),
    "custom-properties": kinds.office_types("custom-properties"),
    "customXml": frozenset({kinds.CUSTOM}),
    "customXmlProps": kinds.office_types("customXmlProperties"),
    "classificationlabels": kinds.microsoft_types("office.classificationlabels"),
    "intelligence": kinds.microsoft_types("office.intelligence", "office.intelligence2"),
    "image": kinds.PICTURES,
    "thumbnail": kinds.PICTURES,
}  # fmt: skip
_CLICKED, _TEMPLATE = "hyperlink", "attachedTemplate"
#: A file on this machine, as Word writes it on Windows and on a Mac, and not on a server.
_ON_DISK = re.compile(r"file:///[^/\\%].*|[A-Za-z]:[\\/].*|[^:/\\]*")
#: ``word/_rels/document.xml.rels``: the folder and the name of the part whose relationships these are.
_PLACE = re.compile(r"(.*/|)_rels/([^/]*)\.rels", re.IGNORECASE)
_SHOWN = 100


def iter_relationship_faults(package: OfficePackage, types: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for each relationship that leads out of the file, or to something that no paper needs."""
    folded = {name.lower(): kind for name, kind in types.items()}
    for name, kind in sorted(types.items()):
        place = _PLACE.fullmatch(name)
        if bool(place) != (kind == kinds.RELATIONSHIPS):
            yield kinds.describe_unneeded(name, kind)
        for one in _relationships(package, name) if place else ():
            if _is_outside(one):
                if not _is_harmless(one):
                    yield describe_fetching(f"liên kết “{_target(one)[:_SHOWN]}”", name)
            elif place and _kind(one) != _CLICKED:  # that is a place in the text itself
                yield from _describe_inside(one, place[1], folded)


def find_outward_links(package: OfficePackage, part: str) -> frozenset[str]:
    """Return the ids of a part's relationships that lead out of the file: those are to be clicked, nothing else."""
    folder, _, name = part.rpartition("/")
    wanted = f"{folder}/_rels/{name}.rels".lstrip("/").lower()
    found = next((one for one in package.names if one.lower() == wanted), None)
    if found is None:
        return frozenset()
    links = (one for one in _relationships(package, found) if _kind(one) == _CLICKED)
    return frozenset(get_attribute(one, "Id") or "" for one in links)


def _relationships(package: OfficePackage, name: str) -> Iterator[_Element]:
    return (one for one in package.tree(name).iter() if local_name(one) == "Relationship")


def _kind(one: _Element) -> str:
    return (get_attribute(one, "Type") or "").rpartition("/")[2]


def _target(one: _Element) -> str:
    return get_attribute(one, "Target") or ""


def _is_outside(one: _Element) -> bool:
    return (get_attribute(one, "TargetMode") or "").strip().lower() == "external"


def _is_harmless(one: _Element) -> bool:
    """Return whether a link out of the file is to be clicked, or is a template on this machine."""
    return _kind(one) == _CLICKED or (_kind(one) == _TEMPLATE and _ON_DISK.fullmatch(_target(one)) is not None)


def describe_fetching(what: str, part: str) -> str:
    """Return the sentence for something in a part that is fetched from elsewhere."""
    return (
        f"{what} (phần {part}) lấy nội dung từ nơi khác mỗi khi mở văn bản. Trong Word, chèn hẳn ảnh hoặc nội dung "
        "vào tệp (không chọn liên kết, Link to File), rồi lưu lại"
    )


def _describe_inside(one: _Element, folder: str, folded: Mapping[str, str]) -> Iterator[str]:
    target = posixpath.normpath(posixpath.join("/", folder, _target(one))).lstrip("/")
    found = folded.get(target.lower())
    if found is None:
        yield f"thiếu phần {target[:_SHOWN]} bên trong tệp; mở bằng Word rồi lưu lại"
    elif found not in _NEEDED.get(_kind(one), frozenset()):
        yield kinds.describe_unneeded(target[:_SHOWN], _kind(one))
