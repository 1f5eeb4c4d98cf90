"""Where `pack` writes, and what it says."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran, fingerprint

Cli = Callable[..., Ran]


def contents(package: Path) -> set[str]:
    """Return the files of the payload, relative to the dossier."""
    with zipfile.ZipFile(package) as archive:
        paths = (name.partition("/")[2] for name in archive.namelist())
        return {path.removeprefix("data/") for path in paths if path.startswith("data/")}


def test_what_programs_left_behind_stays_out_and_is_named(cli: Cli, example: Path, tmp_path: Path) -> None:
    before = set(fingerprint(example))
    for name in (".git/config", ".schema/a.json", ".vscode/settings.json", "evidence/1.1/~$ke-hoach.docx", "Thumbs.db"):
        (example / name).parent.mkdir(parents=True, exist_ok=True)
        (example / name).write_bytes(b"x")
    for number in range(15):
        (example / f".cds-{number}-1.tmp").write_bytes(b"x")

    ran = cli("pack", example, "--output", tmp_path / "a.zip")

    assert contents(tmp_path / "a.zip") == before
    assert ".git/, .schema/" in ran.err
    assert "… và 10 tệp khác" in " ".join(ran.err.split())


def test_names_that_tell_of_a_person_are_named_first(cli: Cli, example: Path, tmp_path: Path) -> None:
    (example / "evidence/1.1/can-cuoc-012345678901.pdf").write_bytes(b"%PDF-1.7\n%%EOF\n")

    ran = cli("pack", example, "--output", tmp_path / "a.zip", "--draft")

    assert ran.code == 0
    assert "evidence/1.1/can-cuoc-012345678901.pdf" in ran.err


@pytest.mark.parametrize("target", ["evidence/a.zip", "../a.pdf"])
def test_the_package_never_lies_in_the_dossier_and_is_a_zip(target: str, cli: Cli, example: Path) -> None:
    assert cli("pack", example, "--output", example / target).code == 2


def test_only_a_package_is_written_over(cli: Cli, example: Path, tmp_path: Path) -> None:
    mine = tmp_path / "a.zip"
    mine.write_bytes(b"PK my holiday pictures")
    refused = cli("pack", example, "--output", mine)

    assert refused.code == 1
    assert mine.read_bytes() == b"PK my holiday pictures"

    mine.unlink()
    assert [cli("pack", example, "--output", mine).code for _ in range(2)] == [0, 0]
