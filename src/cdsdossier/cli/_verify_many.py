"""``verify`` of several packages: a line each and a sum; of two rounds of one school also what changed."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier.cli import _output as output
from cdsdossier.cli._received import show_office
from cdsdossier.errors import CdsError

if TYPE_CHECKING:
    from cdsdossier.office.find_packages import FoundPackages
    from cdsdossier.views.package import InspectedPackage
    from cdsdossier.views.package_changes import ComparedPackages

#: Verifies one package and gives what is to be said of it; its files are there while it is open.
Inspect = Callable[[Path], AbstractContextManager["InspectedPackage"]]


def verify_many(found: FoundPackages, inspect: Inspect, *, form: str) -> int:
    """Show the packages, each as soon as it is known; return the exit code."""
    from cdsdossier.views import package_list
    from cdsdossier.views.package import verify_to_dict
    from cdsdossier.views.package_changes import changes_lines, changes_to_dict

    count, data = package_list.PackageCount(), list[dict[str, object]]()
    offices: set[Path] = set()
    with ExitStack() as pair:
        kept: list[InspectedPackage] = []
        for place in found.places:
            with ExitStack() as alone:
                looked = _look(place, inspect, pair if len(found.places) == 2 else alone)
                count = count.add(looked)
                _tell_office(looked, offices)
                if form == "json":
                    data.append(verify_to_dict(looked))
                else:
                    output.show_lines([package_list.package_line(looked)])
                kept = [*kept[-1:], looked]
        compared = _compare(*kept) if len(found.places) == 2 else None
    if form == "json":
        changes = changes_to_dict(compared) if compared else None
        output.show_data(package_list.list_json(data, count, found.loose, changes))
    else:
        output.show_lines(package_list.count_lines(count, found.loose))
        output.show_lines([(), *changes_lines(compared)] if compared else [])
    return int(not count.good)


def _look(place: Path, inspect: Inspect, opened: ExitStack) -> InspectedPackage:
    """Return what is to be said of a package; of one that cannot be verified at all, why: the others are still told."""
    from cdsdossier.files.bagit.portable_names import escape_path
    from cdsdossier.files.bagit.report import BagFault, BagFaultKind, BagReport
    from cdsdossier.views.package import InspectedPackage

    try:
        return opened.enter_context(inspect(place))
    except CdsError as why:
        output.show_note(f"{escape_path(str(place))}: {why}")  # the line has room for its beginning only
        return InspectedPackage(place, BagReport((BagFault(BagFaultKind.FORM, str(why)),)))


def _tell_office(looked: InspectedPackage, told: set[Path]) -> None:
    """Say which file of the office a package is judged by, once for all that it judges."""
    office = looked.assessment.office if looked.assessment else None
    if office and office.file and office.file not in told:
        told.add(office.file)
        show_office(office)


def _compare(first: InspectedPackage, second: InspectedPackage) -> ComparedPackages | None:
    """Return what changed between two packages of one school and year; None where they are not such."""
    from cdsdossier.files.bagit.payload import read_payload_digests
    from cdsdossier.views.package_changes import ComparedPackages, sort_by_round
    from cdsdossier.workflows.package.round_changes import PackedDossier, compare_rounds, is_same_year_of_school

    old, new = sort_by_round(first, second)
    if old.assessment is None or new.assessment is None or not is_same_year_of_school(old.assessment, new.assessment):
        return None
    with contextlib.suppress(OSError):
        dossiers = [
            PackedDossier(one, read_payload_digests(one.dossier.folder.parent))
            for one in (old.assessment, new.assessment)
        ]
        return ComparedPackages(old, new, compare_rounds(*dossiers))
    return None
