"""Whose a dossier is that cannot be read: what its package says of itself, else what its file or folder is called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from cdsdossier.model import package_labels as labels
from cdsdossier.office.rollup.collect.rows import SchoolRow

#: ``ho-so-THCSQT-2025-2026``, ``…-lan-2``, ``…-nhap``, and what browsers and people add: ``… (1)``.
_NAME = re.compile(r"ho-so-(.+?)-(20[0-9]{2}-20[0-9]{2})(?![0-9]).*", re.IGNORECASE)


def identify_sender(row: SchoolRow, said: Mapping[str, str] | None = None) -> SchoolRow:
    """Return a row that says of which school it is, where its own dossier does not say it.

    ``said`` is what ``bag-info.txt`` says.
    """
    if row.school or row.code:
        return row
    said = said or {}
    told = replace(
        row,
        school=said.get(labels.SCHOOL, ""),
        code=said.get(labels.CODE, ""),
        school_year=row.school_year or said.get(labels.YEAR, ""),
    )
    return told if told.school or told.code else _by_name(row)


def _by_name(row: SchoolRow) -> SchoolRow:
    """Return the row with code and year out of the name of its file, or of the folder around it."""
    for part in reversed(PurePosixPath(row.place).parts):
        if found := _NAME.match(part):
            return replace(row, code=found[1], school_year=row.school_year or found[2])
    return row
