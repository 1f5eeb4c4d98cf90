"""The formulas of the sheet, computed by LibreOffice, say what `score` says."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import EXAMPLE
from support.sheetmaker import BASE, PRIMARY, Where, bring_in, cell, changed_files, export, fill

from cdsdossier import Dossier, IndicatorSet
from cdsdossier.judging.scoring import ScoreSheet, score
from cdsdossier.workflows.score_sheet.score_page import format_level_name

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")

Points = Mapping[str, object]
#: What is typed into the small dossier; group 1 holds 40 + 20 + 40 points, group 2 holds 70 + 30.
EDGES: dict[str, Points] = {
    "49.5": {"1.2.1": 19.5, "1.2.2": 0, "1.3": 30},
    "50": {"1.2.1": 20, "1.2.2": 0, "1.3": 30},
    "75": {"1.2.1": 25, "1.2.2": 20, "1.3": 30},
    "75.5": {"1.2.1": 25.5, "1.2.2": 20, "1.3": 30},
    "noise": {"1.2.1": 0.1, "1.2.2": 0.2, "1.3": 29.7, "2.2": 49.9, "2.3": 0.1},
    "too high": {"1.2.1": 90, "1.2.2": 20, "1.3": 40},
    "nothing": {"1.2.1": None, "1.2.2": None, "1.3": None},
    "half": {"1.2.1": 12, "1.2.2": None, "1.3": None, "2.3": None},
    "whole criterion at its edge": {"1.2.1": 20, "1.2.2": 20, "2.2": 70, "2.3": 5.5},
}
FACTS = {"9/10": 40, "8/10": 40, "5/10": 40, "49/100": 40, "1/3": 40, "36": 40, None: 40}


def recomputed(sources: Sequence[Path], folder: Path) -> list[Any]:
    """Return workbooks with the values that LibreOffice computes."""
    named = [Path(shutil.copy(source, folder / f"{number}.xlsx")) for number, source in enumerate(sources)]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder / "lo")]
    subprocess.run([*command, *map(str, named)], check=True, timeout=300, capture_output=True)
    if not (folder / "lo").exists():
        pytest.skip("this LibreOffice has no Calc")
    return [openpyxl.load_workbook(folder / "lo" / one.name, data_only=True) for one in named]


def scored(dossier: Path, sheet: Path) -> ScoreSheet:
    """Return what `score` says once the sheet is in the dossier."""
    for file, (_, new) in changed_files(bring_in(sheet, dossier)).items():
        (dossier / file).write_bytes(new)
    read = Dossier.read(dossier, look=False)
    return score(read, IndicatorSet.of(read))


def told(book: Any, sheet: ScoreSheet) -> tuple[dict[str, object], dict[str, object]]:  # noqa: ANN401
    """Return what the sheet shows, and what it should show."""
    shown: dict[str, object] = {}
    wanted: dict[str, object] = {}
    for row, group in enumerate(sheet.groups, 6):
        line = [one.value for one in book["Tổng hợp"][row][:7]]
        shown[group.id] = line[0], *line[2:]
        level = format_level_name(group.level)
        points = float(group.maximum), float(group.points)
        wanted[group.id] = group.id, *points, level, group.unscored, len(group.mandatory_unmet)
        for criterion in group.criteria:
            if not criterion.mandatory:
                where = (criterion.id, "Điểm tính")
                shown[criterion.id] = cell(book, where).value or None, cell(book, (criterion.id, "Mức")).value or None
                points_of = None if criterion.points is None else float(criterion.points)
                wanted[criterion.id] = points_of or None, criterion.level
    return shown, wanted


def test_the_sheet_shows_the_points_and_levels_of_score(tmp_path: Path) -> None:
    sources = (EXAMPLE, PRIMARY, BASE)
    folders = [Path(shutil.copytree(source, tmp_path / str(n) / "ho-so")) for n, source in enumerate(sources)]
    sheets = [fill(export(folder), {}) for folder in folders]

    for folder, sheet, book in zip(folders, sheets, recomputed(sheets, tmp_path), strict=True):
        shown, wanted = told(book, scored(folder, sheet))
        assert shown == wanted, folder


def test_the_sheet_computes_as_score_does_at_every_edge(tmp_path: Path) -> None:
    cases: dict[str, Path] = {}
    for number, (name, points) in enumerate(EDGES.items()):
        folder = Path(shutil.copytree(BASE, tmp_path / str(number) / "ho-so"))
        values: dict[Where, object] = {(row, "Điểm chấm"): value for row, value in points.items()}
        cases[name] = fill(export(folder), values)
    for number, (fact, most) in enumerate(FACTS.items(), len(cases)):
        folder = Path(shutil.copytree(BASE, tmp_path / str(number) / "ho-so"))
        values = {("1.3", "Điểm chấm"): most, ("1.3", "Số liệu"): fact}
        cases[f"fact {fact}"] = fill(export(folder), values)

    for (name, sheet), book in zip(cases.items(), recomputed(list(cases.values()), tmp_path), strict=True):
        shown, wanted = told(book, scored(sheet.parent / "ho-so", sheet))
        assert shown == wanted, name


def test_a_set_that_judges_as_a_whole_has_one_level(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(BASE, tmp_path / "ho-so"))
    rules = folder / "indicator-set.yaml"
    rules.write_text(
        rules.read_text("utf-8").replace("per-group", "whole-set").replace("maximum: 100\n", "maximum: 200\n"), "utf-8"
    )
    sheet = fill(export(folder), {})

    book, whole = recomputed([sheet], tmp_path)[0], scored(folder, sheet).whole
    assert whole is not None
    row = [one.value for one in book["Tổng hợp"][8][:5]]
    assert row == [None, "Cả bộ chỉ số", 200, whole.points, format_level_name(whole.level)]
