"""A name in a package can be unpacked on every system, and stays where it is unpacked."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsdossier.files.bagit.portable_names import escape_path, find_name_fault, fold_path, iter_name_collisions


@pytest.mark.parametrize(
    "path",
    [
        "a",
        "data/1.1/Kế hoạch 5 (bản 2).pdf",
        "con-duong/x",
        "console.txt",
        ".an",
        "a/" * 29 + "b",
        "x" * 255,
        "com10",
    ],
)
def test_ordinary_names_are_let_through(path: str) -> None:
    assert find_name_fault(path) == ""


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("", "tuyệt đối"),
        ("/a", "tuyệt đối"),
        ("\\\\may\\a", "tuyệt đối"),
        ("C:a", "tuyệt đối"),
        ("../a", "dẫn ra ngoài"),
        ("a/./b", "dẫn ra ngoài"),
        ("a//b", "dẫn ra ngoài"),
        ("a/", "dẫn ra ngoài"),
        ("a.", "dấu chấm"),
        ("a /b", "dấu cách"),
        ("a\\b", "Windows không nhận"),
        ("xa:b", "Windows không nhận"),
        ("con", "thiết bị"),
        ("a/AUX.txt", "thiết bị"),
        ("lpt1 .x", "thiết bị"),
        ("com²", "thiết bị"),
        ("a\x1bb", "điều khiển"),
        ("a\u202eb", "điều khiển"),
        ("a\udcff", "UTF-8"),
        ("x" * 256, "quá 255"),
        ("/".join(["x" * 200] * 2), "quá 400"),
        ("😀" * 128, "quá 255"),
        ("a/" * 30 + "b", "quá 30"),
    ],
)
def test_what_another_system_cannot_hold_is_refused_with_the_reason(path: str, why: str) -> None:
    assert why in find_name_fault(path)


@given(st.text(st.sampled_from("abcAB.-/ conCON1"), max_size=20))
def test_the_quick_look_at_plain_names_lets_nothing_bad_through(path: str) -> None:
    if find_name_fault(path) == "":
        parts = path.split("/")
        assert all(part not in {"", ".", ".."} and part[-1] not in ". " for part in parts)
        assert all(part.split(".")[0].rstrip().lower() != "con" for part in parts)


def test_names_are_one_by_case_by_accents_and_as_file_and_folder() -> None:
    far = normalize("NFD", "chế.txt")

    assert fold_path("CHẾ.TXT") == fold_path(far)
    assert list(iter_name_collisions(["a.txt", "A.txt"])) == [("A.txt", "a.txt")]
    assert list(iter_name_collisions(["chế.txt", far])) == [(far, "chế.txt")]
    assert list(iter_name_collisions(["B/a", "b/c"])) == [("b", "B")]
    assert list(iter_name_collisions(["a", "a/b"])) == [("a", "a")]
    assert list(iter_name_collisions(["a/b", "a/c", "b/a"])) == []


def test_what_steers_a_terminal_is_spelled_out_and_long_names_are_cut() -> None:
    assert escape_path("a\x1b[2J\u202eb") == "a\\x1b[2J\\u202eb"
    assert escape_path("b\udce1o") == "b\\xe1o"
    assert escape_path("Kế hoạch.pdf") == "Kế hoạch.pdf"
    assert escape_path("a" * 150 + "b" * 150) == "a" * 120 + "…" + "b" * 60
