"""A name in a zip is read as it is meant: marked or not, in any code page, with either slash."""

from __future__ import annotations

import struct
import zipfile
import zlib

from cdsdossier.files.bagit.portable_names import fold_path
from cdsdossier.files.bagit.zip_names import choose_reading, read_zip_name


def entry(raw: bytes, *, marked: bool = False, extra: bytes = b"") -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(raw.decode("utf-8" if marked else "cp437"))
    info.orig_filename = info.filename
    info.flag_bits, info.extra = 0x800 if marked else 0, extra
    return info


def test_utf8_is_known_with_and_without_its_mark_and_other_bytes_are_the_old_code() -> None:
    assert read_zip_name(entry("Kế hoạch/".encode(), marked=True)).is_folder
    assert read_zip_name(entry("Kế hoạch".encode())).path == "Kế hoạch"
    assert read_zip_name(entry("Thông báo".encode("cp437"))).path == "Thông báo"


def test_backslashes_part_folders() -> None:
    told = read_zip_name(entry(b"ho-so\\data\\"))

    assert (told.path, told.is_folder, told.has_backslashes) == ("ho-so/data/", True, True)


def test_the_name_beside_the_name_counts_only_for_the_name_that_it_was_made_for() -> None:
    def beside(of: bytes) -> bytes:
        field = struct.pack("<BL", 1, zlib.crc32(of)) + "Kế hoạch".encode()
        return b"\x01\x00\x02\x00ab" + struct.pack("<2H", 0x7075, len(field)) + field

    assert read_zip_name(entry(b"K_ ho_ch", extra=beside(b"K_ ho_ch"))).path == "Kế hoạch"
    assert read_zip_name(entry(b"K_ ho_ch", extra=beside(b"khac"))).path == "K_ ho_ch"
    assert read_zip_name(entry(b"a", extra=b"\x75\x70\xff")).path == "a"


def test_a_manifest_decides_which_reading_is_meant() -> None:
    read = read_zip_name(entry("Bồi dưỡng".encode("cp1258", "replace").replace(b"?", b"o")))
    other = read_zip_name(entry("Quý".encode("cp1252")))

    assert choose_reading(other.path, other.readings, {fold_path("Quý")}) == "Quý"
    assert choose_reading(read.path, read.readings, {fold_path("khac")}) == read.path
