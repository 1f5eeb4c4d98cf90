"""A workbook that Excel opens by a password of its own, opened here too: to whoever made it it has no lock."""

from __future__ import annotations

from cdsdossier.files.probe.reading import Effort, ReadAt
from cdsdossier.files.probe.signatures import detect_file_kind
from cdsdossier.files.tables.budget import UnreadableDocument

#: Bytes of a workbook that is still decrypted: each KB takes some milliseconds.
_MOST = 500_000
_TOO_LONG = (
    f"sổ làm việc được bảo vệ và nặng hơn {_MOST // 1000} KB. Mở bằng Excel, vào Xem lại (Review), "
    "tắt Bảo vệ sổ làm việc (Protect Workbook), rồi lưu lại."
)


def decrypt_as_excel_does(data: bytes) -> bytes:
    """Return the workbook inside one that Excel opens without asking; every other file as it is.

    Raises UnreadableDocument where it is too large to be decrypted here.
    """
    if detect_file_kind(data[:4096]) != "ole" or _PACKAGE not in data:
        return data
    from cdsdossier.files.probe.office_password import UntriedPassword, decrypt_package, find_package_key

    read: ReadAt = lambda at, count: data[at : at + count]  # noqa: E731 - with its type
    try:
        key = find_package_key(read, Effort())
    except UntriedPassword:
        return data
    if key is None:
        return data
    inside = decrypt_package(read, key, _MOST)
    if inside is None:
        raise UnreadableDocument(_TOO_LONG)
    return inside


_PACKAGE = "EncryptedPackage".encode("utf-16-le")
