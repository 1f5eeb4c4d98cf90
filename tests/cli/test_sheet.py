"""The commands: what they write, what they ask, and what they leave alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran, fingerprint
from support.sheetmaker import base, fill

from cdsdossier.files import changes
from cdsdossier.files.atomic import replace_patiently

Cli = Callable[..., Ran]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return base(tmp_path)


def test_export_writes_beside_the_dossier_and_never_over_a_file(
    folder: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cli("sheet", "export", folder).code == 0
    sheet = folder.parent / "phieu-cham-2025-2026.xlsx"
    assert cli("sheet", "export", folder).code == 0, "nobody has filled it in"
    sheet.write_bytes(b"filled in")
    ran = cli("sheet", "export", folder)
    assert (ran.code, sheet.read_bytes()) == (1, b"filled in")
    assert "--force" in ran.err
    assert cli("sheet", "export", folder, "--force").code == 0
    sheet.unlink()

    monkeypatch.chdir(folder / "scores")
    assert cli("sheet", "export").code == 0
    assert sheet.exists(), "from within the dossier it goes beside it, too"


def test_export_never_writes_into_the_dossier(folder: Path, cli: Cli) -> None:
    assert cli("sheet", "export", folder, "--output", folder / "phieu.xlsx").code == 2
    assert cli("sheet", "export", folder, "--output", folder.parent / "phieu.xls").code == 2


def test_import_shows_first_and_asks(folder: Path, cli: Cli, golden: Callable[[str, str], None]) -> None:
    cli("sheet", "export", folder)
    sheet = fill(
        folder.parent / "phieu-cham-2025-2026.xlsx",
        {("1.2.1", "Điểm chấm"): 32.5, ("1.1", "Tên minh chứng"): "Kế hoạch", ("2", "Nhiệm vụ"): "Phụ trách nhóm 1"},
    )
    before = fingerprint(folder)

    assert cli("sheet", "import", sheet, folder).code == 2
    assert cli("sheet", "import", sheet, folder, answers="k\n").code == 1
    assert fingerprint(folder) == before
    ran = cli("sheet", "import", sheet, folder, answers="c\n")
    assert ran.code == 0
    golden("sheet/import.txt", ran.out.replace(str(folder), "2025-2026"))
    assert cli("sheet", "import", sheet, folder).out.startswith("Không có gì để ghi")


def test_a_refused_import_writes_nothing(folder: Path, cli: Cli) -> None:
    cli("sheet", "export", folder)
    sheet = fill(folder.parent / "phieu-cham-2025-2026.xlsx", {("1.2.1", "Điểm chấm"): "x", ("1.3", "Điểm chấm"): 4})
    before = fingerprint(folder)

    assert cli("sheet", "import", sheet, folder, "--yes").code == 1
    assert fingerprint(folder) == before


def test_where_one_file_cannot_be_written_none_is(folder: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli("sheet", "export", folder)
    sheet = fill(folder.parent / "phieu-cham-2025-2026.xlsx", {("1.2.1", "Điểm chấm"): 3, ("2.2", "Điểm chấm"): 4})
    before = {name: digest for name, (_, digest) in fingerprint(folder).items()}

    def failing(temporary: Path, target: Path) -> None:
        if target.name == "2-quan-tri.yaml":
            raise OSError(28, "No space left on device", str(target))
        replace_patiently(temporary, target)

    monkeypatch.setattr(changes, "replace_patiently", failing)
    assert cli("sheet", "import", sheet, folder, "--yes").code != 0
    assert {name: digest for name, (_, digest) in fingerprint(folder).items()} == before
