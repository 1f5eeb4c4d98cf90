"""Paths as they are typed: quoted for PowerShell and cmd, or for a POSIX shell."""

from __future__ import annotations

from pathlib import Path

import pytest

from cdsdossier.text.shell import folder_argument, path_argument, quote_path, text_argument


@pytest.fixture(autouse=True)
def on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    """Quote for one system, whatever system the tests run on."""
    monkeypatch.setattr("cdsdossier.text.shell.sys.platform", "linux")


@pytest.mark.parametrize(
    ("path", "windows", "posix"),
    [
        ("2025-2026", "2025-2026", "2025-2026"),
        ("", '""', "''"),
        ("../Trường A/x.yaml", '"..\\Trường A\\x.yaml"', "'../Trường A/x.yaml'"),
        ("D:/trường/2025", "D:\\trường\\2025", "'D:/trường/2025'"),
        ("//may-chu/ho so", '"\\\\may-chu\\ho so"', "'//may-chu/ho so'"),
        ("a$b", "'a$b'", "'a$b'"),
        ("a`b c", "'a`b c'", "'a`b c'"),
        ("Nhà 'A' $5", "'Nhà ''A'' $5'", "'Nhà '\"'\"'A'\"'\"' $5'"),
        ("a&b", '"a&b"', "'a&b'"),
        ("a+b-c_d.e", "a+b-c_d.e", "a+b-c_d.e"),
        ("a%b", '"a%b"', "a%b"),
        ("a b//", '"a b\\\\\\\\"', "'a b//'"),
        ("D:/a b/", '"D:\\a b\\\\"', "'D:/a b/'"),
    ],
)
def test_paths_are_quoted_as_each_system_wants_them(path: str, windows: str, posix: str) -> None:
    assert (quote_path(path, windows=True), quote_path(path, windows=False)) == (windows, posix)


def test_a_path_is_quoted_for_the_system_that_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    assert path_argument(Path("ho so/2025")) == "'ho so/2025'"
    monkeypatch.setattr("cdsdossier.text.shell.sys.platform", "win32")
    assert path_argument(Path("ho so/2025")) == '"ho so\\2025"'


@pytest.mark.parametrize(
    ("text", "windows", "posix"),
    [
        ("Kế hoạch", '"Kế hoạch"', "'Kế hoạch'"),
        ("12/KH-TH", '"12/KH-TH"', "12/KH-TH"),
        ('"A" $x', "'\"A\" $x'", "'\"A\" $x'"),
        ("https://a.vn/?x=1&y=2", '"https://a.vn/?x=1&y=2"', "'https://a.vn/?x=1&y=2'"),
    ],
)
def test_words_are_quoted_whatever_they_hold(
    text: str, windows: str, posix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert text_argument(text) == posix
    monkeypatch.setattr("cdsdossier.text.shell.sys.platform", "win32")
    assert text_argument(text) == windows


def test_a_path_that_begins_with_a_dash_is_no_option() -> None:
    assert path_argument(Path("-n")) == "./-n"
    assert path_argument(Path("a-n")) == "a-n"


def test_a_folder_is_typed_only_outside_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "2025-2026"
    (folder / "scores").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert folder_argument(Path("2025-2026")) == " 2025-2026"
    monkeypatch.chdir(folder)
    assert folder_argument(folder) == ""
    monkeypatch.chdir(folder / "scores")
    assert folder_argument(Path("..")) == ""
