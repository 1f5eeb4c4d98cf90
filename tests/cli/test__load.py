"""What the commands do first: a dossier is read once and scored once, however many results hang on it."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest
from conftest import EXAMPLE, Ran

from cdsdossier.judging.scoring import score
from cdsdossier.model.dossier import Dossier
from cdsdossier.yamlio.reader import parse_page

Cli = Callable[..., Ran]


@pytest.fixture
def rendered(cli: Cli, tmp_path: Path) -> Path:
    """Return a copy of the example year, its review included, with all its documents rendered."""
    folder = tmp_path / "2023-2024"
    shutil.copytree(EXAMPLE, folder)
    assert cli("render", folder, "--all").code == 0
    assert (folder / "output" / ".manifest.json").is_file()
    return folder


@contextmanager
def counted() -> Iterator[Counter[str]]:
    """Count how often each file is parsed, and how often each dossier is scored."""
    counts: Counter[str] = Counter()
    scored: list[Dossier] = []

    def note(frame: FrameType, event: str, _: object) -> None:
        if event != "call":
            return
        if frame.f_code is parse_page.__code__:
            counts[frame.f_locals["file"]] += 1
        elif frame.f_code is score.__code__:
            scored.append(frame.f_locals["dossier"])

    sys.setprofile(note)
    try:
        yield counts
    finally:
        sys.setprofile(None)
        # What the office's points come to is scored from a dossier that holds those in place of the school's.
        counts["scoring"] = sum(one.scores == scored[0].scores for one in scored)


@pytest.mark.parametrize(
    "command",
    [
        "score",
        "check",
        "status",
        "timeline",
        "render",
        "render --list",
        "render --final --force",
        "pack",
        "publish",
        "review",
    ],
)
def test_each_file_is_read_once_and_the_dossier_scored_once(
    command: str, cli: Cli, rendered: Path, tmp_path: Path
) -> None:
    first, *options = command.split()
    target = {"pack": ("--output", tmp_path / "a.zip"), "publish": ("--to", tmp_path / "public")}.get(first, ())
    with counted() as counts:
        ran = cli(first, rendered, *options, *target)

    assert ran.code in {0, 1}, ran.err
    # --final notes the official versions in the register: what changes it looks at it before and after.
    assert counts.pop("dossier.yaml") == (3 if "--final" in options else 1)
    counts.pop("sent.yaml", None)  # as pack notes the package, it looks at the list before and after
    assert counts["scoring"] == 1
    assert {file for file, times in counts.items() if times > 1 and file} == set()  # a value read back has no file


def test_a_folder_without_a_dossier_exits_with_three(cli: Cli, tmp_path: Path) -> None:
    ran = cli("score", tmp_path)

    assert ran.code == 3
    assert "Không thấy hồ sơ" in ran.err
    assert "cdsdossier init" in ran.err


def test_an_unreadable_frozen_set_exits_with_three_and_says_where(cli: Cli, example: Path) -> None:
    (example / "indicator-set.yaml").write_text("id: [\n", encoding="utf-8")

    for command in ("score", "check", "render"):
        ran = cli(command, example)
        assert ran.code == 3
        assert "indicator-set.yaml:1:5" in ran.err
        assert "Traceback" not in ran.err


def test_a_missing_frozen_set_is_never_silent(cli: Cli, example: Path) -> None:
    (example / "indicator-set.yaml").unlink()
    score, check = cli("score", example), cli("check", example)

    assert "thiếu indicator-set.yaml" in score.err
    assert check.code == 1
    assert "thiếu tệp indicator-set.yaml" in check.out


def test_a_folder_inside_a_dossier_finds_its_root(cli: Cli, example: Path) -> None:
    assert "59/100" in cli("score", example / "evidence" / "1.3.1").out


def test_the_folder_of_the_years_is_told_from_a_year(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "Hồ sơ các năm"
    for year in ("2023-2024", "2024-2025"):
        cli("init", home / year, "--kind", "thcs")
    monkeypatch.chdir(home)

    assert "hồ sơ 2023-2024, 2024-2025: nêu đúng một thư mục" in cli("status").err
    assert "cd 2024-2025" in cli("init", "2025-2026", "--from", ".").err
    gone = cli("compare", "2023-2024", "2022-2023").err
    assert "không có thư mục" in gone
    assert "2023-2024, 2024-2025" in gone
    assert sorted(path.name for path in home.iterdir()) == ["2023-2024", "2024-2025"]
