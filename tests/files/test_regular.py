"""Files that somebody else made are opened in one way: regular ones only, and no more of them than is wanted."""

from __future__ import annotations

import ast
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_house import modules

from cdsdossier.files.regular import (
    FileTooBig,
    file_holds,
    open_descriptor,
    open_regular_file,
    read_whole_file,
    read_whole_text,
)

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes and devices in folders")


def test_a_regular_file_is_read_whole_up_to_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"1\r\n2\x1a3")

    assert read_whole_file(file, 6) == b"1\r\n2\x1a3"
    with pytest.raises(FileTooBig) as caught:
        read_whole_file(file, 5)
    assert caught.value.size == 6
    with open_regular_file(str(file)) as opened:
        assert opened.read() == b"1\r\n2\x1a3"


def test_a_file_of_gigabytes_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a").open("wb") as file:
        file.truncate(8_000_000_000)

    with pytest.raises(FileTooBig, match="nặng hơn 5 MB"):
        read_whole_file(tmp_path / "a", 5_000_000)
    assert not file_holds(tmp_path / "a", b"x")


@posix
def test_a_pipe_a_device_and_a_folder_are_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    for path in (pipe, Path("/dev/zero"), tmp_path):
        with pytest.raises(OSError, match="không phải tệp thường"):
            open_descriptor(path)


def test_a_missing_file_and_a_folder_say_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_whole_file(tmp_path / "missing", 5)
    with pytest.raises(OSError, match=r"."):
        read_whole_file(tmp_path, 5)


def test_a_text_has_the_same_line_ends_wherever_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes("\ufeffmột\r\nhai\rba\n".encode())

    assert read_whole_text(tmp_path / "a", "utf-8-sig") == "một\nhai\nba\n"


def test_a_file_holds_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")

    assert [file_holds(tmp_path / "a", content) for content in (b"abc", b"ab", b"abcd", b"abd")] == [True, *[False] * 3]


# --- No second way ---------------------------------------------------------------------------------------------------

#: What is opened otherwise, and why.
_OTHERWISE = {
    "files/regular.py": "the one way itself",
    "files/lock.py": "a lock is held, nothing is read",
    "files/atomic.py": "writes a file that must not be there yet",
    "files/office_key.py": "writes a file that must not be there yet",
    "files/bagit/unpack.py": "writes a file that must not be there yet; the rest is the package's own `open`",
    "files/bagit/write.py": "a part of the zip that is being written; the file is opened by payload.py",
    "files/bagit/payload.py": "its own `open`, which opens regular files",
    "files/bagit/scan.py": "the package's own `open`: a part of a zip, or folder_source.py",
    "files/bagit/zip_source.py": "a part of a zip",
    "files/tables/pdf/read_pages.py": "a PDF that is in memory",
    "files/tables/unzip.py": "a part of a zip",
    "cli/_output.py": "the system's bin",
    "cli/open.py": "a browser",
    "cli/serve.py": "a browser",
    **dict.fromkeys(
        (
            "views/review/html.py", "views/publish/html_page.py", "web/routes.py", "office/rollup/output/html.py",
            "documents/html/stylesheet.py", "documents/templating/overrides.py", "documents/docx/opc.py",
        ),
        "our own installed files",
    ),
}  # fmt: skip


def test_no_file_is_opened_or_read_in_another_way() -> None:
    found = {module for module, tree in modules().items() if any(_openings(tree))}

    assert found - set(_OTHERWISE) == set(), "use cdsdossier.files.regular"
    assert set(_OTHERWISE) - found == set(), "these open nothing any more"


def _openings(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
            if name in {"read_bytes", "read_text", "open"}:
                yield node
