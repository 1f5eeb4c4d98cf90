"""The command that opens the pages that fill in."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import EXAMPLE, Ran

from cdsdossier import web
from cdsdossier.web.site import Site


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Site]:
    """Return what would be served; nothing is."""
    sites: list[Site] = []
    monkeypatch.setattr(web, "run_server", lambda _, site: sites.append(site))
    return sites


def test_the_address_stands_alone_on_stdout(cli: Callable[..., Ran], opened: list[Site]) -> None:
    ran = cli("open", EXAMPLE, "--no-browser")
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 1
    assert ran.out.startswith("http://127.0.0.1:")
    assert opened[0].folder == EXAMPLE


def test_where_no_dossier_is_the_first_page_is_served(
    tmp_path: Path, cli: Callable[..., Ran], opened: list[Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli("open", "--no-browser").code == cli("open", tmp_path, "--no-browser").code == 0
    assert [(site.reader, site.place) for site in opened] == [(None, tmp_path)] * 2
    assert cli("open", tmp_path / "khong-co", "--no-browser").code == 2
    (tmp_path / "tep").touch()
    assert cli("open", tmp_path / "tep", "--no-browser").code == 2


def test_where_it_is_started_by_a_click_a_year_goes_to_the_documents(
    tmp_path: Path, cli: Callable[..., Ran], opened: list[Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    cli("open", "--no-browser")
    (tmp_path / "Documents").mkdir()
    cli("open", "--no-browser")
    assert [site.place for site in opened] == [tmp_path, tmp_path / "Documents"]


def test_a_dossier_that_cannot_be_read_is_opened_all_the_same(
    example: Path, cli: Callable[..., Ran], opened: list[Site]
) -> None:
    for name in ("dossier.yaml", "indicator-set.yaml"):
        (example / name).write_text('a: "b', "utf-8")
    assert cli("open", example, "--no-browser").code == 0
    assert opened[0].folder == example


def test_naming_the_commands_of_the_pages_loads_nothing_heavy() -> None:
    """Help lists them: what they need is loaded only when they run."""
    program = "import cdsdossier.cli.open, cdsdossier.cli.serve, sys; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    heavy = {"starlette", "uvicorn", "h11", "anyio", "asyncio", "jinja2", "yaml", "python_multipart"}
    assert not heavy & set(ran.stdout.split())
