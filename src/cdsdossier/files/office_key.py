"""The key that an office marks its receipts with: no sender knows it, so no package can bring such a receipt along.

It is beside ``office.yaml``, so that all who work there have it; each user has one in the settings besides. A receipt
is marked with both: it counts for who has marked it wherever the folder is moved to, and for all who work there.

A sender can put an ``office.yaml`` with a key around a package, and another program unpacks them with it. So the key
in a folder counts only where this user has made it, or has accepted it there.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from cdsdossier.errors import CdsError
from cdsdossier.files.atomic import write_atomic
from cdsdossier.files.regular import read_whole_file
from cdsdossier.files.resources import settings_home

KEY_FILE = ".cdsdossier-office-key"
#: In the settings: a line for each key in a folder that the user has made or accepted, and the most bytes of them.
KNOWN_FILE = "office-keys.txt"
_MOST_KNOWN = 1_000_000
#: A key in hexadecimal: so many letters at least, so many bytes of a file at most.
_LEAST, _MOST = 64, 200


def make_office_keys(home: Path | None) -> tuple[str, ...]:
    """Return what a receipt is marked with: the key in ``home``, beside ``office.yaml``, and the user's.

    Each is made where there is none, or no whole one. Empty where none can be written.
    """
    made = [] if home is None else [_read(home) or _make_known(home)]
    made += [_read(folder) or _make(folder) for folder in _list_settings()]
    return tuple(dict.fromkeys(filter(None, made)))


def read_office_keys(homes: Iterable[Path]) -> tuple[str, ...]:
    """Return the keys that a receipt may be marked with: the user's, and those in some folders that the user knows."""
    known = _read_known()
    keys = [_read(folder) for folder in _list_settings()]
    keys += [key for home in homes if (key := _read(home)) and _identify(home, key) in known]
    return tuple(dict.fromkeys(filter(None, keys)))


def is_strange_key(home: Path) -> bool:
    """Return whether a folder has a key that this user has neither made nor accepted there."""
    key = _read(home)
    return bool(key) and _identify(home, key) not in _read_known()


def accept_office_key(home: Path) -> None:
    """Let the key in a folder count for this user from now on. Raises Refused where that cannot be remembered."""
    for settings in _list_settings():
        lines = {*_read_known(), _identify(home, _read(home))}
        settings.mkdir(parents=True, exist_ok=True)
        write_atomic(settings / KNOWN_FILE, "".join(f"{line}\n" for line in sorted(lines)).encode())


def _identify(home: Path, key: str) -> str:
    """Return the line for a key in a folder: of the same key in another folder it is another."""
    place = os.path.normcase(os.path.realpath(home))
    return hashlib.sha256(f"{place}\0{key}".encode("utf-8", "surrogatepass")).hexdigest()


def _read_known() -> frozenset[str]:
    known: set[str] = set()
    for settings in _list_settings():
        with contextlib.suppress(OSError, ValueError):
            known.update(read_whole_file(settings / KNOWN_FILE, _MOST_KNOWN).decode("ascii").split())
    return frozenset(known)


def _make_known(home: Path) -> str:
    key = _make(home)
    if key:
        with contextlib.suppress(OSError, CdsError):
            accept_office_key(home)
    return key


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
