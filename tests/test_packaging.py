"""The wheel carries the law and the wording, and works where nothing else of this project lies."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
from conftest import EXAMPLE, ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, install it into an environment of its own, return that environment's python.

    The dependencies come from this environment through a path file, so nothing is fetched; the project itself does
    not, because an editable install's own path file is not read from there.
    """
    place = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    build = [*pip, "wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(place), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    venv.create(place / "env", with_pip=False)
    python = place / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    wheel = next(place.glob("*.whl"))
    site = _site_of(python)
    subprocess.run([*pip, "install", "--no-deps", "--no-index", "--target", str(site), str(wheel)], check=True)
    (site / "borrowed.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8")
    return python


def _site_of(python: Path) -> Path:
    code = "import sysconfig; print(sysconfig.get_paths()['purelib'])"
    found = subprocess.run([python, "-c", code], check=True, capture_output=True, encoding="utf-8")
    return Path(found.stdout.strip())


def _run(python: Path, *arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run Python where nothing of this checkout is on its path."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [str(python), *map(str, arguments)],
        cwd=cwd,
        env={**environment, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_an_installed_wheel_scaffolds_scores_checks_and_renders(installed: Path, tmp_path: Path) -> None:
    made = _run(installed, "-m", "cdsdossier", "init", "2025-2026", "--kind", "thcs", cwd=tmp_path)
    scored = _run(installed, "-m", "cdsdossier", "score", EXAMPLE, cwd=tmp_path)
    rendered = _run(installed, "-m", "cdsdossier", "render", EXAMPLE, "--to", tmp_path / "giay", cwd=tmp_path)

    assert made.returncode == 0, made.stderr
    assert (tmp_path / "2025-2026" / "indicator-set.yaml").is_file()
    assert "59/100" in scored.stdout, scored.stderr
    assert rendered.returncode == 0, rendered.stderr
    assert (tmp_path / "giay" / "06-bao-cao.docx").is_file()


def test_the_installed_package_is_the_wheels_own(installed: Path, tmp_path: Path) -> None:
    code = "import cdsdossier.files.resources as s; print(s.indicator_sets_folder()); print(s.templates_folder())"
    found = _run(installed, "-c", code, cwd=tmp_path)

    assert found.returncode == 0, found.stderr
    assert all(str(installed.parents[1]) in line for line in found.stdout.splitlines()), found.stdout
