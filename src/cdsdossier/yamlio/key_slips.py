"""Keys that do not belong where they stand: mistyped, cut off by a comma, indented too far below a neighbour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from cdsdossier.text.normalize import fold_text
from cdsdossier.yamlio import messages
from cdsdossier.yamlio.loader import MarkedDict, is_bare_key

if TYPE_CHECKING:
    from cdsdossier.yamlio.forms import Field


def iter_unknown_keys(
    data: MarkedDict, unknown: set[str], fields: Mapping[str, Field]
) -> Iterator[tuple[str, messages.Words]]:
    """Yield each key that does not belong to these fields; of several that a comma has cut from a text the first."""
    before = ""
    cut: list[str] = []
    for key in [*data, ""]:
        bare = key in unknown and is_bare_key(data, key)
        if cut and not bare and cut[0].partition(" ")[0] in fields:
            name, _, rest = cut[0].partition(" ")
            yield cut[0], messages.no_colon_in_braces(name, rest)
        elif cut and not bare:
            yield cut[0], messages.cut_by_comma(", ".join(cut), before, data.get(before))
        cut = cut if bare else []
        if bare:
            cut.append(key)
            continue
        before = key
        if key in unknown and messages.is_id(key):
            yield key, messages.id_too_deep(key)
        elif key in unknown:
            yield key, messages.unknown_key(key, label_keys(fields), _meant_key(key, fields))


def label_keys(fields: Mapping[str, Field]) -> dict[str, str]:
    """Return what sentences call each key."""
    return {key: field.label for key, field in fields.items()}


def _meant_key(key: str, fields: Mapping[str, Field]) -> str:
    """Return the key whose explanation begins with these Vietnamese words; empty if none does."""
    words = f"{fold_text(key)} "
    told = ((name, re.sub(r"\W", " ", fold_text(field.about))) for name, field in fields.items())
    return next((name for name, about in told if len(words) > len("so") and f"{about} ".startswith(words)), "")


def is_mistyped(key: str, unknown: set[str], fields: Mapping[str, Field]) -> bool:
    """Return whether a missing key is there, only mistyped."""
    near = (one for one in unknown if one.startswith(key) or _meant_key(one, fields) == key)
    return next(near, None) is not None or bool(messages.nearest_word(key, list(unknown)))


def holds_neighbours(data: MarkedDict, key: str, fields: Mapping[str, Field]) -> bool:
    """Return whether a key without keys of its own has those of its neighbours below it: they are indented too far."""
    value, field = data[key], fields[key]
    if field.table or (field.inner is not None and not field.many) or not value or not value.keys() <= fields.keys():
        return False
    at_key, at_value = data.marks[key]
    return bool(at_value.line > at_key.line)
