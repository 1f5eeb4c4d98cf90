"""The list of schools, as offices have it: any order of columns, any comma, a title above; or a sentence why not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import ROOT

from cdsdossier.errors import CdsError, WrongUsage
from cdsdossier.office.rollup.collect.rows import ExpectedSchool
from cdsdossier.office.rollup.statistics.roster import read_roster

ONE = ExpectedSchool("Trường THCS Quyết Tiến", "THCSQT", "thcs", "UBND xã Quyết Tiến")


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "ds.csv"
    path.write_bytes(text.encode(encoding))
    return path


def workbook(folder: Path, *rows: tuple[Any, ...]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / "ds.xlsx")
    return folder / "ds.xlsx"


@pytest.mark.parametrize(
    "text",
    [
        "Tên trường,Mã,Loại trường,Cơ quan quản lý\nTrường THCS Quyết Tiến,THCSQT,THCS,UBND xã Quyết Tiến\n",
        (
            "TT;Cơ quan quản lý;Cấp học;Ký hiệu;Tên đơn vị\r\n"
            "1;UBND xã Quyết Tiến;Trung học cơ sở;THCSQT;Trường THCS Quyết Tiến\r\n"
        ),
        (
            "Danh sách trường: phải gửi, năm 2026\n\nTên trường;Mã trường;Bậc học;Xã, phường\n"
            "Trường THCS Quyết Tiến;THCSQT;thcs;UBND xã Quyết Tiến\nCộng;;;\n"
        ),
        "Truong\tMa\tLoai\tPhong\nTrường THCS Quyết Tiến\tTHCSQT\tTHCS\tUBND xã Quyết Tiến\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_columns_are_known_by_their_heads(tmp_path: Path, text: str, encoding: str) -> None:
    assert read_roster(written(tmp_path, text, encoding)) == (ONE,)


def test_a_workbook_is_read_with_its_titles_and_parts(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        ("DANH SÁCH TRƯỜNG", None, None, None),
        ("TT", "Tên trường", "Mã", "Loại trường", "Cơ quan quản lý"),
        (1, "Trường THCS Quyết Tiến", "THCSQT", "THCS", "UBND xã Quyết Tiến"),
        (None, None, None, None, None),
        (None, "Tổng cộng", None, None, None),
    )
    assert read_roster(path) == (ONE,)


@pytest.mark.parametrize(
    ("written_as", "slug"),
    [
        ("Mầm non", "mam-non"), ("Mẫu giáo", "mam-non"), ("TIỂU HỌC", "tieu-hoc"), ("TH", "tieu-hoc"), ("thpt", "thpt"),
        ("TH&THCS", "pho-thong-nhieu-cap"), ("Tiểu học và THCS", "pho-thong-nhieu-cap"), ("GDTX", "gdtx"),
        ("pho-thong-nhieu-cap", "pho-thong-nhieu-cap"), ("Phòng GD&ĐT", "phong-gddt"), ("Trường THPT", "thpt"),
    ],
)  # fmt: skip
def test_kinds_are_words_or_slugs(tmp_path: Path, written_as: str, slug: str) -> None:
    assert read_roster(written(tmp_path, f"Tên trường;Loại\nA;{written_as}\n"))[0].kind == slug


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "không thấy danh sách trường"),
        ("một;hai\n1;2\n", "không thấy danh sách trường"),
        ("Tên trường;Mã\n", "không có trường nào"),
        ("Tên trường;Mã\nA;1\n;2\n", "dòng 3: có mã 2 mà thiếu tên trường"),
        (
            "Tên trường;Loại\nA;Cao đẳng\nB;THCS\nC;Đại học\nD;Cao đẳng\n",
            "không hiểu loại trường “Cao đẳng” (dòng 2, 5); “Đại học” (dòng 4). Gõ một trong: Mầm non",
        ),
        ("Tên trường;Mã\nTrường A;X\nB;Y\ntruong a;x\n", "dòng 2 và dòng 4 là cùng một trường"),
    ],
)
def test_a_wrong_list_says_the_line_and_what_to_type(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(WrongUsage) as told:
        read_roster(written(tmp_path, text))
    assert words in str(told.value)


def test_a_file_that_is_no_list_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("Tên trường\nTrường Quyết Tiến".encode("cp1258", "ignore"))
    (tmp_path / "b.xlsx").write_bytes(b"no workbook")
    (tmp_path / "c.pdf").write_bytes(b"%PDF")
    (tmp_path / "d.csv").write_bytes(b'T\xc3\xaan tr\xc6\xb0\xe1\xbb\x9dng\n"' + b"x" * 200_000)
    for name in ("a.csv", "b.xlsx", "c.pdf", "d.csv", "none.csv"):
        with pytest.raises(CdsError):
            read_roster(tmp_path / name)


def test_the_example_list_can_be_read() -> None:
    roster = read_roster(ROOT / "examples" / "danh-sach-truong.csv")
    assert {"THCSQT", "THHT"} < {one.code for one in roster}
    assert all(one.kind and one.body for one in roster)


@pytest.mark.parametrize(
    "words", ["Tổng cộng: 14 trường", "Cộng: 14", "Tổng số 14 đơn vị", "Tổng cộng có 03 trường THCS"]
)
def test_a_line_that_only_adds_up_is_no_school(tmp_path: Path, words: str) -> None:
    path = workbook(tmp_path, ("TT", "Tên trường", "Mã"), (1, "Trường THCS Quyết Tiến", "THCSQT"), ("", words, ""))

    assert [one.name for one in read_roster(path)] == ["Trường THCS Quyết Tiến"]


@pytest.mark.parametrize("name", ["Trường Tiểu học Cộng Hòa", "Trường THCS Tổng Cọt", "Cộng Hiền"])
def test_a_school_whose_name_sounds_like_a_sum_is_a_school(tmp_path: Path, name: str) -> None:
    assert [one.name for one in read_roster(workbook(tmp_path, ("TT", "Tên trường"), (1, name)))] == [name]
