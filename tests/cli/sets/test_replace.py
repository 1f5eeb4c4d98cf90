"""What is shown before another set takes the place of a dossier's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from conftest import Ran
from support.setmaker import set_file, with_parts

Cli = Callable[..., Ran]


def test_refreeze_tells_of_points_of_a_whole_as_adopt_does(cli: Cli, example: Path, tmp_path: Path) -> None:
    ran = cli("sets", "refreeze", example, "--set", with_parts(tmp_path / "moi.yaml"))

    assert ran.code == 2
    assert "2.3 trước chấm chung 66 điểm, bộ mới chấm riêng 8 mục" in ran.out
    assert ran.out.index("Điểm và mức độ") < ran.out.index("2.3 trước chấm chung") < ran.out.index("Sẽ ghi")


def test_the_basis_and_the_kind_that_no_longer_fit_are_told(cli: Cli, example: Path, tmp_path: Path) -> None:
    other = set_file(
        tmp_path / "a.yaml",
        ("4725/QĐ-BGDĐT, date", "1/QĐ-THU, date"),
        ("applies_to: [tieu-hoc, thcs, ", "applies_to: [tieu-hoc, "),
    )
    err = cli("sets", "refreeze", example, "--set", other).err

    assert "sửa căn cứ (bases) trong dossier.yaml theo Quyết định 1/QĐ-THU" in err
    assert "hồ sơ ghi loại trường thcs" in err
