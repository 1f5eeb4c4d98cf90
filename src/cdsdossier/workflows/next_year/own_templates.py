"""The school's own ``templates/``: carried on byte for byte, and where last year is spelled out in them."""

from __future__ import annotations

from dataclasses import dataclass

from cdsdossier.model.dossier.evidence import is_evidence_name
from cdsdossier.workflows.next_year.previous_year import PreviousYear

FOLDER = "templates"


@dataclass(frozen=True, slots=True)
class OwnTemplates:
    """The files, by path relative to the dossier, and what a person should look at."""

    files: dict[str, bytes]
    told: tuple[str, ...]


def read_own_templates(last: PreviousYear) -> OwnTemplates:
    """Return the school's own wording and Word forms; links, and what programs left behind, are not."""
    files: dict[str, bytes] = {}
    told = []
    try:
        paths = sorted((last.folder / FOLDER).iterdir())
    except OSError:
        paths = []
    for path in paths:
        name = f"{FOLDER}/{path.name}"
        if path.is_symlink():
            told.append(f"{name} là lối tắt nên không mang sang. Hãy chép hẳn tệp vào {FOLDER}.")
        if path.is_symlink() or not path.is_file() or not is_evidence_name(path.name):
            continue
        try:
            files[name] = path.read_bytes()
        except OSError as error:
            told.append(f"Không đọc được {name} nên không mang sang: {error.strerror or error}.")
            continue
        if path.suffix == ".html" and _spells_out(files[name], last.school_year):
            told.append(f"{name} có ghi sẵn năm học {last.school_year}: sửa lại trước khi in.")
    return OwnTemplates(files, tuple(told))


def _spells_out(content: bytes, year: str | None) -> bool:
    return bool(year) and str(year) in content.decode("utf-8", "replace").replace("–", "-").replace(" - ", "-")
