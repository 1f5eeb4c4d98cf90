"""Every text that somebody typed into a form, wherever it is in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cdsdossier.yamlio.forms import Field, Form, KeyPath


class WrittenText(NamedTuple):
    """A text of a form: the path to it in its file, the form that has it, under which key."""

    path: KeyPath
    form: Form
    key: str
    text: str


def iter_texts(form: Form, path: KeyPath = ()) -> Iterator[WrittenText]:
    """Yield the free texts of a form and of the forms in it, in the order of their fields; words of a list are none."""
    for key, field in form.fields.items():
        for where, value in _spread(getattr(form, field.name), (*path, key)):
            if isinstance(value, Form):
                yield from iter_texts(value, where)
            elif isinstance(value, str) and _is_free(field):
                yield WrittenText(where, form, key, value)


def _spread(held: object, path: KeyPath) -> Iterator[tuple[KeyPath, object]]:
    if isinstance(held, tuple):
        yield from (((*path, index), value) for index, value in enumerate(held))
    elif isinstance(held, dict):
        yield from (((*path, key), value) for key, value in held.items())
    else:
        yield path, held


def _is_free(field: Field) -> bool:
    return field.kind == "text"
