"""What the package of a dossier says of itself in ``bag-info.txt``: which time it is sent, and of which day it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from cdsdossier.files.bagit import BAGIT_FILE, INFO_FILE, PAYLOAD_FOLDER, tagfiles
from cdsdossier.files.regular import read_whole_file
from cdsdossier.model.package_labels import DRAFT, YES, parse_round
from cdsdossier.office.rollup.collect.rows import SchoolRow

#: More bytes are no bag-info.
_MOST = 1_000_000


def with_package_info(row: SchoolRow, payload: Path) -> SchoolRow:
    """Return the row with what the package says whose payload a folder is; as it was where it is none."""
    said = read_package_info(payload)
    if not said:
        return row
    revision, day = parse_round(said)
    draft = said.get(DRAFT, "").lower() == YES
    return replace(row, revision=revision, packed_on=day, draft=draft)


def read_package_info(payload: Path) -> Mapping[str, str]:
    """Return what ``bag-info.txt`` says of the package whose payload a folder is; nothing where it is none."""
    package = payload.parent
    info = package / INFO_FILE
    try:
        if payload.name != PAYLOAD_FOLDER or not (package / BAGIT_FILE).is_file() or not info.is_file():
            return {}
        return tagfiles.parse_bag_info(read_whole_file(info, _MOST))[0]
    except OSError:
        return {}
