"""A new year's dossier: where it may lie, and what is known of the school. Who asks for the rest is no matter here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cdsdossier.errors import WrongUsage
from cdsdossier.files import resources
from cdsdossier.files.regular import MOST_OF_A_PAPER, read_whole_file
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.model.indicatorset.set_file import SetFile
from cdsdossier.workflows import editor_schemas, next_year, scaffold
from cdsdossier.workflows.adopt_decision import AdoptedDecision, read_adopted_decision
from cdsdossier.workflows.decision_import import SetDescription
from cdsdossier.workflows.next_year.previous_year import PreviousYear
from cdsdossier.workflows.scaffold import NewYear


@dataclass(frozen=True, slots=True)
class PlannedYear:
    """A new year's dossier; nothing of it has been written yet."""

    folder: Path
    school_year: str
    files: dict[str, bytes]
    rules: IndicatorSet
    #: What a person should know of what came from last year, sentences.
    told: tuple[str, ...] = ()
    #: The decision that its set was read from.
    decision: AdoptedDecision | None = None


def refuse_existing_dossier(folder: Path) -> None:
    """Raise WrongUsage where a folder is a dossier already, or is no folder."""
    if (folder / "dossier.yaml").exists() or (folder / "scores").exists():
        raise WrongUsage(f"{folder} đã là một hồ sơ; không ghi đè gì. Chọn tên thư mục khác.")
    if folder.exists() and not folder.is_dir():
        raise WrongUsage(f"{folder} là một tệp, không phải thư mục. Chọn tên khác.")


def refuse_nested_years(folder: Path, last: Path, example: str = "") -> None:
    """Raise WrongUsage where the new dossier and last year's would lie in one another."""
    new, old = folder.resolve(), last.resolve()
    if new.is_relative_to(old) or old.is_relative_to(new):
        hint = f", ví dụ: {example}" if example else "."
        raise WrongUsage(f"{folder} và hồ sơ năm trước {last} nằm trong nhau. Đặt hai năm cạnh nhau{hint}")


def find_year_after(last: PreviousYear) -> str:
    """Return the school year after last year's; empty where last year's is not known."""
    if last.school_year is None:
        return ""
    first = int(last.school_year[:4]) + 1
    return f"{first}-{first + 1}"


def describe_year(year: str, kind: str, asked: Mapping[str, str | None], last: PreviousYear) -> NewYear:
    """Return what is known of the new year: what is asked for; else, where it is None, what last year's says."""
    school = last.dossier.head.school
    known = {
        "school": school.name,
        "code": school.code,
        "place": school.place,
        "parent": school.parent,
        "reports_to": school.reports_to,
    }
    texts = {}
    for name, was in known.items():
        given = asked.get(name)
        texts[name] = ((was if given is None else given) or "").strip()
    return NewYear(year, kind, **texts)


def build_first_year(new: NewYear, chosen: SetFile) -> dict[str, bytes]:
    """Return the files of a dossier that begins from nothing; the YAML files name their schemas in the first line."""
    described = editor_schemas.build_schemas(chosen.rules)
    return scaffold.build_dossier_files(new, chosen) | described


def plan_first_year(folder: Path, new: NewYear, adopted: AdoptedDecision | None = None) -> PlannedYear:
    """Return a year that begins from nothing, by the newest set for its kind or by a decision that was read."""
    refuse_existing_dossier(folder)
    chosen = adopted.chosen if adopted else SetFile.read(scaffold.find_newest_set(new.kind))
    return PlannedYear(folder, new.school_year, build_first_year(new, chosen), chosen.rules, (), adopted)


def plan_year_after(
    folder: Path, last: PreviousYear, new: NewYear, adopted: AdoptedDecision | None = None
) -> PlannedYear:
    """Return a year that begins from last year's, and what a person should look at."""
    refuse_existing_dossier(folder)
    refuse_nested_years(folder, last.folder)
    if last.school_year and new.school_year <= last.school_year:
        raise WrongUsage(f"Năm học {new.school_year} không sau năm học {last.school_year}. Chọn năm sau đó.")
    choice = next_year.choose_indicator_set(last, new.kind, adopted.chosen if adopted else None)
    begun = next_year.plan_next_year(last, new, choice)
    told = (*begun.carried, *begun.differs, *begun.unread)
    return PlannedYear(folder, new.school_year, begun.files, begun.rules, told, adopted)


def read_decision(file: Path, kind: str) -> AdoptedDecision:
    """Return the set that a decision's file makes for a kind of school. Raises CdsError where it cannot be read."""
    usual = IndicatorSet.read(scaffold.find_newest_set(kind))
    return read_adopted_decision(file, usual, SetDescription("", kinds=(kind,)))


def read_example_files() -> dict[str, bytes]:
    """Return the files of the shipped example: path with forward slashes → content."""
    home = resources.example_folder()
    found = sorted(path for path in home.rglob("*") if path.is_file())
    return {path.relative_to(home).as_posix(): read_whole_file(path, MOST_OF_A_PAPER) for path in found}
