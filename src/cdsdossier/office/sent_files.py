"""What a sender put beside its dossier that an office has of its own, or that no package of ours would hold."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from cdsdossier.documents.folders import OFFICE
from cdsdossier.documents.templating.overrides import FOLDER
from cdsdossier.files.bagit import BAGIT_FILE, RECEIPT_FILE
from cdsdossier.files.junction import is_junction
from cdsdossier.model.office import OFFICE as OFFICE_FILE
from cdsdossier.text.visible import to_visible_line

#: At most this many names are told.
_NAMED = 5
#: Name at the top of a dossier → why what lies there does not count.
_OWN = {
    OFFICE: "không phải văn bản của cơ quan",
    FOLDER: "văn bản của cơ quan không dùng",
    OFFICE_FILE: "không phải tệp của cơ quan, không dùng",
    RECEIPT_FILE: "không phải ghi nhận của nơi nhận, không dùng",
    BAGIT_FILE: "gói trong gói, không xét",
}


def list_sent_files(folder: Path, *, packed: bool) -> Iterator[str]:
    """Yield a sentence for each kind; hidden files and shortcuts only of a package: a plain folder has them always."""
    for name, why in _OWN.items():
        if os.path.lexists(folder / name):
            yield f"nơi gửi kèm {name}: {why}"
    if packed:
        hidden, links = _find_unusual(folder)
        if hidden:
            yield f"nơi gửi kèm tệp ẩn, không dùng: {_name(hidden)}"
        if links:
            yield f"nơi gửi kèm lối tắt, không đi theo: {_name(links)}"


def _find_unusual(folder: Path) -> tuple[list[str], list[str]]:
    """Return the hidden files and folders and the shortcuts of a payload, relative to it."""
    hidden, links, below = list[str](), list[str](), [""]
    while below:
        place = below.pop()
        try:
            with os.scandir(os.path.join(folder, place)) as entries:  # noqa: PTH118
                for entry in entries:
                    path = f"{place}/{entry.name}" if place else entry.name
                    if entry.is_symlink() or is_junction(entry):
                        links.append(path)
                    elif entry.name.startswith("."):
                        hidden.append(path)
                    elif entry.is_dir(follow_symlinks=False):
                        below.append(path)
        except OSError:  # told where the package is compared with its list
            continue
    return sorted(hidden), sorted(links)


def _name(paths: list[str]) -> str:
    more = f" và {len(paths) - _NAMED} tệp khác" if len(paths) > _NAMED else ""
    return ", ".join(to_visible_line(path) for path in paths[:_NAMED]) + more
