"""One rule for every file that a command writes: nobody's work is overwritten, no folder is made by mistake."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran
from support.reviewmaker import open_in

from cdsdossier.cli._target import choose_target
from cdsdossier.errors import Refused, WrongUsage

Cli = Callable[..., Ran]

COMMANDS = {
    "check": "check {year} --format json --output {file}.json",
    "review": "review {year} --format html --output {file}.html",
    "timeline": "timeline {year} --ics {file}.ics",
    "rollup": "rollup {root} --output {file}.docx",
    "compare": "compare {year} {other} --output {file}.xlsx",
    "sheet export": "sheet export {year} --output {file}.xlsx",
    "review pack": "review pack {year} --draft --output {file}.zip",
    "sets import": "sets import {table} --id so --title T --number 12/QĐ-SGDĐT --date 2025-01-02 --issuer S "
    "--kinds thcs --output {file}.yaml",
    "sets overlay": "sets overlay qd4725-2022 {guide} --output {file}.yaml",
}


@pytest.fixture
def words(example: Path, tmp_path: Path) -> Callable[[str, Path], list[str]]:
    """Return the words of a command that writes ``file``."""
    table, guide = tmp_path / "so.txt", tmp_path / "hd.md"
    table.write_text("STT\tTiêu chí\tĐiểm\n1\tThể chế\t100\n1.1\tQuy chế\t100\n", encoding="utf-8")
    guide.write_text("| STT | Tiêu chí | Minh chứng |\n|---|---|---|\n| 1.4 | | Danh sách |\n", encoding="utf-8")
    other = tmp_path / "2022-2023"
    other.mkdir()
    (other / "dossier.yaml").write_text("school_year: 2022-2023\nindicator_set: qd4725-2022\n", encoding="utf-8")
    open_in(example)
    places = {"year": example, "other": other, "root": example, "table": table, "guide": guide}

    def given(command: str, file: Path) -> list[str]:
        return [word.format(file=file, **places) for word in COMMANDS[command].split()]

    return given


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_ours_gives_way_and_what_somebody_changed_does_not(
    command: str, cli: Cli, words: Callable[[str, Path], list[str]], tmp_path: Path
) -> None:
    asked, made = words(command, tmp_path / "ra"), tmp_path / "ra"
    assert "--force" not in cli(*asked).err
    (made,) = tmp_path.glob("ra.*")
    assert "--force" not in cli(*asked).err, "nobody has changed it"

    made.write_bytes(b"filled in by hand")
    ran = cli(*asked)
    assert ran.code == 1
    assert "thêm --force để ghi đè" in ran.err
    assert made.read_bytes() == b"filled in by hand"
    assert "--force" not in cli(*asked, "--force").err
    assert made.read_bytes() != b"filled in by hand"

    ran = cli(*words(command, tmp_path / "khong-co" / "ra"))
    assert (ran.code, "không có thư mục" in ran.err) == (2, True)
    assert not (tmp_path / "khong-co").exists()


def test_a_dossiers_own_files_are_never_overwritten(tmp_path: Path) -> None:
    for file in ("a/dossier.yaml", "a/scores/1.yaml"):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text("", encoding="utf-8")
        with pytest.raises(WrongUsage, match="nằm trong hồ sơ"):
            choose_target(tmp_path / file, force=True)
    try:
        (tmp_path / "tat.csv").symlink_to(tmp_path / "a" / "dossier.yaml")
    except OSError:
        return
    with pytest.raises(WrongUsage, match="nằm trong hồ sơ"):
        choose_target(tmp_path / "tat.csv", force=True)


def test_a_received_package_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "goi" / "data").mkdir(parents=True)
    (tmp_path / "goi" / "bagit.txt").write_text("", encoding="utf-8")
    (tmp_path / "goi" / "data" / "dossier.yaml").write_text("", encoding="utf-8")

    for file in ("goi/x.csv", "goi/data/x.csv"):
        with pytest.raises(WrongUsage, match="nằm trong gói đã giải nén goi"):
            choose_target(tmp_path / file, force=True)


def test_what_was_saved_while_the_work_ran_is_kept(tmp_path: Path) -> None:
    target = choose_target(tmp_path / "a.csv", force=False)
    target.path.write_bytes(b"somebody's")

    with pytest.raises(Refused, match="--force"):
        target.write(b"ours")
    assert target.path.read_bytes() == b"somebody's"


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_and_a_device_are_no_files(tmp_path: Path, force: bool) -> None:
    with pytest.raises(WrongUsage, match="là thư mục"):
        choose_target(tmp_path, force=force)
    if Path("/dev/null").exists():
        with pytest.raises(WrongUsage, match="không phải tệp thường"):
            choose_target(Path("/dev/null"), force=force)


@pytest.mark.parametrize("command", ["render {} --to {}", "publish {} --draft --to {}"])
def test_no_folder_above_the_asked_one_is_made(command: str, cli: Cli, example: Path, tmp_path: Path) -> None:
    ran = cli(*command.format(example, tmp_path / "khong-co" / "ra").split())

    assert (ran.code, "không có thư mục" in ran.err) == (2, True)
    assert not (tmp_path / "khong-co").exists()
