"""What a developer runs, on Windows, macOS and Linux alike: ``python dev.py demo`` (on Windows: ``py dev.py demo``).

It needs Python and the package index, nothing else: the first step makes ``.venv`` and installs into it. The Makefile
calls the same steps. The syntax of this file is kept old, so that an old Python can say that it is too old.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
EXAMPLE = ROOT / "examples" / "thcs-quyet-tien" / "2023-2024"
DEMO = ROOT / "build" / "demo" / "2023-2024"
#: What decides which packages are installed.
REQUIREMENTS = ("pyproject.toml", "constraints.txt")


class Failed(Exception):
    """A program that a step ran has failed; it has said why."""


def demo() -> None:
    """Score, check and print a copy of the example, under build/."""
    install("demo")
    shutil.rmtree(DEMO, ignore_errors=True)
    shutil.copytree(EXAMPLE, DEMO)
    for command in ("score", "check", "render"):
        run_python("-m", "cdsdossier", command, DEMO.relative_to(ROOT))
    print(f"\nThe paper is in {DEMO.relative_to(ROOT) / 'output'}; open it with Word or LibreOffice.")


def test() -> None:
    """Run the one gate: lint, types, floors, pytest."""
    for step in (lint, types, floors, pytest):
        step()


def lint() -> None:
    """Check style and format with ruff."""
    install("dev")
    run_python("-m", "ruff", "check", ".")
    run_python("-m", "ruff", "format", "--check", ".")


def types() -> None:
    """Check types with mypy."""
    install("dev")
    run_python("-m", "mypy")


def floors() -> None:
    """Check which module may import which."""
    install("dev")
    run(venv_program("lint-imports"), "--no-logo")


def pytest(*arguments: str) -> None:
    """Run the tests on all cores; further words go to pytest: python dev.py pytest tests/text -x."""
    install("dev")
    run_python("-m", "pytest", "-n", "auto", "--dist", "worksteal", *arguments)


def bench(*arguments: str) -> None:
    """Measure, as ratios inside one run; further words go to benchmarks/bench.py."""
    install("dev")
    run_python("benchmarks/bench.py", *arguments)


def docs() -> None:
    """Write docs/lenh.md and docs/rules.md anew from the program's own words; read the difference in git."""
    install("dev")
    os.environ["CDSDOSSIER_UPDATE_GOLDEN"] = "1"
    run_python("-m", "pytest", "tests/test_docs.py")


def wheel() -> None:
    """Build dist/*.whl, to be installed where this repository is not."""
    install("demo")
    run_python("-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", "dist", ".")


def clean() -> None:
    """Remove what the other steps have made."""
    for folder in ("build", "dist", VENV.name):
        shutil.rmtree(ROOT / folder, ignore_errors=True)


STEPS = {step.__name__: step for step in (demo, test, lint, types, floors, pytest, bench, docs, wheel, clean)}
TAKE_ARGUMENTS = ("pytest", "bench")


def install(extent: str) -> None:
    """Install the tool ("demo"), or the tool and all that the tests need ("dev"), unless that is done already."""
    wanted = requirements_digest()
    if any(is_stamped(done, wanted) for done in {extent, "dev"}):
        return
    make_environment()
    what = "." if extent == "demo" else ".[dev]"
    run_python("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-c", "constraints.txt", "-e", what)
    stamp_path(extent).write_text(wanted, encoding="utf-8")


def requirements_digest() -> str:
    """Return a digest of all that an installation depends on: requirements, Python, and where this folder is."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {ROOT}".encode())
    for name in REQUIREMENTS:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def stamp_path(extent: str) -> Path:
    """Return the file that says what has been installed."""
    return VENV / f"{extent}.stamp"


def is_stamped(extent: str, wanted: str) -> bool:
    """Return whether the environment exists and holds what is wanted."""
    stamp = stamp_path(extent)
    return venv_program("python").exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted


def make_environment() -> None:
    """Make ``.venv`` where there is none, or one of another Python."""
    settings = VENV / "pyvenv.cfg"
    known = settings.read_text(encoding="utf-8") if settings.exists() else ""
    same_python = re.search(r"^version\w* = {}\.{}\.".format(*sys.version_info[:2]), known, re.MULTILINE)
    if not (same_python and venv_program("python").exists()):
        run(sys.executable, "-m", "venv", "--clear", VENV)


def venv_program(name: str) -> Path:
    """Return where a program of the environment is."""
    return VENV / "Scripts" / f"{name}.exe" if os.name == "nt" else VENV / "bin" / name


def run_python(*arguments: object) -> None:
    """Run the environment's Python."""
    run(venv_program("python"), *arguments)


def run(*command: object) -> None:
    """Run a program in the root of the repository; Failed where it fails."""
    sys.stdout.flush()
    if subprocess.run([str(word) for word in command], cwd=ROOT, check=False).returncode:
        raise Failed


def main(arguments: list[str]) -> int:
    """Carry out one step; return the exit code."""
    name, *rest = arguments or [""]
    if name not in STEPS or (rest and name not in TAKE_ARGUMENTS):
        print("Usage: python dev.py STEP   (on Windows: py dev.py STEP)\n", file=sys.stderr)
        for step in STEPS.values():
            print(f"  {step.__name__:8}{(step.__doc__ or '').splitlines()[0]}", file=sys.stderr)
        return 2
    try:
        STEPS[name](*rest)
    except Failed:
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    if sys.version_info < OLDEST:
        needed, this = ("{}.{}".format(*version[:2]) for version in (OLDEST, sys.version_info))
        sys.exit(
            f"cdsdossier needs Python {needed} or newer; this is Python {this}. "
            f"Install one from python.org, then name it: py -{needed} dev.py demo, or python{needed} dev.py demo"
        )
    sys.exit(main(sys.argv[1:]))
