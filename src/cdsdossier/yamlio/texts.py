"""Every text that somebody typed into a form, wherever it is in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cdsdossier.yamlio.forms import Form, KeyPath


class WrittenText(NamedTuple):
    """A text of a form: the path to it in its file, the form that has it, under which key."""

    path: KeyPath
    form: Form
    key: str
    text: str


def iter_texts(form: Form, path: KeyPath = ()) -> Iterator[WrittenText]:
    """Yield the free texts of a form and of the forms in it, in the order of their fields; words of a list are none."""
    for key, name in form.text_fields:
        held = getattr(form, name)
        if isinstance(held, str):
            yield WrittenText((*path, key), form, key, held)
        elif isinstance(held, Form):
            yield from iter_texts(held, (*path, key))
        elif held:
            for step, value in enumerate(held) if isinstance(held, tuple) else held.items():
                if isinstance(value, Form):
                    yield from iter_texts(value, (*path, key, step))
                else:
                    yield WrittenText((*path, key, step), form, key, value)
