"""The papers in a dossier's ``evidence/van-ban/``, by file name: what an office may have called for by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from cdsdossier.model.dossier import Dossier, normalize_path
from cdsdossier.text.normalize import ascii_words

#: The folder of issued papers.
PAPERS = "van-ban"
#: More files than any school issues; the rest are not remembered.
_MOST = 100
_DAY = re.compile(r"-(\d{4}-\d{2}-\d{2})$")


def list_papers(dossier: Dossier) -> dict[str, date | None]:
    """Return name → day of each sound file: ``Danh sách bộ phận.pdf`` is ``danh-sach-bo-phan``.

    The day is that of the register or of the list of evidence where the file is named there, else the one at the end of
    its name, else unknown.
    """
    told = dict(_list_days(dossier))
    found: dict[str, date | None] = {}
    for file in dossier.evidence.in_folder(PAPERS)[:_MOST]:
        if file.sound:
            name, day = _parse_name(PurePosixPath(file.path).stem)
            found[name] = told.get(file.path) or day or found.get(name)
    return found


def _list_days(dossier: Dossier) -> Iterator[tuple[str, date]]:
    for issued in dossier.head.documents.values():
        if issued.file and issued.date:
            yield normalize_path(issued.file), issued.date
    for scored in dossier.scores.values():
        for item in scored.form.evidence:
            if item.file and item.date and item.file.startswith(PAPERS):
                yield normalize_path(item.file), item.date


def _parse_name(stem: str) -> tuple[str, date | None]:
    name = "-".join(ascii_words(stem)).lower()
    found = _DAY.search(name)
    try:
        return (name[: found.start()], date.fromisoformat(found[1])) if found else (name, None)
    except ValueError:
        return name, None
