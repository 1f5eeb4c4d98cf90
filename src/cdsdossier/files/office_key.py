"""The key that an office marks its receipts with: no sender knows it, so no package can bring such a receipt along.

It is beside ``office.yaml``, so that all who work there have it; an office without that file has one in the settings
of each user.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from cdsdossier.files.regular import read_whole_file
from cdsdossier.files.resources import settings_home

KEY_FILE = ".cdsdossier-office-key"
#: A key in hexadecimal: so many letters at least, so many bytes of a file at most.
_LEAST, _MOST = 64, 200


def make_office_key(home: Path | None) -> str:
    """Return the key of an office, made where there is none: that in ``home`` (of ``office.yaml``), else the user's.

    Empty where none can be written.
    """
    for folder in _list_places(home):
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            with contextlib.suppress(FileExistsError), (folder / KEY_FILE).open("x", encoding="ascii") as file:
                file.write(f"{secrets.token_hex(_LEAST // 2)}\n")
        if key := _read(folder):
            return key
    return ""


def find_office_keys(*places: Path) -> tuple[str, ...]:
    """Return the keys that receipts may be marked with: the user's, and those in some folders and the ones above."""
    around = [folder for place in map(os.path.realpath, places) for folder in (Path(place), *Path(place).parents)]
    return tuple(dict.fromkeys(key for folder in (*_list_places(None), *around) if (key := _read(folder))))


def _list_places(home: Path | None) -> Iterator[Path]:
    if home is not None:
        yield home
    with contextlib.suppress(RuntimeError):
        yield settings_home()


def _read(folder: Path) -> str:
    """Return the key in a folder; empty where there is none, or not a whole one."""
    try:
        key = read_whole_file(folder / KEY_FILE, _MOST).decode("ascii").strip()
    except (OSError, ValueError):
        return ""
    return key if len(key) >= _LEAST else ""
