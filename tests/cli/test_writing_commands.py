"""Every command that writes: the old state or the new one, nothing left over, and the next run works."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran
from support.faults import Killed, contents, counted_disk, folders
from support.forks import run_apart
from support.overlay import laid_out
from support.reviewmaker import open_in
from support.sheetmaker import export, fill
from support.wordfile import word_file

from cdsdossier.cli import run_command_line
from cdsdossier.files import atomic, change_journal, changes, new_folder
from cdsdossier.files.changes import Change
from cdsdossier.model.dossier import Dossier

Cli = Callable[..., Ran]

COMMANDS = {
    "sheet import": "sheet import phieu.xlsx 2025-2026 --yes",
    "sheet import --as": "sheet import phieu.xlsx 2025-2026 --as N.V.B. --yes",
    "timeline --import": "timeline --import ke-hoach.md 2025-2026 --yes",
    "schema": "schema 2025-2026",
    "evidence add": "evidence add phim.txt 2.2.2 2025-2026 --yes",
    "evidence remove": "evidence remove 1.3/danh-sach.txt 2025-2026 --yes",
    "sets confirm": "sets confirm 2025-2026 --by N.V.C. --yes",
    "sets refreeze": "sets refreeze 2025-2026 --set moi.yaml --yes",
    "review open": "review open 2025-2026 --body UBND",
    "review receive": "review receive ve.zip 2025-2026 --yes",
    "init": "init 2027-2028 --set moi.yaml --kind thcs",
    "init, folder there": "init rong --year 2027-2028 --set moi.yaml --kind thcs",
    "init --from": "init 2026-2027 --from 2025-2026 --set moi.yaml",
    "render": "render 2025-2026 bao-cao --format html",
    "render --to": "render 2025-2026 bao-cao --format html --to giay",
    "render --eject": "render 2025-2026 --eject quyet-dinh-hoi-dong",
    "publish": "publish 2025-2026 --to web --draft",
}
every_command = pytest.mark.parametrize("command", COMMANDS)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a small dossier and all that the commands need beside it."""
    place = tmp_path_factory.mktemp("model")
    folder = laid_out(place / "2025-2026")
    (place / "rong").mkdir()
    (place / "phim.txt").write_text("phim " * 1000, encoding="utf-8")
    rows = ("| STT | Nội dung | Thời gian | Sản phẩm |", "|-|-|-|-|", "| 1 | Tự đánh giá | Tháng 3/2026 | Biên bản |")
    (place / "ke-hoach.md").write_text("\n".join(rows), encoding="utf-8")
    rows = ("| STT | Tiêu chí | Minh chứng |", "|-|-|-|", "| 1.1 | Có kế hoạch | Kế hoạch đã ký |")
    (place / "huong-dan.md").write_text("\n".join(rows), encoding="utf-8")
    rules = (folder / "indicator-set.yaml").read_text(encoding="utf-8")
    more = '      - {id: "1.1", text: Có kế hoạch, mandatory: true}\n'
    assert more in rules
    new = rules.replace(more, more + '      - {id: "1.4", text: Có quy chế, mandatory: true}\n')
    (place / "moi.yaml").write_text(new, encoding="utf-8")
    fill(export(folder), {("1.2.1", "Điểm chấm"): 3, ("2.2", "Điểm chấm"): 4})
    office = Path(shutil.copytree(folder, place / "xa"))
    open_in(office)
    (office / "review-output").mkdir()
    (office / "review-output" / "bien-ban.docx").write_bytes(word_file())
    assert run_command_line(["review", "pack", str(office), "--output", str(place / "ve.zip"), "--draft"]) == 0
    shutil.rmtree(office)
    return place


@pytest.fixture
def place(model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the model, and stand in it."""
    copy = Path(shutil.copytree(model, tmp_path / "place"))
    monkeypatch.chdir(copy)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    return copy


class Undisturbed:
    """What a command comes to when nothing goes wrong."""

    def __init__(self, place: Path, command: str) -> None:
        with counted_disk() as disk, pytest.MonkeyPatch.context() as patch:
            patch.chdir(place)
            assert run_command_line(COMMANDS[command].split()) == 0
        self.deeds, self.files = disk.count, contents(place)


_RESULTS: dict[str, Undisturbed] = {}


@pytest.fixture
def undisturbed(command: str, model: Path, tmp_path: Path) -> Undisturbed:
    """Return what the place holds after a command that nothing disturbs; each command runs once for it."""
    if command not in _RESULTS:
        _RESULTS[command] = Undisturbed(Path(shutil.copytree(model, tmp_path / "undisturbed")), command)
    return _RESULTS[command]


@pytest.fixture
def wanted(undisturbed: Undisturbed) -> dict[str, bytes]:
    return undisturbed.files


def changed(place: Path, wanted: dict[str, bytes]) -> list[str]:
    """Return the files that a command changes or makes."""
    before = contents(place)
    return [name for name, data in wanted.items() if before.get(name) != data]


@every_command
def test_the_command_leaves_nothing_but_its_result(place: Path, wanted: dict[str, bytes]) -> None:
    assert changed(place, wanted)
    assert not [name for name in wanted if ".cds-" in name]


@every_command
def test_nothing_is_written_through_a_link_to_another_place(
    command: str, place: Path, wanted: dict[str, bytes], cli: Cli
) -> None:
    names = changed(place, wanted)
    roots = {".", "2025-2026", "2026-2027", "2027-2028", "rong", "web", "giay"}
    for name in sorted({names[-1], Path(names[-1]).parent.as_posix()} - roots):
        inside, outside = place / name, place.parent / "ngoai" / name
        outside.parent.mkdir(parents=True, exist_ok=True)
        was = inside.exists()
        if was:
            inside.rename(outside)
        elif name not in names:
            outside.mkdir()
        inside.parent.mkdir(parents=True, exist_ok=True)
        try:
            inside.symlink_to(outside, target_is_directory=outside.is_dir())
        except OSError:
            pytest.skip("no links here")
        before = contents(place.parent / "ngoai")
        cli(*COMMANDS[command].split())
        assert contents(place.parent / "ngoai") == before, name
        inside.unlink()
        if was:
            outside.rename(inside)
        else:
            shutil.rmtree(outside, ignore_errors=True)


@every_command
def test_a_file_that_somebody_saves_at_the_last_moment_is_theirs(
    command: str, place: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    if command.startswith("init") and "there" not in command:
        pytest.skip("nobody else writes into a folder that is not there")
    before, apply = contents(place), changes._apply
    theirs: list[Path] = []

    def overtaken(folder: Path, lasting: bool, wanted: list[Change]) -> None:
        theirs.append(folder / wanted[-1].file)
        theirs[0].parent.mkdir(parents=True, exist_ok=True)
        theirs[0].write_bytes(b"cua ho")
        apply(folder, lasting, wanted)

    monkeypatch.setattr(changes, "_apply", overtaken)
    ran = cli(*COMMANDS[command].split())

    assert ran.code == 1
    assert contents(place) == {**before, theirs[0].resolve().relative_to(place.resolve()).as_posix(): b"cua ho"}


@every_command
def test_a_full_disk_changes_nothing(
    command: str, place: Path, wanted: dict[str, bytes], cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, there, count = contents(place), folders(place), [0]

    def full(path: Path, *words: object, **named: object) -> None:
        count[0] += 1
        if (
            count[0] == len(changed(place, wanted)) or path.name == change_journal.JOURNAL
        ):  # what is moved needs no room
            raise OSError(28, "No space left on device")
        atomic.write_new(path, *words, **named)  # type: ignore[arg-type] # handed on

    with monkeypatch.context() as patch:
        for module in (changes, change_journal, new_folder):
            patch.setattr(module, "write_new", full)
        ran = cli(*COMMANDS[command].split())

    assert ran.code == 1
    assert "No space left on device" in ran.err
    assert (contents(place), folders(place)) == (before, there)


@every_command
def test_a_target_that_a_program_holds_open_changes_nothing(
    command: str, place: Path, wanted: dict[str, bytes], cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, there, replace = contents(place), folders(place), Path.replace
    new = {"init": "2027-2028", "init --from": "2026-2027"}
    last = new.get(command) or Path(changed(place, wanted)[-1]).name

    def held(self: Path, target: Path) -> Path:
        if target.name == last:
            raise PermissionError(13, "Access is denied")
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", held)
        ran = cli(*COMMANDS[command].split())

    assert ran.code == 1
    assert "Không ghi được" in ran.err or "Không tạo được" in ran.err
    assert (contents(place), folders(place)) == (before, there)


@every_command
def test_a_kill_is_made_good_by_the_next_run(command: str, place: Path, undisturbed: Undisturbed, cli: Cli) -> None:
    before, moment = contents(place), undisturbed.deeds - (4 if command.startswith("init") else 3)
    with counted_disk(moment), pytest.raises(Killed):
        run_command_line(COMMANDS[command].split())
    assert contents(place) != before, "it was in the middle"
    assert contents(place) != undisturbed.files

    assert cli(*COMMANDS[command].split()).code == 0
    assert contents(place) == undisturbed.files


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is for other systems")
@pytest.mark.parametrize("command", ["sheet import", "evidence add", "init, folder there"])
def test_a_real_kill_is_made_good_by_the_next_run(
    command: str, place: Path, wanted: dict[str, bytes], cli: Cli
) -> None:
    before = contents(place)
    assert run_apart(*COMMANDS[command].split(), kill_at=8).returncode == -9
    assert contents(place) != before, "it was in the middle"

    assert cli(*COMMANDS[command].split()).code == 0
    assert contents(place) == wanted


def together(*commands: str) -> list[int]:
    """Run commands at the same time, each in a process of its own; return their exit codes."""
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "cdsdossier", *command.split()], env=environment, stdout=subprocess.DEVNULL
        )
        for command in commands
    ]
    return [process.wait() for process in started]


def test_of_two_who_add_evidence_at_once_both_entries_are_there(place: Path) -> None:
    (place / "khac").mkdir()
    (place / "khac" / "phim.txt").write_text("khac", encoding="utf-8")
    add = COMMANDS["evidence add"]
    assert together(add, add.replace("phim.txt", "khac/phim.txt")) == [0, 0]

    listed = [item.file for item in Dossier.read(place / "2025-2026").scores["2.2"].form.evidence]
    assert listed[-2:] == ["2.2.2/phim.txt", "2.2.2/phim-2.txt"]
    assert sorted(path.name for path in (place / "2025-2026" / "evidence" / "2.2.2").iterdir()) == [
        "phim-2.txt",
        "phim.txt",
    ]


def test_of_two_who_render_at_once_neither_forgets_the_others_work(place: Path, cli: Cli) -> None:
    documents = ("bao-cao", "quyet-dinh-hoi-dong")
    assert together(*(f"render 2025-2026 {name} --format html" for name in documents)) == [0, 0]

    head = place / "2025-2026" / "dossier.yaml"
    text = head.read_text(encoding="utf-8")
    head.write_text(text.replace("place: ", "place: Xã ", 1), encoding="utf-8")
    assert cli("render", "2025-2026", *documents, "--format", "html").code == 0, "no handwork is seen"


#: What a command writes to, and what stands in its place where that is inside a received package.
_INSIDE = {
    "2025-2026": "goi/data",
    **{name: f"goi/data/{name}" for name in ("2026-2027", "rong", "giay", "web")},
}
_TARGETS = {
    "pack": "pack 2025-2026 --draft --output goi/data/a.zip",
    "sheet export": "sheet export 2025-2026 --output goi/data/a.xlsx",
    "check --output": "check 2025-2026 --output goi/data/a.json --format json",
    "timeline --ics": "timeline 2025-2026 --ics goi/data/a.ics",
    "compare --output": "compare khac 2025-2026 --output goi/data/a.json",
}


def test_no_command_writes_into_what_was_received(cli: Cli, place: Path) -> None:
    shutil.copytree(place / "2025-2026", place / "khac")
    (place / "goi").mkdir()
    (place / "2025-2026").rename(place / "goi" / "data")
    (place / "goi" / "bagit.txt").write_text("BagIt-Version: 1.0\n", encoding="utf-8")
    before = contents(place / "goi" / "data"), folders(place / "goi" / "data")
    for name, words in (COMMANDS | _TARGETS).items():
        ran = cli(*(_INSIDE.get(word, word) for word in words.split()))
        assert (contents(place / "goi" / "data"), folders(place / "goi" / "data")) == before, name
        if name not in {"review open", "init"}:  # it writes beside what was sent; it makes a folder of its own
            assert ran.code in {1, 2}, (name, ran.out)
            assert "gói" in ran.err or "nằm trong" in ran.err, (name, ran.err)
    assert cli("init", "goi/data/2027-2028", "--set", "moi.yaml", "--kind", "thcs").code == 1
    assert (contents(place / "goi" / "data"), folders(place / "goi" / "data")) == before
