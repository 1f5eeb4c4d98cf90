"""What a folder among the dossiers is, from the names in it: a dossier, a package, or a folder with others in it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from cdsdossier.documents import folders
from cdsdossier.files.bagit import BAGIT_FILE, PAYLOAD_FOLDER
from cdsdossier.files.junction import is_junction
from cdsdossier.model.dossier import HEAD, TIMELINE

#: A folder with a file of one of these names is a dossier, or what is left of one.
_MARKS = frozenset({HEAD, f"{HEAD}.txt", TIMELINE})
#: What only a dossier has, and what else lies in one.
_BODY = ("scores", "evidence")
_OWN = frozenset({*_BODY, folders.SCHOOL, folders.OFFICE, "templates"})


class FolderKind(NamedTuple):
    """What a folder is."""

    #: The folder that holds the dossier: this one, or the payload of an unpacked package; empty where there is none.
    home: str
    #: It is a dossier and nothing else: nobody looks for others in it, unless it is the root itself.
    whole: bool
    #: What is no part of the dossier: packages and folders; all that lies there where it is none.
    rest: list[os.DirEntry[str]]


def detect_folder_kind(folder: str, entries: list[os.DirEntry[str]]) -> FolderKind:
    """Return what a folder is. A lone ``dossier.yaml`` never hides the dossiers of others that lie beside it."""
    inner = os.path.join(folder, PAYLOAD_FOLDER)  # noqa: PTH118 - plain texts: a province has a hundred thousand folders
    names = {entry.name for entry in entries}
    if BAGIT_FILE in names and PAYLOAD_FOLDER in names and _holds(inner, HEAD):
        return FolderKind(inner, whole=True, rest=list_beside_payload(entries))
    scored = any(entry.name == _BODY[0] and _has_scores(entry.path) for entry in entries)
    if scored or any(entry.name in _MARKS and not _is_folder(entry) for entry in entries):
        whole = scored or any(entry.name in _BODY and _is_folder(entry) for entry in entries)
        return FolderKind(folder, whole, _list_others(entries))
    return FolderKind("", whole=False, rest=entries)


def is_dossier_folder(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a folder that has the first file of a dossier or of an unpacked package."""
    return not entry.name.startswith(".") and any(_holds(entry.path, name) for name in (HEAD, BAGIT_FILE))


def is_package(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a zip that may be a package: no hidden one, and none that a program is writing."""
    low = entry.name.lower()
    try:
        return low.endswith(".zip") and not low.startswith((".", "~")) and entry.is_file()
    except OSError:
        return False


def is_real_folder(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a folder and no shortcut to one, which may lead back."""
    try:
        return entry.is_dir(follow_symlinks=False) and not is_junction(entry)
    except OSError:
        return False


def list_beside_payload(entries: Sequence[os.DirEntry[str]]) -> list[os.DirEntry[str]]:
    """Return the packages and folders that lie at the top of an unpacked package and are none of its parts."""
    return [entry for entry in _list_others(entries) if entry.name != PAYLOAD_FOLDER]


def _list_others(entries: Sequence[os.DirEntry[str]]) -> list[os.DirEntry[str]]:
    """Return the packages and folders beside what is of a dossier; its other files are not told one by one."""
    return [
        entry
        for entry in entries
        if (_is_folder(entry) and not _is_of_dossier(entry)) or entry.name.lower().endswith(".zip")
    ]


def _is_of_dossier(folder: os.DirEntry[str]) -> bool:
    """Return whether a folder has the name of a part of a dossier, and is no unpacked package of that name."""
    return folder.name in _OWN and not _holds(folder.path, BAGIT_FILE)


def _has_scores(folder: str) -> bool:
    """Return whether a folder holds score files; an unpacked package may have that name as well."""
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries]
    except OSError:
        return False
    return BAGIT_FILE not in names and any(name.endswith(".yaml") and not name.startswith(".") for name in names)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _holds(folder: str, name: str) -> bool:
    return os.path.isfile(os.path.join(folder, name))  # noqa: PTH113, PTH118
