"""Legal bases and issued documents, cited in full as the decree wants it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cdsdossier.documents.facts.gaps import Gap
from cdsdossier.text import numbers

#: Laws are cited without number and issuer.
_LAWS = ("hiến pháp", "bộ luật", "luật", "pháp lệnh")

TextOrGap = str | Gap


def format_citation(kind: TextOrGap, number: TextOrGap, day: date | Gap, issuer: TextOrGap, about: TextOrGap) -> str:
    """Return ``Quyết định số … ngày … của … ban hành …``; of a law, only its name and day."""
    when = numbers.format_long_date(day) if isinstance(day, date) else f"ngày {day}"
    if str(kind).lower().startswith(_LAWS):
        named = kind if not about or str(kind).lower() not in _LAWS else f"{kind} {about}"
        return f"{named} {when}"
    return f"{kind} số {number} {when} của {issuer} {about}"


def punctuate_items(sentences: Sequence[str]) -> tuple[str, ...]:
    """Close each basis with ``;`` and the last with a full stop, whatever was typed at their ends."""
    plain = [sentence.rstrip(" ;.,") for sentence in sentences]
    return tuple(f"{text}{'.' if place == len(plain) else ';'}" for place, text in enumerate(plain, 1))
