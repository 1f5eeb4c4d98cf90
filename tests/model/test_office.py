"""The office's own file: what it says, where it is looked for, and that no sender can put one in its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT

from cdsdossier.errors import WrongUsage
from cdsdossier.model.office import find_office, read_office

_OFFICE = """\
name: UBND xã Quyết Tiến
code: UBND
place: Quyết Tiến
head: {name: N.V.A., title: Chủ tịch}
team: [{name: Đ.V.M., role: Trưởng đoàn}]
bases: [{kind: Quyết định, number: 05/QĐ-UBND, for: [giay-chung-nhan]}]
sets: bo-chi-so
"""


def _write(path: Path, text: str = _OFFICE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _received(place: Path) -> Path:
    """Make what looks like an unpacked package below a folder; return its payload."""
    _write(place / "goi" / "bagit.txt", "BagIt-Version: 1.0\n")
    _write(place / "goi" / "data" / "dossier.yaml", "school: {name: Trường A}\n")
    return place / "goi" / "data"


def test_an_office_says_its_name_its_team_its_bases_and_where_its_sets_are(tmp_path: Path) -> None:
    (tmp_path / "bo-chi-so").mkdir()
    office = read_office(_write(tmp_path / "office.yaml"))
    assert (office.profile.name, office.profile.team[0].name) == ("UBND xã Quyết Tiến", "Đ.V.M.")
    assert office.profile.bases[0].for_ == ("giay-chung-nhan",)
    assert (office.sets, office.home) == (tmp_path.resolve() / "bo-chi-so", tmp_path.resolve())


def test_the_file_of_the_examples_stays_in_form() -> None:
    assert read_office(ROOT / "examples" / "co-quan.yaml").profile.code == "UBND"


@pytest.mark.parametrize(
    ("text", "told"),
    [("nam: x", ":1: "), ("name: [", ":"), ("- a", ":1: "), ("name: A\nsets: khong-co\n", ":2: không có thư mục")],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(WrongUsage, match=f"xa.yaml{told}"):
        read_office(_write(tmp_path / "xa.yaml", text))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="Không có tệp"):
        find_office(tmp_path, tmp_path / "none.yaml")


def test_it_is_found_upward_and_the_one_that_is_named_comes_first(tmp_path: Path) -> None:
    _write(tmp_path / "office.yaml", "name: UBND xã A\n")
    other = _write(tmp_path / "khac.yaml", "name: UBND xã B\n")
    payload = _received(tmp_path / "nam-2026" / "da-nhan")
    assert find_office(payload).profile.name == "UBND xã A"
    assert find_office(payload, other).profile.name == "UBND xã B"


@pytest.mark.parametrize("place", ["goi", "goi/data", "goi/data/evidence", "goi/data/a/data"])
def test_what_a_sender_puts_into_its_package_is_no_office(tmp_path: Path, place: str) -> None:
    payload = _received(tmp_path)
    _received(payload / "a")
    _write(tmp_path / place / "office.yaml", "name: Trường A\n")
    for folder in (payload, payload / "evidence", payload / "a" / "goi" / "data", payload.parent):
        folder.mkdir(exist_ok=True)
        assert find_office(folder).file is None


def test_what_lies_in_a_school_s_plain_folder_is_no_office(tmp_path: Path) -> None:
    _write(tmp_path / "truong-a" / "dossier.yaml", "school: {name: Trường A}\n")
    _write(tmp_path / "truong-a" / "office.yaml", "name: Trường A\n")
    assert find_office(tmp_path / "truong-a").file is None
    _write(tmp_path / "office.yaml", "name: UBND xã A\n")
    assert find_office(tmp_path / "truong-a").profile.name == "UBND xã A"
