"""What every test gets: commands run in this process, and proof that reading leaves the dossier as it was."""

from __future__ import annotations

import gc
import hashlib
import io
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from support.browser import browser, window
from support.paper_fixtures import desk, mau, report, sheet
from support.province_fixtures import alone, province
from support.schemas_once import schemas_once

from cdsdossier.cli import run_command_line
from cdsdossier.model.dossier import Dossier

__all__ = ["alone", "browser", "desk", "mau", "province", "report", "schemas_once", "sheet", "window"]  # for every test

# Where bytecode is switched off, every worker and every child process would compile the whole program again.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Where memory can be had as a disk, the thousands of small files and folders of the tests cost a tenth.
_MEMORY = Path("/dev/shm")  # noqa: S108 - folders below it are made as below any temporary folder
if "TMPDIR" not in os.environ and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > 2_000_000_000:
    os.environ["TMPDIR"], tempfile.tempdir = str(_MEMORY), None

# A busy machine is no fault of the code; where there is time, CDSDOSSIER_LONG=1 looks at many more examples.
settings.register_profile("calm", deadline=None, max_examples=1000 if os.environ.get("CDSDOSSIER_LONG") == "1" else 40)
settings.load_profile("calm")

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "thcs-quyet-tien" / "2023-2024"


def pytest_collection_finish() -> None:
    """Keep thousands of collected tests out of every later garbage collection."""
    gc.collect()
    gc.freeze()


#: Commands that may write; all the others must leave the tree alone.
_WRITERS = {
    *("init", "pack", "publish", "render", "schema", "evidence add", "evidence remove", "timeline --import"),
    *("sets confirm", "sets refreeze", "sets adopt", "sets import", "sets overlay"),
    *("sheet import", "review open", "review agree", "review merge", "review claim", "review receive"),
}


def fingerprint(folder: Path) -> dict[str, tuple[int, str]]:
    """Return every file below a folder with its time of change and its digest."""
    return {
        path.relative_to(folder).as_posix(): (path.lstat().st_mtime_ns, _digest(path))
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def _digest(path: Path) -> str:
    if path.is_symlink():
        return str(path.readlink())
    if path.stat().st_size > 5_000_000:
        return f"{path.stat().st_size} bytes"
    return hashlib.sha256(path.read_bytes()).hexdigest()


def stamps(folder: Path) -> dict[str, tuple[int, ...]]:
    """Return what the disk says of every file below a folder: it shows a write as a digest does, and costs a tenth."""
    found: dict[str, tuple[int, ...]] = {}
    for place, folders, names in os.walk(folder):
        for path in (os.path.join(place, name) for name in (*folders, *names)):  # noqa: PTH118 - quick, it runs often
            of = os.lstat(path)
            if not stat.S_ISDIR(of.st_mode):
                found[path] = (of.st_ino, of.st_mode, of.st_size, of.st_mtime_ns, of.st_ctime_ns)
    return found


def _is_watched(folder: Path) -> bool:
    """Tell whether an argument is a folder to be watched: not this checkout itself, in which other workers write."""
    return folder.is_dir() and not ROOT.is_relative_to(folder.resolve())


def _watch_reading(patch: pytest.MonkeyPatch) -> None:
    """Compare the whole tree before and after each time that a command reads a dossier."""
    read = Dossier.read.__func__  # type: ignore[attr-defined]

    def watched(cls: type[Dossier], folder: str | Path, /, **how: object) -> Dossier:
        before = stamps(Path(folder)) if _is_watched(Path(folder)) else {}
        dossier: Dossier = read(cls, folder, **how)
        assert before in ({}, stamps(Path(folder))), "reading changed the dossier"
        return dossier

    patch.setattr(Dossier, "read", classmethod(watched))


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep what the program keeps between runs out of the home of whoever runs the tests."""
    place = tmp_path_factory.getbasetemp() / "cache-home"
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "XDG_CONFIG_HOME", "APPDATA"):
            patch.setenv(name, str(place))
        yield place


@dataclass(frozen=True)
class Ran:
    """What a command left: its exit code, standard output, standard error."""

    code: int
    out: str
    err: str


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run a command in this process; ``answers`` makes it believe that it talks to a person (\x03 is Ctrl+C).

    With ``columns`` it writes on a terminal of that width.
    """

    def call(*arguments: str | Path, answers: str | None = None, columns: int = 0) -> Ran:
        out, err = _Stream(columns), _Stream(columns)
        words = [str(argument) for argument in arguments]
        reads = _WRITERS.isdisjoint((" ".join(words[:1]), " ".join(words[:2])))
        watched = [Path(word) for word in words if reads and _is_watched(Path(word))]
        before = [stamps(folder) for folder in watched]
        with monkeypatch.context() as patch:
            if not watched:
                _watch_reading(patch)
            for name, stream in (("stdout", out), ("stderr", err), ("stdin", _Keyboard(answers))):
                patch.setattr(sys, name, stream)
            patch.setenv("COLUMNS", str(columns)) if columns else patch.delenv("COLUMNS", raising=False)
            code = run_command_line(words)
        assert [stamps(folder) for folder in watched] == before, f"{words[0]} changed the dossier"
        return Ran(code, out.text(), err.text())

    return call


class _Stream(io.TextIOWrapper):
    def __init__(self, columns: int) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="")
        self.columns = columns

    def isatty(self) -> bool:
        return self.columns > 0

    def text(self) -> str:
        self.flush()
        raw: Any = self.buffer
        return str(raw.getvalue().decode("utf-8"))


class _Keyboard(io.StringIO):
    def __init__(self, answers: str | None) -> None:
        super().__init__(answers or "")
        self.person = answers is not None

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # of bytes, in a base
        line = super().readline(size)
        if "\x03" in line:
            raise KeyboardInterrupt
        return line

    def isatty(self) -> bool:
        return self.person


def unreviewed(folder: Path) -> Path:
    """Return a copy of the example year as it was before anybody had assessed it from outside."""
    return Path(shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("review.yaml")))


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """Return a copy of the example year, free to be changed; nobody has assessed it from outside yet."""
    return unreviewed(tmp_path / "2023-2024")


@pytest.fixture
def updating_golden() -> bool:
    """Tell whether golden files are to be written anew (CDSDOSSIER_UPDATE_GOLDEN=1), to be read before they land."""
    return os.environ.get("CDSDOSSIER_UPDATE_GOLDEN") == "1"


@pytest.fixture
def golden(updating_golden: bool) -> Callable[[str, str], None]:
    """Compare a text with its golden file below ``tests/golden``."""

    def compare(name: str, text: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if updating_golden:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return compare
