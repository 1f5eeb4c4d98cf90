"""Files that are the same, byte for byte, as evidence that a row has already."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from cdsdossier.files.regular import open_regular_file
from cdsdossier.model.dossier import Dossier
from cdsdossier.model.indicatorset import IndicatorSet


def find_evidence_twins(dossier: Dossier, rules: IndicatorSet, row: str, sources: Sequence[Path]) -> dict[Path, Path]:
    """Return file → a file of the row's evidence, or an earlier one of the sources, that holds exactly the same.

    Of several, the first one that the row lists.
    """
    new, by_size = {path.resolve() for path in sources}, dict[int, list[Path]]()
    for path in _list_there(dossier, rules, row):
        if path.resolve() not in new:
            _note(by_size, path)
    twins: dict[Path, Path] = {}
    for path in sources:
        size = _note(by_size, path)
        if size and (twin := _find_twin(path, by_size[size][:-1])):
            twins[path] = twin
    return twins


def _list_there(dossier: Dossier, rules: IndicatorSet, row: str) -> list[Path]:
    files = (file for folder in rules.folders_of.get(row, ()) for file in dossier.evidence.in_folder(folder))
    home = dossier.folder / "evidence"
    return [home / (file.raw or file.path) for file in (*dossier.files_of(row), *files) if not file.outside]


def _find_twin(path: Path, others: Sequence[Path]) -> Path | None:
    mine = _digest(path) if others else ""
    return next((other for other in others if mine and _digest(other) == mine), None)


def _note(by_size: dict[int, list[Path]], path: Path) -> int:
    """Put a file under its size, and return it; an empty or unreadable one is the twin of none."""
    with suppress(OSError):
        size = path.stat().st_size
        by_size.setdefault(size, []).append(path)
        return size
    return 0


def _digest(path: Path) -> str:
    with suppress(OSError), open_regular_file(path, 0) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
    return ""
