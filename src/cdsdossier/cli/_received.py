"""What commands do differently in a received dossier: the office's set, what the sender's gives, what has changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cdsdossier.cli import _output as output

if TYPE_CHECKING:
    from cdsdossier.files.bagit.report import BagFault
    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.model.dossier import Dossier
    from cdsdossier.model.indicatorset.office_sets import ChosenSet


def choose_office_set(dossier: Dossier, set_name: str | None) -> ChosenSet:
    """Return the set that an office judges a received dossier by, and what the sender's is."""
    from cdsdossier.model.indicatorset.office_sets import OfficeSets

    return OfficeSets.read(set_name).choose(dossier)


def compare_with_sender_set(scored: Assessment, set_name: str | None) -> Assessment:
    """Return the assessment with what a received dossier comes to by its sender's own set, and tell it."""
    if not scored.dossier.received:
        return scored
    from cdsdossier.judging.sender_set import judge_by_sender_set
    from cdsdossier.views.sender_set import describe_sender_set

    chosen = choose_office_set(scored.dossier, set_name)
    told = judge_by_sender_set(scored.dossier, chosen.sender, chosen.rules, known=chosen.known)
    if told is not None:
        output.show_note_list("Chú ý: ", [describe_sender_set(told, scored.scores)])
    return replace(scored, sender_set=told)


def list_altered_files(dossier: Dossier, *, full: bool) -> tuple[BagFault, ...]:
    """Return what of a received package is no longer as it came."""
    if not dossier.received:
        return ()
    from cdsdossier.files.bagit.receipt import list_changes_since_receipt
    from cdsdossier.model.dossier import find_office_folder

    with output.progress_bar("Đang đối chiếu gói hồ sơ", bytes_=True) as progress:
        return list_changes_since_receipt(find_office_folder(dossier.folder), full=full, progress=progress)
