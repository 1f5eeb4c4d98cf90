"""``templates/documents.yaml``: the documents of a year, and what is printed around the body of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from cdsdossier.errors import TemplateFault, WrongUsage
from cdsdossier.files.regular import read_whole_text

FILE = "documents.yaml"
#: Sizes that Nghị định 30/2020/NĐ-CP allows for the text, in points.
SIZES = (13, 14)
_MOST_ANNEXES = 10
#: Who can issue a document.
Issuer = Literal["school", "office"]
#: Fields of a dataclass as read from YAML.
_Written = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs a document: the head of the unit that issues it, unless one of the fields says otherwise."""

    #: The holder of this role in the council.
    role: str | None = None
    #: The holder of this role in the managing body's team.
    team: str | None = None
    #: The head of the school, on a document that the managing body issues.
    school: bool = False
    #: Fixed title lines (Jinja); empty: from the head's own title.
    authority: tuple[str, ...] = ()
    #: The post in the school is printed above the name as well.
    post: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexEntry:
    """An annex of a document; ``title`` and ``subject`` are Jinja."""

    #: Its body is ``<template>.html``.
    template: str
    title: str
    subject: str = ""
    #: A list or regulation issued with a decision: it begins with the names of the units, without the word ``Phụ lục``.
    attached: bool = False
    landscape: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEntry:
    """One document of the catalogue; ``subject`` and every list of lines are Jinja."""

    id: str
    number: int
    name: str
    kind: str
    subject: str
    #: KH, QĐ, BC …; ``-``: a công văn, the unit that drafts it follows the issuer's code; None: it has no number.
    notation: str | None
    #: ``nd30``: a type of document in Nghị định 30/2020/NĐ-CP; ``form``: a form of the education sector.
    profile: Literal["nd30", "form"]
    #: Who issues it: the school, or the managing body (``review.yaml``).
    issuer: Issuer = "school"
    #: A công văn: no ``kind`` above the text; the subject stands under the number, after ``V/v``.
    untitled: bool = False
    #: Place and day are printed beside the number; minutes have them in the text.
    dated: bool = True
    #: Who is named after ``Kính gửi``; empty: no such line.
    addressees: tuple[str, ...] = ()
    #: The legal bases of the dossier are printed under the title.
    bases: bool = True
    #: Bases of this document only, after those of the dossier.
    own_bases: tuple[str, ...] = ()
    #: ``Quyết định:`` makes it a decision: this line precedes the articles, and who decides precedes the bases.
    decides: str | None = None
    recipients: tuple[str, ...] = ()
    signers: tuple[str, ...] = ("head",)
    annexes: tuple[AnnexEntry, ...] = ()
    landscape: bool = False
    #: A certificate: a frame around the page, a large title, the day above the signature, its number in the book.
    framed: bool = False
    #: Size of the text in points; None: the catalogue's.
    size: int | None = None

    @property
    def file(self) -> str:
        """Return the name of the rendered file, such as ``06-bao-cao.docx``."""
        return f"{self.number:02d}-{self.id}.docx"

    @property
    def drafted_by_unit(self) -> bool:
        """Return whether the unit that drafts it stands in its number, as in that of a công văn: ``07/UBND-VHXH``."""
        return self.notation == "-"

    @property
    def numbered(self) -> bool:
        """Return whether it has a number, of a series or in the book of certificates."""
        return self.notation is not None or self.framed


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All documents in the order they are issued, and who signs."""

    signers: dict[str, Signer]
    documents: tuple[DocumentEntry, ...]
    #: Size of the text in points, where a document has none of its own.
    size: int = SIZES[-1]

    def of(self, issuer: Issuer) -> tuple[DocumentEntry, ...]:
        """Return the documents of one issuer."""
        return tuple(entry for entry in self.documents if entry.issuer == issuer)

    def names_school_head(self, entry: DocumentEntry) -> bool:
        """Return whether the head of the school signs a document, whoever issues it, as the office's minutes."""
        return any(self.signers[name].school for name in entry.signers)

    def entry(self, document: str) -> DocumentEntry:
        """Return a document's entry; raise WrongUsage, with the nearest names, for an unknown id."""
        for entry in self.documents:
            if entry.id == document:
                return entry
        from cdsdossier.yamlio.messages import nearest_word

        ids = [entry.id for entry in self.documents]
        near = nearest_word(document, ids)
        hint = f"Có phải {near}?" if near else f"Các văn bản có trong danh mục: {', '.join(ids)}."
        raise WrongUsage(f"Không có văn bản “{document}”. {hint}")


def read_catalogue(folder: Path) -> Catalogue:
    """Read the catalogue in a folder of templates; raise TemplateFault where it is not well formed."""
    import yaml

    path = folder / FILE
    try:
        return _parsed(read_whole_text(path))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, TypeError, KeyError, AttributeError, ValueError) as error:
        raise TemplateFault(f"Danh mục văn bản {path} không đúng khuôn: {error}") from error


@lru_cache(maxsize=4)  # one command reads it several times
def _parsed(text: str) -> Catalogue:
    import yaml

    return _catalogue(**yaml.load(text, Loader=yaml.CSafeLoader))


def _catalogue(signers: dict[str, _Written], documents: list[_Written], size: int = SIZES[-1]) -> Catalogue:
    year = Catalogue(
        signers={name: Signer(**_frozen(signer)) for name, signer in signers.items()},
        documents=tuple(_entry(**entry) for entry in documents),
        size=size,
    )
    for wrong in {size, *(entry.size for entry in year.documents)} - {None, *SIZES}:
        raise ValueError(f"size: {wrong}; cỡ chữ chỉ có {' hoặc '.join(map(str, SIZES))}")
    for entry in year.documents:
        unknown = [name for name in entry.signers if name not in signers]
        if unknown or not entry.signers:
            raise ValueError(f"{entry.id}: signers: {unknown or 'trống'}; chỉ có: {', '.join(signers)}")
        if len(entry.annexes) > _MOST_ANNEXES:
            raise ValueError(f"{entry.id}: annexes: nhiều nhất {_MOST_ANNEXES} phụ lục")
    return year


def _entry(*, annexes: Sequence[_Written] = (), **keys: object) -> DocumentEntry:
    """Return an entry; its dataclass raises TypeError for an unknown key."""
    return DocumentEntry(**_frozen(keys), annexes=tuple(AnnexEntry(**annex) for annex in annexes))


def _frozen(entry: _Written) -> _Written:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
