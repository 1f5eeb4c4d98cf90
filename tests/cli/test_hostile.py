"""Nothing that can lie in a folder brings the program down: it says where the fault is, and goes on.

Each case runs in a process of its own, so that a crash of a C library would be seen. CDSDOSSIER_LONG=1 tries many more.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support.forks import run_apart
from support.overlay import laid_out

FUZZING = Path(__file__).resolve().parents[1] / "support" / "fuzzing.py"
#: How many cases of each kind.
CASES = 20_000 if os.environ.get("CDSDOSSIER_LONG") == "1" else 30
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

CONTENTS: dict[str, Callable[[Path], object]] = {
    "30,000 brackets": lambda path: path.write_bytes(b"[" * 30_000),
    "30,000 braces": lambda path: path.write_bytes(b"{a: " * 30_000),
    "30,000 lists": lambda path: path.write_bytes(b"- " * 30_000),
    "alias bomb": lambda path: path.write_text(BOMB, encoding="utf-8"),
    "NUL bytes": lambda path: path.write_bytes(bytes(1000)),
    "100 MB": lambda path: os.truncate(path, 100_000_000),
    "random bytes": lambda path: path.write_bytes(random.Random(1).randbytes(5000)),  # noqa: S311 - not a secret
    "Python object": lambda path: path.write_bytes(b"!!python/object/apply:os.system [exit 99]\n"),
    "one long key": lambda path: path.write_bytes(b'"' + b"k" * 200_000 + b'": 1\n'),
}


@pytest.mark.parametrize("file", ["scores/1-day-hoc.yaml", "dossier.yaml", "indicator-set.yaml"])
@pytest.mark.parametrize("content", CONTENTS)
def test_a_hostile_file_is_told_with_its_place(content: str, file: str, tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    CONTENTS[content](folder / file)

    ran = run_apart("check", folder, "--today", "2026-04-20")

    said = ran.stdout + ran.stderr
    assert ran.returncode == (3 if file == "indicator-set.yaml" else 1), said[:2000]
    assert re.search(rf"^{re.escape(file)}:\d+:\d+: ", said, re.MULTILINE), said[:2000]
    assert "Traceback" not in said
    assert len(said) < 20_000


@pytest.mark.parametrize("content", ["30,000 brackets", "alias bomb", "100 MB", "random bytes"])
def test_a_hostile_score_file_leaves_the_other_group_scored(content: str, tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    CONTENTS[content](folder / "scores" / "1-day-hoc.yaml")

    ran = run_apart("score", folder)

    assert ran.returncode == 0
    assert "70/100" in ran.stdout
    assert "cdsdossier check" in ran.stderr


def test_anything_at_all_gives_findings_and_never_a_traceback() -> None:
    kinds = ("bytes", "lookalikes", "forms", "names", "evidence", "mutations")
    command = [sys.executable, "-X", "faulthandler", str(FUZZING), str(CASES), "20260420", *kinds]

    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)

    assert ran.returncode == 0, (ran.stdout, ran.stderr[-4000:])
    assert tuple(ran.stdout.split()) == kinds


# --- The evidence tree -------------------------------------------------------------------------------------------


def link(path: Path, target: Path | str) -> None:
    """Make a link, or skip where the system does not allow it."""
    try:
        path.symlink_to(target)
    except (OSError, NotImplementedError):
        pytest.skip("no links here")


def test_a_link_out_of_the_dossier_is_told_and_not_followed(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "file.txt").write_text("x", encoding="utf-8")
    link(folder / "evidence" / "1.1" / "away", tmp_path / "secret")
    link(folder / "evidence" / "1.3" / "away.txt", tmp_path / "secret" / "file.txt")

    ran = run_apart("check", folder, "--today", "2026-04-20")

    assert ran.returncode == 1
    assert "evidence/1.1/away: lỗi evidence-outside" in ran.stdout
    assert "evidence/1.3/away.txt: lỗi evidence-outside" in ran.stdout
    assert "file.txt" not in ran.stdout.replace("away.txt", "")


def test_folders_and_links_that_lead_in_circles_come_to_an_end(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    link(folder / "evidence" / "1.1" / "up", folder / "evidence")
    link(folder / "evidence" / "1.1" / "self", "self")
    link(folder / "evidence" / "1.1" / "gone", "nowhere.txt")

    ran = run_apart("check", folder, "--today", "2026-04-20")

    assert ran.returncode in {0, 1}
    assert "Traceback" not in ran.stdout + ran.stderr
    assert "evidence-missing" not in ran.stdout, "what lies beside a bad link is still seen"


ODD = ["a\nb.txt", "-rf.txt", "[red]x.txt", "%s{0}{x}.txt", "tên có dấu.txt", "a" * 200 + ".txt", "\u202etxt.exe"]


@pytest.mark.parametrize("name", ODD, ids=["newline", "dash", "markup", "placeholders", "accents", "long", "mirrored"])
def test_odd_names_are_only_names(name: str, tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    try:
        (folder / "evidence" / name).write_text("x", encoding="utf-8")
    except OSError:
        pytest.skip("no such name here")

    ran = run_apart("check", folder, "--today", "2026-04-20")

    assert ran.returncode == 0
    assert "evidence-orphan" in ran.stdout
    assert "Traceback" not in ran.stdout + ran.stderr


@pytest.mark.parametrize("form", ["text", "concise", "json", "sarif"])
def test_a_name_that_is_no_unicode_is_only_a_name(form: str, tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    try:
        (folder / "evidence" / os.fsdecode(b"b\xe1o c\xe1o.txt")).write_text("x", encoding="utf-8")
    except (OSError, UnicodeError):
        pytest.skip("no such name here")

    ran = run_apart("check", folder, "--today", "2026-04-20", "--format", form)

    assert ran.returncode == 0, ran.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything may be read here")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    (folder / "timeline.yaml").chmod(0)

    ran = run_apart("check", folder, "--today", "2026-04-20")

    assert ran.returncode == 1
    assert "timeline.yaml:1:1: lỗi file-missing: không mở được tệp" in ran.stdout
