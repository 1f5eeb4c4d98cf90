"""Every text that somebody typed into a form, wherever it is in it."""

from __future__ import annotations

from typing import NamedTuple

from cdsdossier.yamlio.forms import Form, KeyPath


class WrittenText(NamedTuple):
    """A text of a form: the path to it in its file, the form that has it, under which key."""

    path: KeyPath
    form: Form
    key: str
    text: str


def list_texts(form: Form, path: KeyPath = ()) -> list[WrittenText]:
    """Return the free texts of a form and of those in it, in the order of their fields; words of a list are none."""
    found: list[WrittenText] = []
    _gather(form, path, found)
    return found


def _gather(form: Form, path: KeyPath, found: list[WrittenText]) -> None:
    values = vars(form)
    for key, name in form.text_fields:
        held = values[name]
        if held is None:
            continue
        if isinstance(held, str):
            found.append(WrittenText((*path, key), form, key, held))
        elif isinstance(held, Form):
            _gather(held, (*path, key), found)
        elif held:
            for step, value in enumerate(held) if isinstance(held, tuple) else held.items():
                if isinstance(value, Form):
                    _gather(value, (*path, key, step), found)
                else:
                    found.append(WrittenText((*path, key, step), form, key, value))
