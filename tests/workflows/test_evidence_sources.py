"""What may be named to become evidence, and the names under which it travels."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import example as such_as
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.model.dossier.file_names import is_evidence_name
from cdsdossier.workflows.evidence_sources import (
    find_evidence_place,
    is_web_address,
    portable_name,
    read_evidence_sources,
    read_score_file,
)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("khong-co.pdf", "Không có tệp khong-co.pdf."),
        ("www.truong.vn", "viết đủ, bắt đầu bằng https://"),
        ("http://may-chu/x", "trỏ vào mạng nội bộ"),
        ("https://a b.vn", "có dấu cách"),
        ("trong", "không có tệp nào làm minh chứng được"),
        (".", "là chính thư mục hồ sơ, hoặc thư mục chứa nó"),
        ("ho-so", "là chính thư mục hồ sơ"),
        ("trong/a.tmp", "tệp tạm"),
    ],
)
def test_what_cannot_be_evidence_is_one_sentence(
    name: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ho-so").mkdir()
    (tmp_path / "trong").mkdir()
    (tmp_path / "trong" / "a.tmp").write_bytes(b"x")
    monkeypatch.chdir(tmp_path)

    with pytest.raises(WrongUsage, match=r"^(Không|Địa chỉ|Thư mục|a)") as told:
        read_evidence_sources([name], tmp_path / "ho-so")
    assert words in str(told.value)


def test_too_many_at_once_are_refused(tmp_path: Path) -> None:
    (tmp_path / "nhieu").mkdir()
    for number in range(201):
        (tmp_path / "nhieu" / f"{number}.txt").touch()

    with pytest.raises(WrongUsage, match="Có 201 tệp"):
        read_evidence_sources([str(tmp_path / "nhieu")], tmp_path / "ho-so")


def test_addresses_places_and_score_files_are_known(tmp_path: Path) -> None:
    assert is_web_address(" HTTPS://a.vn")
    assert not is_web_address("http.pdf")
    assert find_evidence_place(tmp_path / "evidence" / "1.1" / "a", tmp_path / "evidence") == (
        tmp_path / "evidence" / "1.1" / "a"
    )
    assert find_evidence_place(tmp_path, tmp_path / "evidence") is None
    with pytest.raises(Refused, match=r"Không đọc được scores/a\.yaml"):
        read_score_file(tmp_path, "scores/a.yaml")


@pytest.mark.parametrize(
    ("name", "portable"),
    [
        ("Kế hoạch Dạy học (bản 2).PDF", "ke-hoach-day-hoc-ban-2.pdf"),
        (normalize("NFD", "Quyết định số 12.docx"), "quyet-dinh-so-12.docx"),
        ("Đề án CĐS – 2025.xlsx", "de-an-cds-2025.xlsx"),
        ("Ðề án Ɖống Ða.txt", "de-an-dong-da.txt"),
        ("con.txt", "tep-con.txt"),
        ("COM1.tar.gz", "tep-com1.tar.gz"),
        ("日本.pdf", "tep.pdf"),
        ("HUONG-DAN.txt", "tep-huong-dan.txt"),
        ("a . b..pdf", "a.b.pdf"),
        ("khong-duoi", "khong-duoi"),
        ("x" * 200 + ".pdf", "x" * 80 + ".pdf"),
    ],
)
def test_names_become_plain(name: str, portable: str) -> None:
    assert portable_name(name) == portable


@settings(deadline=None)
@given(st.text(min_size=1, max_size=60))
@such_as("0.TMP")
@such_as(".~lock.a.lnk")
def test_any_name_becomes_one_that_every_system_takes(name: str) -> None:
    made_name = portable_name(name)

    assert made_name.isascii()
    assert set(made_name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.")
    assert not made_name.endswith(".")
    assert is_evidence_name(made_name)
    assert portable_name(made_name) == made_name
