"""A document as words and properties, independent of any file format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from lxml import etree


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, as printed."""

    #: Authority and title, one line each: ``("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG")``.
    authority: tuple[str, ...]
    name: str
    #: The post in the school, printed above the name of a person who signs for a council.
    post: str | None = None


@dataclass(frozen=True, slots=True)
class LetterAnnex:
    """An annex, in a section of its own."""

    #: ``Phụ lục``, with a Roman number where there are several; None: a list issued with a decision, which begins with
    #: the names of parent and issuer instead.
    label: str | None
    title: str
    #: A line under the title, or an empty text.
    subject: str
    #: ``(Kèm theo Kế hoạch số … ngày … của …)``: the number and day of the document itself.
    reference: str
    #: As :attr:`Letter.body`.
    body: etree._Element
    landscape: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything that is printed on one document; texts are as printed, except that the writer sets capitals."""

    #: The unit above the issuer; empty where there is none.
    parent: str
    issuer: str
    #: ``Số: 05/BC-THCSQT``; None for a form, which has no number.
    number: str | None
    #: None where the text itself says when and where, as minutes do.
    place_date: str | None
    #: Both empty for a công văn, which says under its number what it is about.
    kind: str
    subject: str
    #: Bodies the document is addressed to; empty: no ``Kính gửi``.
    addressees: tuple[str, ...]
    #: Who decides, above the bases: ``Hiệu trưởng Trường THCS …``; None: no decision.
    authority: str | None
    #: Legal bases, each with its closing ``;`` or ``.``.
    bases: tuple[str, ...]
    #: The word between the bases and the articles: ``Quyết định:``; None: no decision.
    decides: str | None
    #: ``<body>`` of h1, h2, h3, p and table, checked by :mod:`cdsdossier.documents.htmltree`.
    body: etree._Element
    #: One is on the right; two or three are side by side, the first on the left.
    signatures: tuple[Signature, ...]
    #: Lines under ``Nơi nhận:``, with ``-`` and closing mark; empty: no list.
    recipients: tuple[str, ...]
    annexes: tuple[LetterAnnex, ...]
    #: Size of the text in points: 13 or 14.
    size: int
    landscape: bool
    #: For the file's properties: title, the issuer as author, the day it was issued.
    title: str
    author: str
    day: date | None
    #: A certificate: a frame around the page, a large title, the day above the signature.
    framed: bool = False
    #: ``V/v trả hồ sơ …``: what a công văn is about, under its number; empty: it has a title.
    regarding: str = ""
    #: ``Số vào sổ: 05``: the number of a certificate in the book; empty: no certificate.
    entered: str = ""
