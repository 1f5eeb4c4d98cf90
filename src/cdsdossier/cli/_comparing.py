"""What ``compare`` reads, shows and writes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._targets import refuse_overwriting
from cdsdossier.errors import Unreadable, WrongUsage

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.judging.year_comparison import YearComparison

SUFFIXES = (".xlsx", ".csv", ".json")


def load_comparison(folders: Sequence[Path]) -> YearComparison:
    """Read the dossiers and compare them by school year; raise Unreadable, naming the one that cannot be read."""
    from cdsdossier.judging.year_comparison import compare_years, sort_by_year
    from cdsdossier.model.dossier import find_root

    if len(folders) < 2:
        raise WrongUsage("So sánh cần ít nhất hai hồ sơ, ví dụ: cdsdossier compare 2024-2025 2025-2026")
    roots: set[Path] = set()
    for folder in folders:
        root = find_root(folder).resolve()
        if root in roots:
            raise WrongUsage(f"Hồ sơ {folder} được nêu hai lần. Nêu thư mục của những năm khác nhau.")
        roots.add(root)
    return compare_years(sort_by_year([_assessed(folder) for folder in folders]))


def _assessed(folder: Path) -> Assessment:
    """Return the scores of a dossier, with its evidence probed, without running rules."""
    from cdsdossier.judging.assessing import score_dossier

    try:
        dossier, rules, _ = load.load_dossier(folder, None, compare=False)
    except Unreadable as error:
        raise Unreadable(f"Không so sánh được, hồ sơ {folder}: {error}", error.findings, error.page) from error
    for file in dossier.pages:
        if dossier.unreadable(file):
            output.show_note(f"Chú ý: {folder}: không đọc được {file}.")
    return score_dossier(dossier, rules, date.min)  # the day plays no part


def check_comparison_target(to: Path | None, folders: Sequence[Path], *, force: bool) -> Path | None:
    """Return the file to write: of a known kind, outside the dossiers, and not there yet unless ``force``."""
    from cdsdossier.model.dossier import find_root

    if to is None:
        return None
    if to.suffix.lower() not in SUFFIXES:
        raise WrongUsage(f"--output {to} phải là tệp {', '.join(SUFFIXES)}. Ví dụ --output so-sanh.xlsx")
    for folder in folders:
        load.check_outside_dossier(find_root(folder), to, example="../so-sanh.xlsx")
    refuse_overwriting(to, force=force)
    return to


def show_comparison(found: YearComparison, form: str, *, everything: bool) -> None:
    """Show a comparison in one of the formats."""
    if form == "json":
        from cdsdossier.views.year_comparison.data import compare_json

        output.show_data(compare_json(found))
    elif form == "csv":
        from cdsdossier.views.year_comparison.data import compare_csv

        output.show_data(compare_csv(found), "utf-8-sig")  # the mark tells Excel that this is UTF-8
    else:
        from cdsdossier.views.year_comparison.text import compare_lines

        output.show_lines(compare_lines(found, everything=everything))


def write_comparison(found: YearComparison, target: Path) -> None:
    """Write a comparison into a file, in the form that its ending names."""
    from cdsdossier.files.atomic import write_atomic

    write_atomic(target, _content(found, target.suffix.lower()))


def _content(found: YearComparison, suffix: str) -> bytes:
    if suffix == ".xlsx":
        from cdsdossier.views.year_comparison.excel import compare_workbook

        return compare_workbook(found)
    from cdsdossier.views.year_comparison.data import compare_csv, compare_json

    text = compare_json(found) if suffix == ".json" else compare_csv(found)
    return text.encode("utf-8" if suffix == ".json" else "utf-8-sig", "backslashreplace")
