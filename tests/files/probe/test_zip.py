"""Files that are ZIP inside: their kind, a password, an end that is missing; a hostile one costs no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import evidencemaker as made

from cdsdossier.files.probe.faults import FileFault
from cdsdossier.files.probe.zip import probe_zip


def probed(data: bytes, place: Path) -> tuple[str, FileFault]:
    path = place / "tep"
    path.write_bytes(data)
    return probe_zip(str(path), lambda at, count: data[at : at + count], len(data), (data[:4096], data[-4096:]))


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pptx"])
@pytest.mark.parametrize("far", [False, True])
def test_office_files_are_known_wherever_their_names_are(kind: str, far: bool, tmp_path: Path) -> None:
    assert probed(made.office(kind, far=far), tmp_path) == (kind, FileFault.NONE)


@pytest.mark.parametrize("kind", ["odt", "ods", "odp"])
def test_open_documents_say_what_they_are(kind: str, tmp_path: Path) -> None:
    assert probed(made.open_document(kind), tmp_path) == (kind, FileFault.NONE)


def test_an_archive_with_a_folder_of_that_name_is_only_an_archive(tmp_path: Path) -> None:
    assert probed(made.zipped({"word/a.txt": "x"}), tmp_path) == ("zip", FileFault.NONE)


def test_a_password_a_missing_end_and_a_list_in_the_wrong_place_are_told(tmp_path: Path) -> None:
    good = made.office("docx")
    moved = bytearray(good)
    moved[-6:-2] = (len(good)).to_bytes(4, "little")

    assert probed(made.locked_zip(), tmp_path)[1] == FileFault.LOCKED
    assert probed(good[:-30], tmp_path) == ("docx", FileFault.CUT)
    assert probed(bytes(moved), tmp_path) == ("docx", FileFault.BROKEN)


def test_an_end_behind_a_long_comment_is_found(tmp_path: Path) -> None:
    assert probed(made.zipped({"a": "x"}, comment=b"c" * 60_000), tmp_path) == ("zip", FileFault.NONE)


def test_content_types_that_do_not_unpack_make_an_archive_of_it(tmp_path: Path) -> None:
    hostile = made.office("docx", far=True).replace(b"wordprocessingml", b"wordprocessingmx")

    assert probed(hostile, tmp_path) == ("zip", FileFault.NONE)
