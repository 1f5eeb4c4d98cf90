"""``sets`` and ``sets show``: which sets there are, what one says, and what to type where its table lacks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import EXAMPLE, Ran

Cli = Callable[..., Ran]


def test_without_a_command_the_sets_are_listed(cli: Cli) -> None:
    assert cli("sets").out == cli("sets", "list").out
    assert "qd4725-2022  dùng được" in cli("sets").out


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("qd3267-2024", ["init 2025-2026 --kind mam-non --decision QD3267.docx", "sets adopt QD3267.docx 2025-2026"]),
        ("qd3806-2024", ["init 2025-2026 --kind so-gddt --decision QD3806.docx", "sets adopt QD3806.docx 2025-2026"]),
        ("qd4725-2022", []),
        (str(EXAMPLE), []),
    ],
)
def test_a_set_without_its_table_says_what_to_type(name: str, lines: list[str], cli: Cli) -> None:
    shown = cli("sets", "show", name).out

    assert [line.partition("cdsdossier ")[2] for line in shown.splitlines() if ": cdsdossier " in line] == lines


def test_a_dossiers_own_set_names_the_dossier(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    cli("init", "mam-non/2025-2026", "--kind", "mam-non")

    for name in ("mam-non/2025-2026", "mam-non/2025-2026/indicator-set.yaml"):
        assert "  cdsdossier sets adopt QD3267.docx mam-non/2025-2026\n" in cli("sets", "show", name).out
