"""Last year's dossier as far as the next one needs it. Nothing of it is ever written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from cdsdossier.errors import CdsError, Unreadable
from cdsdossier.files import resources
from cdsdossier.files.regular import MOST_OF_A_PAPER, read_whole_file
from cdsdossier.model.dossier import HEAD, NARRATIVE, TIMELINE, Dossier, locate_dossier
from cdsdossier.model.dossier.file_names import is_evidence_name
from cdsdossier.model.indicatorset import FROZEN_SET_FILE, IndicatorSet
from cdsdossier.text.shell import folder_argument
from cdsdossier.yamlio.reader import read_page


@dataclass(frozen=True, slots=True)
class PreviousYear:
    """A dossier, its indicator set, and what could not be read."""

    dossier: Dossier
    #: None where neither its own copy nor a shipped one can be read.
    rules: IndicatorSet | None
    #: ``2025-2026`` as the dossier says, or as its folder is named; None where neither does.
    school_year: str | None
    #: A sentence for each file that could not be read at all, or only in part.
    unread: tuple[str, ...]

    @classmethod
    def read(cls, folder: Path) -> PreviousYear:
        """Read the dossier that ``folder`` lies in; no evidence file is opened.

        Raises WrongUsage where there is no such folder, Unreadable (exit code 3) where there is no dossier in it, or
        nothing of it can be read.
        """
        dossier = Dossier.read(locate_dossier(folder), look=False)
        rules, unread = _rules_of(dossier)
        if rules is None and not any(page.readable and page.data for page in dossier.pages.values()):
            raise Unreadable(
                f"Không đọc được tệp nào trong {dossier.folder} nên không có gì để mang sang. "
                f"Xem chỗ hỏng: cdsdossier check{folder_argument(dossier.folder)}",
                dossier.findings,
            )
        return cls(dossier, rules, _school_year(dossier), (*_unread(dossier), *unread))

    @property
    def folder(self) -> Path:
        """Return its folder."""
        return self.dossier.folder

    @property
    def called(self) -> str:
        """Return what a sentence calls it: ``Năm học 2025-2026``."""
        return f"Năm học {self.school_year}" if self.school_year else "Năm trước"


def _school_year(dossier: Dossier) -> str | None:
    name = dossier.folder.resolve().name
    found = re.fullmatch(r"([0-9]{4})-([0-9]{4})", name)
    named = name if found and int(found[2]) == int(found[1]) + 1 and 1900 <= int(found[1]) <= 9000 else None
    return dossier.head.school_year or named


def _rules_of(dossier: Dossier) -> tuple[IndicatorSet | None, list[str]]:
    try:
        return IndicatorSet.of(dossier), []
    except CdsError:
        why = f"Không đọc được {FROZEN_SET_FILE} của năm trước: dùng bộ đi kèm, không so sánh được từng mục chấm."
        if not (dossier.folder / FROZEN_SET_FILE).exists():
            why = f"Năm trước thiếu {FROZEN_SET_FILE}: dùng bộ đi kèm, không so sánh được từng mục chấm."
    named = dossier.set_id or read_page(dossier.folder / FROZEN_SET_FILE, FROZEN_SET_FILE).data
    try:
        return IndicatorSet.read(named) if named in resources.shipped_set_ids() else None, [why]
    except CdsError:
        return None, [why]


def _unread(dossier: Dossier) -> list[str]:
    told = []
    for file, page in dossier.pages.items():
        faults = sum(one.file == file and one.rule not in {"key-missing", "file-missing"} for one in dossier.findings)
        if not page.readable and file.startswith("scores/") and page.data is not None:
            told.append(f"{file} của năm trước có lỗi cú pháp: chỉ mang sang các mục chấm đọc được.")
        elif not page.readable:
            told.append(f"Không đọc được {file} của năm trước nên không mang sang gì từ tệp này.")
        elif faults:
            told.append(f"{file} của năm trước có {faults} chỗ sai; chỗ nào không đọc được thì không mang sang.")
    missing = [name for name in (HEAD, TIMELINE, NARRATIVE) if name not in dossier.pages]
    return [*told, *(f"Năm trước không có {name} nên không mang sang gì từ tệp này." for name in missing)]


def read_own_templates(last: PreviousYear) -> tuple[dict[str, bytes], list[str]]:
    """Return the school's own wording and Word forms by path relative to the dossier, and what a person should look at.

    Links, and what programs left behind, are not carried on.
    """
    files: dict[str, bytes] = {}
    told: list[str] = []
    folder = last.folder / "templates"
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        paths = []
    for path in paths:
        name = f"{folder.name}/{path.name}"
        if path.is_symlink():
            told.append(f"{name} là lối tắt nên không mang sang. Hãy chép hẳn tệp vào {folder.name}.")
        if path.is_symlink() or not path.is_file() or not is_evidence_name(path.name):
            continue
        try:
            files[name] = read_whole_file(path, MOST_OF_A_PAPER)
        except OSError as error:
            told.append(f"Không đọc được {name} nên không mang sang: {error.strerror or error}.")
            continue
        if path.suffix == ".html" and _spells_out(files[name], last.school_year):
            told.append(f"{name} có ghi sẵn năm học {last.school_year}: sửa lại trước khi in.")
    return files, told


def _spells_out(content: bytes, year: str | None) -> bool:
    return bool(year) and str(year) in content.decode("utf-8", "replace").replace("–", "-").replace(" - ", "-")
