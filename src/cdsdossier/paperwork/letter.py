"""A document as its facts and words, before anybody thinks of a file format."""

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
    #: The post in the school, printed above the name when somebody signs for a council.
    post: str | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything that stands on one document; texts are as printed, except that the writer sets capitals."""

    parent: str
    issuer: str
    #: ``Số: 05/BC-THCSQT``; None for a form, which has no number.
    number: str | None
    place_date: str
    kind: str
    subject: str
    #: Bodies the document is addressed to; empty: no ``Kính gửi``.
    addressees: tuple[str, ...]
    #: Legal bases, each with its closing ``;`` or ``.``.
    bases: tuple[str, ...]
    #: ``<body>`` of h1, h2, h3, p and table, checked by :mod:`cdsdossier.paperwork.htmltree`.
    body: etree._Element
    #: One signs on the right; of two, the first signs on the left.
    signatures: tuple[Signature, ...]
    #: Lines under ``Nơi nhận:``, with ``-`` and closing mark; empty: no list.
    recipients: tuple[str, ...]
    #: For the file's properties: title, the school as author, the day it was issued.
    title: str
    author: str
    day: date | None
