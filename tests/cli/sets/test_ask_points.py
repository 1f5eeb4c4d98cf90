"""The questions for the points of items: what is typed counts, nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from conftest import Ran, fingerprint
from support.decisionmaker import decision
from support.setmaker import PARTS, with_parts

from cdsdossier import Dossier, IndicatorSet

Cli = Callable[..., Ran]
ROWS = [f"2.3.{number}" for number in range(1, 9)]


def table(folder: Path) -> Path:
    """Write the decision whose table gives each of the eight parts of 2.3 its points, invented ones."""
    file = folder / "4725.docx"
    file.write_bytes(decision(IndicatorSet.read(with_parts(folder / "co-diem.yaml"))))
    return file


def test_rows_scored_as_a_whole_move_to_the_items_by_what_is_typed(cli: Cli, example: Path, tmp_path: Path) -> None:
    before = Dossier.read(example).scores["2.3"].form
    typed = ["99", "sáu", "6,5", *map(str, PARTS[1:])]  # the first two are refused and asked again
    ran = cli("sets", "adopt", table(tmp_path), example, answers="\n".join([*typed, "c", ""]))

    after = Dossier.read(example).scores
    assert (ran.code, ran.err.count("Gõ một số từ 0 đến 7.")) == (0, 2)
    assert [str(after[row].form.points) for row in ROWS] == ["6.5", *map(str, PARTS[1:])]
    assert (after["2.3"].form.points, after["2.3"].form.note) == (None, before.note)
    assert after["2.3"].form.evidence == before.evidence
    assert "hồ sơ chấm chung 66 điểm; bộ mới chấm riêng 8 mục" in ran.err
    assert "Cộng 69,5 điểm; trước chấm chung 66." in ran.err
    assert "Để nguyên ở 2.3: ghi chú, 9 minh chứng đã liệt kê, 1 tệp trong evidence/2.3." in " ".join(ran.out.split())
    assert "Nhóm 2: 94/100, mức 3 → 97,5/100, mức 3" in ran.out
    assert "0 lỗi" in cli("check", example, "--today", "2024-06-10").out


def test_without_answers_the_points_stay_and_that_is_told(cli: Cli, example: Path, tmp_path: Path) -> None:
    file = table(tmp_path)
    refused = cli("sets", "adopt", file, example, answers="\n" * 8 + "k\n")
    assert (refused.code, "2.3.1" in Dossier.read(example).scores) == (1, False)
    ran = cli("sets", "adopt", file, example, "--yes")

    scores = Dossier.read(example).scores
    assert (ran.code, str(scores["2.3"].form.points), scores["2.3.1"].form.points) == (0, "66", None)
    assert "Để nguyên ở 2.3, không mất gì: 66 điểm, ghi chú, 9 minh chứng" in ran.out
    told = cli("check", example, "--select", "points-misplaced").out
    assert "Chấm riêng từng nội dung: “2.3.1”" in told


def test_off_a_terminal_nothing_is_asked_and_nothing_written(cli: Cli, example: Path, tmp_path: Path) -> None:
    before = fingerprint(example)
    ran = cli("sets", "adopt", table(tmp_path), example)

    assert (ran.code, ran.err.splitlines()[-1]) == (
        2,
        "Chưa ghi gì. Muốn ghi như trên mà không hỏi lại thì thêm --yes.",
    )
    assert fingerprint(example) == before
