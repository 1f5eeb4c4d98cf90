"""Every value that the pages can change in the text files of a dossier, and every list they can add to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cdsdossier.workflows.value_edits import find_file_form, find_value, format_address
from cdsdossier.yamlio.edit import KeyPath
from cdsdossier.yamlio.forms import Form
from cdsdossier.yamlio.reader import parse_page


def editable_files(folder: Path) -> list[str]:
    """Return the files of a dossier that can be edited."""
    names = (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.yaml")))
    return [name for name in names if find_file_form(name)]


def list_addresses(folder: Path) -> list[str]:
    """Return the addresses of all single values and lists of texts, those that are not there yet too."""
    return [address for address, whole in _of_all(folder) if not whole]


def list_item_lists(folder: Path) -> list[str]:
    """Return the addresses of all lists of items."""
    return [address for address, whole in _of_all(folder) if whole]


def _of_all(folder: Path) -> Iterator[tuple[str, bool]]:
    for file in editable_files(folder):
        form = find_file_form(file)
        assert form
        data = parse_page((folder / file).read_bytes(), file).data
        for path, whole in _walk(form, data, ()):
            yield format_address(file, path), whole


def _walk(form: type[Form], data: object, path: KeyPath) -> Iterator[tuple[KeyPath, bool]]:
    """Yield the path of each value below ``path``, and whether it is a list of items."""
    for key, field in form.fields.items():
        here = (*path, key)
        held = find_value(data, here)
        if not field.inner:
            if not field.table:
                yield here, False
        elif field.many:
            yield here, True
            for at in range(len(held) if isinstance(held, list) else 0):
                yield from _walk(field.inner, data, (*here, at))
        elif field.table:
            for name in dict.fromkeys([*field.keys, *(held if isinstance(held, dict) else ())]):
                yield from _walk(field.inner, data, (*here, name))
        else:
            yield from _walk(field.inner, data, here)
