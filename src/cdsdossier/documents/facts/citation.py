"""Legal bases and issued documents, cited in full as Nghị định 30/2020/NĐ-CP demands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cdsdossier.documents.facts.gaps import Gap, TextOrGap
from cdsdossier.text import numbers

#: Laws are cited without number and issuer.
_LAWS = ("hiến pháp", "bộ luật", "luật", "pháp lệnh")


def format_citation(kind: TextOrGap, number: TextOrGap, day: date | Gap, issuer: TextOrGap, about: TextOrGap) -> str:
    """Return ``Quyết định số … ngày … của … ban hành …``; of a law, only its name and day."""
    when = numbers.format_long_date(day) if isinstance(day, date) else f"ngày {day}"
    lowered = str(kind).lower()
    if lowered.startswith(_LAWS):
        named = f"{kind} {about}" if about and lowered in _LAWS else kind
        return f"{named} {when}"
    return f"{kind} số {number} {when} của {issuer} {about}"


def punctuate_items(sentences: Sequence[str]) -> tuple[str, ...]:
    """Close each basis with ``;`` and the last with a full stop, whatever they ended in."""
    plain = [sentence.rstrip(" ;.,") for sentence in sentences]
    return tuple(f"{text}{'.' if place == len(plain) else ';'}" for place, text in enumerate(plain, 1))
