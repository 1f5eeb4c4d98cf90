"""A process of its own: whatever it does, there is an answer."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cdsdossier.files import child


def test_the_answer_is_what_it_wrote() -> None:
    code = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1])"
    assert child.run_child(("-c", code), b"abc", 20) == b"cba"


@pytest.mark.parametrize("end", ["import os; os.abort()", "raise SystemExit(3)", "import time; time.sleep(60)"])
def test_what_it_wrote_before_its_end_is_kept(end: str) -> None:
    assert child.run_child(("-c", f"print('a', flush=True); {end}"), b"", 2).strip() == b"a"


@pytest.mark.parametrize("executable", ["", "/khong-co/python"])
def test_where_no_python_starts_the_answer_is_empty(monkeypatch: pytest.MonkeyPatch, executable: str) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    assert child.run_child(("-c", "print('a')"), b"", 20) == b""


def test_a_module_of_the_current_folder_is_not_taken_for_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("print('lạ')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert child.run_child(child.module_arguments("json.tool"), b"[]", 20).strip() == b"[]"


@pytest.mark.skipif(sys.platform != "linux", reason="only there is the limit certain")
def test_its_memory_is_limited() -> None:
    code = "from cdsdossier.files.child import limit_memory; limit_memory(); bytearray(10**9); print('a')"
    assert child.run_child(("-c", code), b"", 20) == b""
