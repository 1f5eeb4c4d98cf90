"""The key that an office marks its receipts with: no sender knows it, so no package can bring such a receipt along.

It is beside ``office.yaml``, so that all who work there have it; each user has one in the settings besides. A receipt
is marked with both: it counts for who has marked it wherever the folder is moved to, and for all who work there.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from cdsdossier.errors import CdsError
from cdsdossier.files.atomic import write_atomic
from cdsdossier.files.regular import read_whole_file
from cdsdossier.files.resources import settings_home

KEY_FILE = ".cdsdossier-office-key"
#: A key in hexadecimal: so many letters at least, so many bytes of a file at most.
_LEAST, _MOST = 64, 200


def make_office_keys(home: Path | None) -> tuple[str, ...]:
    """Return what a receipt is marked with: the key in ``home``, beside ``office.yaml``, and the user's.

    Each is made where there is none, or no whole one. Empty where none can be written.
    """
    folders = (*([] if home is None else [home]), *_list_settings())
    return tuple(dict.fromkeys(key for folder in folders if (key := _read(folder) or _make(folder))))


def read_office_keys(homes: Iterable[Path]) -> tuple[str, ...]:
    """Return the keys that a receipt may be marked with: the user's, and those in some folders."""
    return tuple(dict.fromkeys(key for folder in (*_list_settings(), *homes) if (key := _read(folder))))


def _list_settings() -> Iterator[Path]:
    with contextlib.suppress(RuntimeError):
        yield settings_home()


def _make(folder: Path) -> str:
    """Write a key into a folder and return it; that of somebody who was quicker. Empty where none can be written."""
    import secrets

    path, line = folder / KEY_FILE, f"{secrets.token_hex(_LEAST // 2)}\n"
    with contextlib.suppress(OSError, CdsError):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("x", encoding="ascii") as file:
                file.write(line)
        except FileExistsError:
            if not _read(folder):  # emptied, or spoilt by an editor
                write_atomic(path, line.encode())
    return _read(folder)


def _read(folder: Path) -> str:
    """Return the key in a folder; empty where there is none, or not a whole one. Notepad may have saved it."""
    try:
        key = read_whole_file(folder / KEY_FILE, _MOST).decode("utf-8-sig").strip()
    except (OSError, ValueError):
        return ""
    return key if len(key) >= _LEAST and key.isascii() else ""
