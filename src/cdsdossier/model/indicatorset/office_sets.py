"""The sets that an office judges received dossiers by: its own and the shipped ones, chosen by the decision."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from cdsdossier.errors import CdsError, Unreadable, WrongUsage
from cdsdossier.files import resources
from cdsdossier.files.bagit import BAGIT_FILE
from cdsdossier.model.indicatorset import FROZEN_SET_FILE, DossierLike, IndicatorSet


class ChosenSet(NamedTuple):
    """What a received dossier is judged by."""

    rules: IndicatorSet
    #: The set of the sender where it has one and it can be judged by; else None.
    sender: IndicatorSet | None
    #: The office has a set for the sender's decision; without one, ``rules`` is the sender's own.
    known: bool


@dataclass(frozen=True, slots=True)
class OfficeSets:
    """The sets of an office, the surest first; ``only`` judges every dossier, whatever it asks for."""

    sets: tuple[IndicatorSet, ...]
    only: IndicatorSet | None = None

    @classmethod
    def read(cls, source: str | None = None, folder: Path | None = None) -> OfficeSets:
        """Read the set ``source`` (a shipped id or a file) for all dossiers, or a folder of sets beside the shipped.

        Raises WrongUsage where there is no such set or folder, Unreadable where a file of the folder is no set.
        """
        if source is not None:
            return cls((), IndicatorSet.read(source))
        return cls.beside_shipped([IndicatorSet.read(path) for path in list_set_files(folder)] if folder else ())

    @classmethod
    def beside_shipped(cls, own: Sequence[IndicatorSet]) -> OfficeSets:
        """Return the office's own sets before the shipped ones; nothing can be judged by a skeleton."""
        shipped = (IndicatorSet.read(set_id) for set_id in resources.shipped_set_ids())
        return cls(tuple(rules for rules in (*own, *shipped) if rules.status != "skeleton"))

    def choose(self, dossier: DossierLike) -> ChosenSet:
        """Return the set for a dossier: of the decision that its own set names, else of the id that it asks for.

        Raises Unreadable where the office has none and the sender's cannot be judged by.
        """
        sender, trouble = _read_sender_set(dossier)
        if self.only is not None:
            return ChosenSet(self.only, sender, known=True)
        number = _key(sender.decision.number or "") if sender else ""
        found = [rules for rules in self.sets if number and _key(rules.decision.number or "") == number]
        found = found or [rules for rules in self.sets if rules.id == (sender.id if sender else dossier.set_id)]
        if found:
            return ChosenSet(found[0], sender, known=True)
        if sender is None:
            raise trouble or Unreadable("Không rõ hồ sơ chấm theo bộ chỉ số nào.")
        return ChosenSet(sender, sender, known=False)


def list_set_files(folder: Path) -> Sequence[Path]:
    """Return the sets of an office's folder; raise WrongUsage where there is none."""
    if not folder.is_dir():
        raise WrongUsage(f"Không có thư mục {folder}. Ghi thư mục chứa các bộ chỉ số (.yaml) của cơ quan.")
    if (folder / BAGIT_FILE).exists():
        raise WrongUsage(f"{folder} là gói hồ sơ nhận được, không phải bộ chỉ số của cơ quan. Ghi thư mục khác.")
    found = sorted(folder.glob("*.yaml"))
    if not found:
        raise WrongUsage(f"Thư mục {folder} không có bộ chỉ số nào (tệp .yaml).")
    return found


def _read_sender_set(dossier: DossierLike) -> tuple[IndicatorSet | None, CdsError | None]:
    """Return the frozen copy of a dossier, and why it cannot be judged by; neither where it has none."""
    if not (dossier.folder / FROZEN_SET_FILE).is_file():
        return None, None
    try:
        return IndicatorSet.of(dossier), None
    except CdsError as error:
        return None, error


def _key(number: str) -> str:
    """Return the number of a decision as it is compared: ``4725/QD-BGDDT`` without marks, spaces, capitals."""
    from cdsdossier.text.normalize import fold_text

    return re.sub(r"[^0-9a-z/-]", "", fold_text(number))
