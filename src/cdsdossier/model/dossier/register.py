"""The register of documents: what each document is, and its number and date in a form that compares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from cdsdossier.model.dossier.head import DOCUMENT_KINDS, Basis, DocumentKind, Head, Issued, Person
from cdsdossier.model.dossier.reader import HEAD
from cdsdossier.model.dossier.review import OFFICE_DOCUMENT_KINDS, REVIEW, Review
from cdsdossier.model.paper_number import name_issuing_body
from cdsdossier.text import numbers
from cdsdossier.text.normalize import restore_d

#: Every document, the school's and the office's, by id.
ALL_DOCUMENT_KINDS = {**DOCUMENT_KINDS, **OFFICE_DOCUMENT_KINDS}

#: A document number in a form that compares: 02 is 2, and 5a comes after 5.
RunningNumber = tuple[int, str]

_NUMBER = re.compile(r"(\d{1,6})([a-zđ]?)")
_FULL = re.compile(r"([^/]+)/([^/-]+)-(.+)")
_COMMITTEE = re.compile("[uủ][ỷy] ban nhân dân")


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """A document of the register that has been issued, so it has a day."""

    id: str
    day: date
    #: Its number as written; None if it has none.
    number: str | None = None

    @property
    def notation(self) -> str | None:
        """Return the notation of its number; None for a form that has no number."""
        return ALL_DOCUMENT_KINDS[self.id].notation

    @property
    def running(self) -> RunningNumber | None:
        """Return its number in a form that compares; None if it has none."""
        return parse_running_number(self.number) if self.number and self.notation else None

    @property
    def named(self) -> str:
        """Return its name for a sentence: ``Kế hoạch (05/03/2026)``."""
        return f"{ALL_DOCUMENT_KINDS[self.id].name} ({numbers.format_short_date(self.day)})"


@dataclass(frozen=True, slots=True)
class DocumentRegister:
    """One of the two registers, the school's or the office's: its documents, and what stands on all of them."""

    #: ``dossier.yaml`` or ``review.yaml``, and the key in it under which the issuing body is.
    file: str
    body_key: str
    kinds: Mapping[str, DocumentKind]
    documents: Mapping[str, Issued]
    bases: tuple[Basis, ...]
    #: The issuing body as on its documents: name, code, place, and who signs for it.
    name: str | None
    code: str | None
    place: str | None
    #: The body printed above its name.
    parent: str | None
    head: Person | None

    @property
    def issued(self) -> dict[str, IssuedDocument]:
        """Return the documents that have been issued, by id, in the order of their chain."""
        return _list_dated(self.kinds, self.documents)

    def list_bases(self, document: str) -> list[tuple[int, Basis]]:
        """Return the bases that a document prints under its title, each with its place in ``bases``."""
        if not self.kinds[document].cites:
            return []
        return [(place, basis) for place, basis in enumerate(self.bases) if not basis.for_ or document in basis.for_]

    def list_citing(self, place: int) -> tuple[str, ...]:
        """Return the documents that print the basis at a place of ``bases``."""
        return tuple(name for name in self.kinds if any(at == place for at, _ in self.list_bases(name)))

    def parse_own_basis(self, basis: Basis) -> tuple[str, RunningNumber] | None:
        """Return notation and number of a basis that this body issued itself; None for another body's document."""
        if self.body_key != "school" and basis.issuer and _body(basis.issuer) != _body(self.name):
            return None  # all committees have one code
        return parse_own_number(basis.number, self.code)

    def list_signers(self) -> Iterator[tuple[tuple[str, ...], str, Person]]:
        """Yield whoever signs: where that is written, for which document alone (or none), and the person."""
        if self.head:
            yield (self.body_key, "head"), "", self.head
        for document, issued in self.documents.items():
            if issued.signer:
                yield ("documents", document, "signer"), document, issued.signer


def list_registers(head: Head, review: Review | None) -> tuple[DocumentRegister, ...]:
    """Return the school's register and, where there is an external assessment, the office's."""
    school = head.school
    own = DocumentRegister(
        HEAD, "school", DOCUMENT_KINDS, head.documents, head.bases,
        school.name, school.code, school.place, school.parent, school.head,
    )  # fmt: skip
    if review is None:
        return (own,)
    body = review.body
    return own, DocumentRegister(
        REVIEW, "body", OFFICE_DOCUMENT_KINDS, review.documents, review.bases,
        body.name, body.code, body.place, body.parent, body.head,
    )  # fmt: skip


def list_issued_documents(head: Head) -> dict[str, IssuedDocument]:
    """Return the documents that have been issued, by id, in the order of their chain."""
    return _list_dated(DOCUMENT_KINDS, head.documents)


def list_office_documents(review: Review) -> dict[str, IssuedDocument]:
    """Return the same for the documents of the managing body."""
    return _list_dated(OFFICE_DOCUMENT_KINDS, review.documents)


def _list_dated(names: Iterable[str], register: Mapping[str, Issued]) -> dict[str, IssuedDocument]:
    held = ((name, register[name]) for name in names if name in register)
    return {name: IssuedDocument(name, one.date, one.number) for name, one in held if one.date}


def _body(name: str | None) -> str:
    return _COMMITTEE.sub("ubnd", name_issuing_body(name))


def parse_running_number(written: str) -> RunningNumber | None:
    """Return a number in a form that compares; None if it is no number."""
    found = _NUMBER.fullmatch(written)
    return (int(found[1]), found[2]) if found else None


def parse_own_number(written: str | None, code: str | None) -> tuple[str, RunningNumber] | None:
    """Return notation and number of a document that has this body's own code; None for another body's document."""
    plain, own = (restore_d(re.sub(r"\s", "", one or "")) for one in (written, code))
    found = _FULL.fullmatch(plain.replace("–", "-"))
    if not found or not own or found[3].casefold() != own.casefold():
        return None
    number = parse_running_number(found[1])
    return (found[2], number) if number else None
