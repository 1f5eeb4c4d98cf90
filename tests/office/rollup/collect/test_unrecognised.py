"""Whatever lies among the dossiers and is none is told, once, with what to ask for; what is our own is not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cdsdossier.files.own_outputs import remember_output
from cdsdossier.office.rollup.collect.discover import find_dossiers
from cdsdossier.office.rollup.collect.rows import DossierState, SchoolRow


def lay(root: Path, *files: str) -> None:
    for name in files:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x", encoding="utf-8")


def strays(root: Path, *own: Path) -> dict[str, str]:
    found: list[SchoolRow] = []
    find_dossiers([root], lambda _: None, found, own)
    assert {row.state for row in found} <= {DossierState.UNRECOGNISED}
    return {row.place: row.reason for row in found}


def test_each_kind_has_its_reason_and_a_folder_without_a_dossier_is_one_thing(tmp_path: Path) -> None:
    lay(tmp_path, "a.rar", "bai.docx", "diem.yaml", "anh.JPG", "la", "xa/truong/dossier.yaml", "xa/ghi-chu.txt")
    lay(tmp_path, "anh/1.jpg", "anh/2.jpg", "anh/sau/3.png", "mot/bai.pdf", "goi/ho-so-A-2025-2026.7z")
    (tmp_path / "rong" / "sau").mkdir(parents=True)

    told = strays(tmp_path)

    assert {place: reason.split(",")[0].split(" (")[0] for place, reason in told.items()} == {
        "a.rar": "Tệp nén RAR",
        "bai.docx": "Văn bản Word",
        "diem.yaml": "Một tệp YAML lẻ",
        "anh.JPG": "Ảnh",
        "la": "Tệp lạ",
        "xa/ghi-chu.txt": "Tệp chữ",
        "anh": "Thư mục không có dossier.yaml",
        "mot/bai.pdf": "Tệp PDF",
        "goi/ho-so-A-2025-2026.7z": "Tệp nén 7z",
        "rong": "Thư mục rỗng",
    }
    assert "3 tệp: .jpg …" in told["anh"]
    assert all("cdsdossier pack" in reason for reason in told.values())


def test_inside_a_dossier_and_a_review_nothing_is_told(tmp_path: Path) -> None:
    lay(tmp_path, "truong/dossier.yaml", "truong/evidence/1.1/a.rar", "goi/bagit.txt", "goi/data/dossier.yaml")
    lay(tmp_path, "goi/review-output/01.docx", "ve/bagit.txt", "ve/data/review.yaml", "ve/data/review-output/1.docx")
    assert strays(tmp_path) == {}


def test_what_a_system_the_office_or_this_program_has_put_there_is_not_told(tmp_path: Path) -> None:
    lay(tmp_path, "Thumbs.db", ".DS_Store", "~$bao-cao.docx", "desktop.ini", ".git/config", "__MACOSX/a/b", "a/._x")
    lay(tmp_path, "office.yaml", "templates/thong-bao.html", "danh-sach.csv", "tong-hop.xlsx", "khac/templates/a.html")
    remember_output(tmp_path / "tong-hop.xlsx", "0" * 64)

    told = strays(tmp_path, tmp_path / "danh-sach.csv")

    assert list(told) == ["khac/templates/a.html", "a"] or set(told) == {"khac/templates/a.html", "a"}
    assert "rỗng" in told["a"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs the right to make links")
def test_a_shortcut_is_told_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "goc").mkdir()
    (tmp_path / "goc" / "tat").symlink_to(tmp_path)
    assert strays(tmp_path / "goc") == {
        "tat": "Lối tắt, không đi theo. Muốn tính thì ghi thêm chính thư mục đó vào lệnh."
    }
