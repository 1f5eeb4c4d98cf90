"""A member's own scores are kept apart, and shown beside the others'."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran
from support.sheetmaker import base, export, fill

from cdsdossier import Dossier, IndicatorSet
from cdsdossier.judging.scoring import score

Cli = Callable[..., Ran]


def test_members_scores_leave_the_schools_own_alone(tmp_path: Path, cli: Cli) -> None:
    folder = base(tmp_path)
    before = Dossier.read(folder)
    sheet = fill(export(folder), {("1.2.1", "Điểm chấm"): 40, ("1.1", "Đạt hay chưa"): "Chưa đạt"})

    assert cli("sheet", "import", sheet, folder, "--as", "T.T.B.", "--yes").code == 0
    now = Dossier.read(folder)
    assert now.findings == before.findings
    assert now.scores == before.scores
    assert score(now, IndicatorSet.of(now)) == score(before, IndicatorSet.of(before))
    assert (
        (folder / "scores" / "by-assessor" / "t-t-b.yaml")
        .read_text("utf-8")
        .endswith(
            'assessor: T.T.B.\nscores:\n  "1.1": {met: false}\n  "1.2.1": {points: 40}\n  "1.2.2": {points: 15.5}\n'
            '  "1.3": {points: 30}\n  "2.1": {met: true}\n  "2.2": {points: 50}\n  "2.3": {points: 20}\n'
        )
    )
    assert "Không có gì để ghi" in cli("sheet", "import", sheet, folder, "--as", "T.T.B.").out


def test_members_stand_side_by_side(tmp_path: Path, cli: Cli, golden: Callable[[str, str], None]) -> None:
    folder = base(tmp_path)
    sheet = export(folder)
    for name, points in (("N.V.A.", 25), ("T.T.B.", 40), ("L.V.C.", None)):
        met = "Chưa đạt" if name == "T.T.B." else "Đạt"
        fill(sheet, {("1.2.1", "Điểm chấm"): points, ("1.1", "Đạt hay chưa"): met})
        assert cli("sheet", "import", sheet, folder, "--as", name, "--yes").code == 0

    golden("score/assessors.txt", cli("score", folder, "--assessors").out)


def test_two_members_with_one_file_name_are_told_apart(tmp_path: Path, cli: Cli) -> None:
    folder = base(tmp_path)
    sheet = export(folder)
    assert cli("sheet", "import", sheet, folder, "--as", "N.V.A.", "--yes").code == 0

    ran = cli("sheet", "import", sheet, folder, "--as", "N V A", "--yes")
    assert ran.code == 1
    assert "đang giữ điểm của “N.V.A.”." in ran.err


@pytest.mark.parametrize("name", ["", "  ", "...", "\u202e"])
def test_a_name_that_is_none_is_wrong_usage(tmp_path: Path, cli: Cli, name: str) -> None:
    folder = base(tmp_path)

    assert cli("sheet", "import", export(folder), folder, "--as", name).code == 2


def test_an_empty_sheet_is_no_members_scores(tmp_path: Path, cli: Cli) -> None:
    folder = base(tmp_path)
    for file in (folder / "scores").glob("*.yaml"):
        file.write_text(f'group: "{file.name[0]}"\nscores: {{}}\n', "utf-8")

    ran = cli("sheet", "import", export(folder), folder, "--as", "N.V.A.")
    assert ran.code == 1
    assert "chưa có điểm nào" in ran.err


def test_without_members_there_is_nothing_to_compare(tmp_path: Path, cli: Cli) -> None:
    ran = cli("score", base(tmp_path), "--assessors")

    assert ran.code == 2
    assert "sheet import" in ran.err
    assert cli("score", base(tmp_path / "b"), "--assessors", "--format", "json").code == 2


def test_what_is_left_out_or_too_high_or_was_there_before_is_told(tmp_path: Path, cli: Cli) -> None:
    folder = base(tmp_path)
    sheet = fill(export(folder), {("1.2.1", "Điểm chấm"): 99, ("1.2.1", "Số liệu"): "36/38"})

    ran = cli("sheet", "import", sheet, folder, "--as", "T.T.B.", "--yes")
    assert ran.code == 0
    assert "1.2.1: 99 điểm, tối đa chỉ" in ran.err
    assert "số liệu và các trang khác không được lấy" in ran.err
    assert "6 mục chấm giống hệt điểm đã có trong hồ sơ" in ran.err
