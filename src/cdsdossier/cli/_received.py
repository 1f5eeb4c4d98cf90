"""What commands do differently in a received dossier: the office's set, what the sender's gives, what has changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from cdsdossier.cli import _output as output

if TYPE_CHECKING:
    from pathlib import Path

    from cdsdossier.cli._options import JudgedBy
    from cdsdossier.files.bagit.report import BagFault
    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.model.dossier import Dossier
    from cdsdossier.model.indicatorset.office_sets import ChosenSet
    from cdsdossier.model.office import FoundOffice


class OfficeJudging(NamedTuple):
    """Who judges a received dossier, and by what."""

    office: FoundOffice
    chosen: ChosenSet


def show_office(office: FoundOffice) -> None:
    """Tell which file of the office is used, where there is one."""
    if office.file:
        output.show_note(f"Cơ quan theo {office.file}")


def show_strange_keys(*places: Path) -> None:
    """Tell which offices at some places have a key that this user has not accepted, and the line to type."""
    from cdsdossier.model.office import find_strange_key_home
    from cdsdossier.text.shell import path_argument

    for home in dict.fromkeys(filter(None, map(find_strange_key_home, places))):
        words = (
            f"khóa của cơ quan ở {home} không do máy này tạo, có thể do nơi gửi để sẵn trong gói; đánh giá ngoài chỉ "
            "có dấu của khóa ấy chưa được tính. Đúng là của cơ quan mình thì gõ: "
            f"cdsdossier review claim {path_argument(home)}"
        )
        output.show_note_list("Chú ý: ", [words])


def choose_office_set(dossier: Dossier, by: JudgedBy, *, tell: bool) -> OfficeJudging:
    """Return the office that judges a dossier, and the set that it judges by beside the sender's; tell which office."""
    from cdsdossier.model.indicatorset.office_sets import OfficeSets
    from cdsdossier.model.office import find_office

    office = find_office(by.place or dossier.folder, by.office)
    if tell:
        show_office(office)
        if dossier.received:
            show_strange_keys(dossier.folder)
    return OfficeJudging(office, OfficeSets.read(by.set_name, by.sets or office.sets).choose(dossier))


def judge_as_office(scored: Assessment, judging: OfficeJudging | None, *, tell: bool = True) -> Assessment:
    """Return the assessment with the office, and with all that a sender says of its own result; tell that."""
    if judging is None:
        return scored
    scored = replace(scored, office=judging.office)
    if not scored.dossier.received:
        return scored
    from cdsdossier.judging.sender_set import judge_by_sender_set
    from cdsdossier.office.received import list_sender_claims

    chosen = judging.chosen
    told = judge_by_sender_set(scored.dossier, chosen.sender, chosen.rules, known=chosen.known)
    claims = tuple(list_sender_claims(scored, told))
    for claim in claims if tell else ():
        output.show_note_list("Chú ý: ", [claim])
    return replace(scored, sender_set=told, claims=claims)


def office_keys(place: Path, named: Path | None) -> tuple[str, ...]:
    """Return what receipts below a place are marked with; empty where no key can be written.

    A file of the office that is ``named`` may be anywhere, and its key would not be found from below again.
    """
    from cdsdossier.files.office_key import make_office_keys
    from cdsdossier.model.office import find_key_home

    return make_office_keys(None if named else find_key_home(place))


def take_office_wording(assessment: Assessment) -> Assessment:
    """Return the assessment of a plain dossier with the wording of the office above it."""
    from cdsdossier.model.office import find_office

    if assessment.office.file or assessment.dossier.received:
        return assessment
    office = find_office(assessment.dossier.folder)
    show_office(office)
    return replace(assessment, office=office)


def list_altered_files(dossier: Dossier, *, full: bool) -> tuple[BagFault, ...]:
    """Return what of a received package is no longer as it came."""
    if not dossier.received:
        return ()
    from cdsdossier.files.bagit.receipt import list_changes_since_receipt
    from cdsdossier.model.dossier import find_office_folder

    with output.progress_bar("Đang đối chiếu gói hồ sơ", bytes_=True) as progress:
        return list_changes_since_receipt(find_office_folder(dossier.folder), full=full, progress=progress)
