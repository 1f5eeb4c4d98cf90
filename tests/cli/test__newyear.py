"""What `init` asks, and what it takes for an answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran

from cdsdossier.text.shell import path_argument

Cli = Callable[..., Ran]


@pytest.mark.parametrize("year", ["0225-0226", "0000-0001", "٢٠٢٥-٢٠٢٦", "9999-10000"])
def test_a_year_that_is_none_is_refused_everywhere(year: str, cli: Cli, tmp_path: Path, example: Path) -> None:
    assert cli("init", tmp_path / "x", "--kind", "thcs", "--year", year).code == 2
    head = example / "dossier.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace("2023-2024", year, 1), encoding="utf-8")

    assert cli("check", example).code == 1
    assert cli("render", example).code == 0


def test_a_person_who_mistypes_is_asked_again(cli: Cli, tmp_path: Path) -> None:
    answers = "nam nay\n2025-2026\nĐại học\ntieu-hoc\n\n\n\n\n\n"
    ran = cli("init", tmp_path / "ho-so", answers=answers)

    assert ran.code == 0
    assert ran.err.count("Chưa đúng.") == 2


def test_the_year_and_the_kind_are_understood_as_people_write_them(cli: Cli, tmp_path: Path) -> None:
    named, asked = tmp_path / "Năm học 2025-2026", tmp_path / "ho-so"
    first = cli("init", named, "--kind", "Trung học cơ sở")
    second = cli("init", asked, "--kind", "TIỂU HỌC", "--year", "2025 – 2026")

    assert (first.code, second.code) == (0, 0)
    assert f"cdsdossier score {path_argument(named)}" in first.out
    for folder, kind in ((named, "thcs"), (asked, "tieu-hoc")):
        head = (folder / "dossier.yaml").read_text(encoding="utf-8")
        assert f"kind: {kind}" in head
        assert "school_year: 2025-2026" in head


def test_a_question_left_without_an_answer_writes_nothing(cli: Cli, tmp_path: Path, example: Path) -> None:
    year, confirm = ("init", tmp_path / "2025-2026"), ("sets", "confirm", example, "--by", "N.V.A.")
    left = [cli(*year, answers=keys) for keys in ("", "thcs\n", "thcs\n\x1a\n", "\x03", "thcs\nTrường\n\x03")]

    for ran in (*left, cli(*confirm, answers=""), cli(*confirm, answers="\x03")):
        assert (ran.code, ran.err.endswith("\nChưa ghi gì.\n")) == (130, True)
    assert not (tmp_path / "2025-2026").exists()


def test_a_slash_between_the_two_years_does_not_part_the_folder(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "2025").mkdir()
    for number, typed in enumerate(("năm học 2025/2026", "2025/2026", "Năm học 2026/2027")):
        ran = cli("init", tmp_path / str(number) / typed, "--kind", "cấp 3")
        assert ran.code == 0, ran.err
        assert (tmp_path / str(number) / typed.replace("/", "-") / "dossier.yaml").exists()
    assert cli("init", tmp_path / "2025" / "2026", "--kind", "thpt").code == 2
