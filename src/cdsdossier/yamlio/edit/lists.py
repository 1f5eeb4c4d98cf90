"""A whole list of texts set in place: what stays keeps its spelling, what is new is put where it belongs."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from cdsdossier.text.normalize import compose
from cdsdossier.yamlio.edit.emit import RawScalar, format_scalar
from cdsdossier.yamlio.edit.nested import append_nested_item
from cdsdossier.yamlio.edit.removal import remove_item
from cdsdossier.yamlio.edit.source import YamlSource
from cdsdossier.yamlio.edit.values import set_values
from cdsdossier.yamlio.forms import KeyPath
from cdsdossier.yamlio.loader import YamlNumber


def set_texts(raw: bytes, file: str, path: KeyPath, texts: Sequence[str]) -> bytes:
    """Return a YAML file in which the list at ``path`` holds ``texts``; a missing list is made.

    Raises Refused, with a sentence for the user, if the file cannot be read or a change cannot be made safely.
    """
    written = _value_at(YamlSource(raw, file).page.data, path)
    held, wanted = list_texts(written), [compose(text) for text in texts]
    if held != wanted and not isinstance(written, list | type(None)):
        return _set_in_place_of_one(raw, file, path, wanted)
    steps = SequenceMatcher(None, held, wanted, autojunk=False).get_opcodes()
    for step, start, end, new_start, new_end in reversed(steps):  # from the end, so that positions hold
        if step == "equal":
            continue
        both = min(end - start, new_end - new_start)
        for at in range(end - 1, start + both - 1, -1):
            raw = remove_item(raw, file, path, at)
        if both:
            new = {(*path, start + number): wanted[new_start + number] for number in range(both)}
            raw = set_values(raw, file, new)
        for number in range(new_end - new_start - both):
            raw = append_nested_item(raw, file, path, wanted[new_start + both + number], at=start + both + number)
    return raw


def _set_in_place_of_one(raw: bytes, file: str, path: KeyPath, texts: Sequence[str]) -> bytes:
    """Return the file with ``texts`` where one text stood without a list."""
    if len(texts) > 1:
        return set_values(raw, file, {path: RawScalar(f"[{', '.join(map(format_scalar, texts))}]")})
    return set_values(raw, file, {path: texts[0] if texts else None})


def list_texts(value: object) -> list[str]:
    """Return the texts of a list as it was read; a single text is a list of one, nothing is an empty list."""
    if value is None:
        return []
    return [_text(one) for one in (value if isinstance(value, list) else [value])]


def _text(value: object) -> str:
    if isinstance(value, YamlNumber):
        return value.written
    return "" if value is None else str(value)


def _value_at(data: object, path: KeyPath) -> object:
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data
