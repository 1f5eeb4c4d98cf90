"""`dev.py`: the same steps on every system, with the standard library only, and nothing installed twice."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from conftest import ROOT

SCRIPT = ROOT / "dev.py"


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the script as a module that works in an empty folder and only notes what it would run."""
    spec = importlib.util.spec_from_file_location("dev_under_test", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in module.REQUIREMENTS:
        (tmp_path / name).write_text(name, encoding="utf-8")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "run", _Runs(module))
    return module


class _Runs(list[str]):
    """Stands in for `dev.run`: notes each command, and makes an environment where one is asked for."""

    def __init__(self, module: ModuleType) -> None:
        super().__init__()
        self.module = module

    def __call__(self, *command: object) -> None:
        words = [str(word) for word in command]
        self.append(" ".join(words[1:]))
        if "venv" in words:
            python = self.module.venv_program("python")
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()
            version = "{}.{}.0".format(*sys.version_info[:2])
            (self.module.VENV / "pyvenv.cfg").write_text(f"version = {version}\n", encoding="utf-8")


def test_what_is_installed_is_not_installed_twice(dev: ModuleType) -> None:
    for extent in ("demo", "demo", "dev", "dev", "demo"):
        dev.install(extent)

    assert [words.rpartition(" ")[2] for words in dev.run] == [str(dev.VENV), ".", ".[dev]"]
    assert all("-c constraints.txt" in words for words in dev.run[1:])


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_other_requirements_are_installed_into_the_same_environment(name: str, dev: ModuleType) -> None:
    dev.install("dev")
    (dev.ROOT / name).write_text("other", encoding="utf-8")
    dev.run.clear()
    dev.install("demo")

    assert [words.rpartition(" ")[2] for words in dev.run] == ["."]


@pytest.mark.parametrize("known", ["version = 3.9.1\n", "version_info = 3.10.2.final.0\n", ""])
def test_an_environment_of_another_python_is_made_anew(known: str, dev: ModuleType) -> None:
    dev.install("dev")
    (dev.VENV / "pyvenv.cfg").write_text(known, encoding="utf-8")
    (dev.VENV / "dev.stamp").unlink()
    dev.run.clear()
    dev.install("dev")

    assert dev.run[0] == f"-m venv --clear {dev.VENV}"


def test_a_failed_installation_is_not_taken_for_done(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    run: Callable[..., None] = dev.run

    def fail_in_pip(*command: object) -> None:
        if "pip" in command:
            raise dev.Failed
        run(*command)

    monkeypatch.setattr(dev, "run", fail_in_pip)

    assert dev.main(["lint"]) == 1
    assert not dev.stamp_path("dev").exists()


def test_the_gate_runs_every_check_and_stops_at_the_first_that_fails(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert dev.main(["test"]) == 0
    ran = " ".join(dev.run)
    assert all(tool in ran for tool in ("ruff check", "ruff format --check", "mypy", "--no-logo", "pytest"))

    def fail(*command: object) -> None:
        del command
        raise dev.Failed

    monkeypatch.setattr(dev, "run", fail)
    assert dev.main(["test"]) == 1


def test_the_targets_of_make_are_the_steps(dev: ModuleType) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^([a-z ]+):$", makefile, re.MULTILINE)

    assert targets
    assert set(targets[1].split()) == set(dev.STEPS)


def test_a_step_that_is_not_there_shows_those_that_are(dev: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    for words in ([], ["tset"], ["demo", "x"]):
        assert dev.main(words) == 2
        assert "  demo    Score, check and print" in capsys.readouterr().err
    assert dev.run == []


def test_an_old_python_says_that_it_is_too_old() -> None:
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 7))
    old = "import runpy, sys; sys.version_info = (3, 9, 1); sys.argv[1:] = ['demo']"
    code = f"{old}; runpy.run_path({str(SCRIPT)!r}, run_name='__main__')"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)

    assert ran.returncode == 1
    assert ran.stderr.startswith("cdsdossier needs Python 3.11 or newer; this is Python 3.9.")


def test_the_script_needs_the_standard_library_only() -> None:
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"))
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]

    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names
