"""What stands behind ``evidence add`` and ``evidence remove``, and the line that takes a removal back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier.errors import WrongUsage
from cdsdossier.text.shell import folder_argument, path_argument, text_argument

if TYPE_CHECKING:
    from cdsdossier.model.dossier import Evidence
    from cdsdossier.workflows.remove_evidence import RemoveEvidencePlan

_ROW = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,5}")


@dataclass(frozen=True, slots=True)
class AddWords:
    """Files, folders and addresses, the row, the dossier's folder."""

    names: tuple[str, ...]
    row: str
    folder: Path


def split_add_words(words: Sequence[str]) -> AddWords:
    """Return what the words mean: the row is the last of them, or the last but one, before the folder.

    Raises WrongUsage where one is missing or too many.
    """
    if len(words) < 2:
        raise WrongUsage("Thiếu tệp hoặc mã mục chấm. Ví dụ: cdsdossier evidence add ke-hoach.pdf 1.1")
    at = _find_row(words)
    return AddWords(tuple(words[:at]), words[at], single_folder(words[at + 1 :]))


def _find_row(words: Sequence[str]) -> int:
    """Return where the row stands: what looks like one, first of all what no file or folder is called."""
    alike = [at for at, word in enumerate(words) if at and _ROW.fullmatch(word)]
    unheld = [at for at in alike if not Path(words[at]).exists()]
    places = unheld or alike or [len(words) - (2 if len(words) > 2 else 1)]
    return places[-1]


def single_folder(words: Sequence[str]) -> Path:
    """Return the folder that the last word is, the current one without it."""
    if len(words) > 1:
        raise WrongUsage(f"Thừa tham số: {words[1]}.")
    return Path(words[0] if words else ".")


def list_undo_commands(done: RemoveEvidencePlan) -> list[str]:
    """Return the lines to type that put back what was taken out; none where the file belonged to no row, or is none."""
    from cdsdossier.files.new_folder import free_file_name
    from cdsdossier.workflows.evidence_sources import is_web_address, portable_name

    if not done.file and not is_web_address(done.place):
        return []
    rows = list(dict.fromkeys([*([done.row] if done.row else []), *done.listed]))
    what = text_argument(done.place) if not done.file else path_argument(done.folder / done.trash)
    commands = []
    for row in rows:
        commands.append(f"cdsdossier evidence add {what} {row}{folder_argument(done.folder)}{_options(done, row)}")
        if done.file:  # from then on it lies with the first row, and the others share it
            home = done.folder / "evidence" / rows[0]
            what = path_argument(home / free_file_name(home, portable_name(Path(done.trash).name)))
    return commands


def _options(done: RemoveEvidencePlan, row: str) -> str:
    item: Evidence | None = done.listed.get(row)
    given = {name: getattr(item, name, None) for name in ("title", "number", "date", "issuer")}
    return "".join(f" --{name} {text_argument(str(value))}" for name, value in given.items() if value)
