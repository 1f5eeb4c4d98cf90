"""The list of names at a zip's end is counted and compared before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from cdsdossier.files.bagit.report import DEFAULT_LIMITS, BagLimits
from cdsdossier.files.bagit.sources import UnreadableBag
from cdsdossier.files.bagit.zipdirectory import is_list_short, list_zip_entries


def zipped(files: Mapping[str, bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", how) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


GOOD = zipped({"a/": b"", "a/mot.txt": b"1", "a/hai.txt": b"22"})


def refused(data: bytes, limits: BagLimits = DEFAULT_LIMITS) -> str:
    with pytest.raises(UnreadableBag) as told:
        list_zip_entries(io.BytesIO(data), limits)
    return str(told.value)


def test_files_are_listed_in_their_order_without_folders() -> None:
    _, entries = list_zip_entries(io.BytesIO(GOOD), DEFAULT_LIMITS)

    assert [(entry.path, entry.info.file_size) for entry in entries] == [("a/mot.txt", 1), ("a/hai.txt", 2)]


@pytest.mark.parametrize("data", [b"", b"PK", GOOD[:-1], GOOD + b"x", b"%PDF-1.7" * 9])
def test_what_is_no_whole_zip_is_refused(data: bytes) -> None:
    assert "không phải tệp zip nguyên vẹn" in refused(data)


def test_each_limit_names_the_option_that_raises_it() -> None:
    assert "--max-files" in refused(GOOD, BagLimits(files=1))
    assert "--max-bytes 3" in refused(GOOD, BagLimits(bytes=2))
    bomb = zipped({"a": bytes(100_000_001)}, zipfile.ZIP_DEFLATED)
    assert "--max-ratio" in refused(bomb)
    assert list_zip_entries(io.BytesIO(bomb), BagLimits(ratio=2000))[1]


def test_something_in_front_is_refused() -> None:
    assert "ghép vào" in refused(b"MZ" + GOOD)


def test_a_name_that_the_entrys_own_head_does_not_have_is_refused() -> None:
    assert "nói khác nhau ở hai chỗ" in refused(GOOD.replace(b"mot.txt", b"mot.exe", 1))


@pytest.mark.parametrize(
    ("names", "why"),
    [(["../a"], "tên nguy hiểm"), (["a", "A"], "trùng tên"), (["a", "a/b"], "trùng tên"), (["con.txt"], "thiết bị")],
)
def test_names_that_could_harm_are_refused(names: list[str], why: str) -> None:
    assert why in refused(zipped(dict.fromkeys(names, b"x")))


def test_a_folder_with_content_is_refused() -> None:
    assert "lại có nội dung" in refused(zipped({"a/": b"x"}))


def test_a_list_of_names_is_short_unless_it_is_too_long_for_its_limits() -> None:
    assert is_list_short(io.BytesIO(GOOD))
    assert is_list_short(io.BytesIO(b"khong phai zip"))
    many = zipped({f"thu-muc/tep-co-ten-kha-dai-so-{number:04}.txt": b"" for number in range(200)})
    assert not is_list_short(io.BytesIO(many), BagLimits(files=10))
