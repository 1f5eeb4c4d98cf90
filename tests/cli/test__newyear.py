"""What `init` asks, and what it takes for an answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran

Cli = Callable[..., Ran]


@pytest.mark.parametrize("year", ["0225-0226", "0000-0001", "٢٠٢٥-٢٠٢٦", "9999-10000"])
def test_a_year_that_is_none_is_refused_everywhere(year: str, cli: Cli, tmp_path: Path, example: Path) -> None:
    assert cli("init", tmp_path / "x", "--kind", "thcs", "--year", year).code == 2
    head = example / "dossier.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace("2023-2024", year, 1), encoding="utf-8")

    assert cli("check", example).code == 1
    assert cli("render", example).code == 0


def test_a_person_who_mistypes_is_asked_again(cli: Cli, tmp_path: Path) -> None:
    answers = "nam nay\n2025-2026\nTrường Tiểu học\ntieu-hoc\n\n\n\n\n\n"
    ran = cli("init", tmp_path / "ho-so", answers=answers)

    assert ran.code == 0
    assert ran.err.count("Chưa đúng.") == 2
