"""The list of names at a zip's end, looked at before anything is unpacked: nothing in it is trusted.

The standard library would read a list of any length into memory, and take the word of the list alone; here the list
is counted first, and each entry's own head must say the same.
"""

from __future__ import annotations

import os
import stat
import struct
import zipfile
from collections.abc import Iterable
from itertools import pairwise
from typing import BinaryIO

from cdsdossier.files.bagit import portable_names as names
from cdsdossier.files.bagit.report import DEFAULT_LIMITS, BagLimits
from cdsdossier.files.bagit.sources import UnreadableBag
from cdsdossier.files.bagit.zip_names import ZipEntry, read_zip_name

_END, _LOCATOR, _END64 = b"PK\x05\x06", b"PK\x06\x07", b"PK\x06\x06"
_HEAD = struct.Struct("<4s5H3L2H")
_LOCAL = b"PK\x03\x04"
_MOST_COMMENT = 65_535
#: What one name may take in the list: its record, a long path in UTF-8, room for what programs add.
_RECORD, _MOST_RECORD = 46, 46 + 1200 + 200
#: Up to this many bytes a package may unpack to any multiple of its own size.
_HARMLESS = 100_000_000
_LOCKED = 0x1 | 0x40 | 0x2000
_REPARSE = 0x400

NOT_ZIP = "không phải tệp zip nguyên vẹn (bị cắt cụt, tải dở hoặc là loại tệp khác). Xin gửi lại."


def list_zip_entries(file: BinaryIO, limits: BagLimits) -> tuple[zipfile.ZipFile, list[ZipEntry]]:
    """Return the zip and its files, folders left out, all found harmless. Raises UnreadableBag with the reason."""
    start = _bounded(file, limits)
    try:
        archive = zipfile.ZipFile(file)
    except Exception as why:  # a hostile archive may fail in any way
        raise UnreadableBag(NOT_ZIP) from why
    found = archive.infolist()
    _check_amount(found, limits, start)
    entries = [read_zip_name(info) for info in found]
    for entry in entries:
        _check_entry(entry)
    _check_names(entries)
    _check_heads(file, found, start)
    return archive, [entry for entry in entries if not entry.is_folder]


def is_list_short(file: BinaryIO, limits: BagLimits = DEFAULT_LIMITS) -> bool:
    """Return whether the standard library may read a zip's list of names: a list too long to be honest fills memory."""
    try:
        _bounded(file, limits)
    except UnreadableBag:
        return file.seek(0, os.SEEK_END) <= limits.files * _MOST_RECORD
    return True


def _bounded(file: BinaryIO, limits: BagLimits) -> int:
    """Return where the list of names starts; refuse a list that is too long to be read."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _MOST_COMMENT - 22))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        raise UnreadableBag(NOT_ZIP)
    count, length, start, comment = struct.unpack_from("<HLLH", tail, at + 10)
    if at + 22 + comment != len(tail):
        raise UnreadableBag(NOT_ZIP)
    place = size - len(tail) + at
    file.seek(max(0, place - 20))
    locator = file.read(20)
    if locator.startswith(_LOCATOR) or count == 0xFFFF or 0xFFFFFFFF in {length, start}:
        length, start, place = _bounded64(file, place, locator)
    if start + length != place:
        raise UnreadableBag("có dữ liệu lạ ghép vào tệp zip. Xin gửi lại gói gốc.")
    if _counted(file, start, length, limits) > limits.files:
        raise UnreadableBag(_too_many(limits))
    return int(start)


def _bounded64(file: BinaryIO, place: int, locator: bytes) -> tuple[int, int, int]:
    """Return (length, start, end) of a list that is recorded in the form for large zips."""
    if not locator.startswith(_LOCATOR):
        raise UnreadableBag(NOT_ZIP)
    end = int(struct.unpack_from("<Q", locator, 8)[0])
    if end + 56 != place - 20:
        raise UnreadableBag(NOT_ZIP)
    file.seek(end)
    record = file.read(56)
    if record[:4] != _END64:
        raise UnreadableBag(NOT_ZIP)
    length, start = struct.unpack_from("<QQ", record, 40)
    return length, start, end


def _counted(file: BinaryIO, start: int, length: int, limits: BagLimits) -> int:
    """Return how many names the list has, whatever it says of itself."""
    if length > limits.files * _MOST_RECORD:
        raise UnreadableBag(_too_many(limits))
    file.seek(start)
    data, at, count = file.read(length), 0, 0
    while at + _RECORD <= len(data) and count <= limits.files:
        name, extra, comment = struct.unpack_from("<3H", data, at + 28)
        at += _RECORD + name + extra + comment
        count += 1
    return count


def _too_many(limits: BagLimits) -> str:
    return f"có quá {limits.files} tệp. Nếu đúng là hồ sơ lớn: thêm --max-files với số lớn hơn."


def _check_amount(found: Iterable[zipfile.ZipInfo], limits: BagLimits, packed: int) -> None:
    total = sum(entry.file_size for entry in found)
    if total > limits.bytes:
        raise UnreadableBag(f"bung ra tới {total} byte. Nếu đúng là hồ sơ lớn: thêm --max-bytes {total}.")
    if total > _HARMLESS and total > packed * limits.ratio:
        ratio = total // max(1, packed) + 1
        raise UnreadableBag(f"bung ra gấp {ratio} lần, giống tệp phá hoại. Nếu tin nơi gửi: thêm --max-ratio {ratio}.")


def _check_entry(named: ZipEntry) -> None:
    path, entry = named.path, named.info
    unix, shown = entry.external_attr >> 16, names.escape_path(path)
    if why := names.find_name_fault(path.removesuffix("/")):
        raise UnreadableBag(f"có tên nguy hiểm “{shown}” ({why}). Không mở gói này; báo lại nơi gửi.")
    if entry.flag_bits & _LOCKED:
        raise UnreadableBag(f"“{shown}” có mật khẩu. Xin gói không đặt mật khẩu.")
    kind = stat.S_IFMT(unix)
    if kind not in {0, stat.S_IFDIR if path.endswith("/") else stat.S_IFREG} or entry.external_attr & _REPARSE:
        raise UnreadableBag(f"“{shown}” là lối tắt hoặc tệp đặc biệt. Không mở gói này; báo lại nơi gửi.")
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise UnreadableBag(f"“{shown}” nén theo kiểu không đọc được ở đây. Xin gói do cdsdossier pack tạo ra.")
    if path.endswith("/") and entry.file_size:
        raise UnreadableBag(f"thư mục “{shown}” lại có nội dung. Xin gửi lại gói gốc.")


def _check_names(found: Iterable[ZipEntry]) -> None:
    """Refuse names that are repeated, or that another system takes for the same."""
    folders = {entry.path.rstrip("/") for entry in found if entry.is_folder}
    files = [entry.path for entry in found if not entry.is_folder]
    for path, other in names.iter_name_collisions([*files, *(f"{folder}/." for folder in sorted(folders))]):
        words = f"“{names.escape_path(path)}” và “{names.escape_path(other)}”"
        raise UnreadableBag(f"có hai mục trùng tên hoặc chỉ khác chữ hoa, cách viết dấu: {words}. Xin gửi lại gói gốc.")


def _check_heads(file: BinaryIO, found: Iterable[zipfile.ZipInfo], start: int) -> None:
    """Refuse entries that overlap, or whose own head contradicts the list."""
    ordered = sorted(found, key=lambda entry: entry.header_offset)
    if any(entry.header_offset >= start for entry in ordered[-1:]):
        raise UnreadableBag(NOT_ZIP)
    ends = [_end_of(file, entry) for entry in ordered]
    starts = [*(entry.header_offset for entry in ordered), start]
    if starts[0] != 0:
        raise UnreadableBag("có dữ liệu lạ ghép vào đầu tệp zip. Xin gửi lại gói gốc.")
    for end, (_, after) in zip(ends, pairwise(starts), strict=True):
        if end > after:
            raise UnreadableBag("có các mục nằm đè lên nhau, giống tệp phá hoại. Không mở gói này; báo lại nơi gửi.")


def _end_of(file: BinaryIO, entry: zipfile.ZipInfo) -> int:
    file.seek(entry.header_offset)
    head = file.read(_HEAD.size)
    if len(head) < _HEAD.size or not head.startswith(_LOCAL):
        raise UnreadableBag(NOT_ZIP)
    _, _, flags, method, _, _, crc, _, _, name_length, extra = _HEAD.unpack(head)
    name = file.read(name_length)
    told_later = bool(flags & 0x8)
    same = name == _raw_name(entry, flags) and method == entry.compress_type and not flags & _LOCKED
    if not same or not (told_later or crc == entry.CRC):
        words = names.escape_path(entry.orig_filename)
        raise UnreadableBag(f"“{words}” nói khác nhau ở hai chỗ trong tệp zip. Không mở gói này; báo lại nơi gửi.")
    return entry.header_offset + _HEAD.size + int(name_length + extra) + entry.compress_size


def _raw_name(entry: zipfile.ZipInfo, flags: int) -> bytes:
    """Return the name in the bytes that both places must have; empty where they do not agree on its code."""
    if (flags ^ entry.flag_bits) & 0x800:
        return b""
    return entry.orig_filename.encode("utf-8" if flags & 0x800 else "cp437", "surrogatepass")
