"""Small packages for tests, and zips that mean harm."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from cdsdossier.files.bagit.payload import PayloadFile
from cdsdossier.files.bagit.unpack import unpack_bag
from cdsdossier.files.bagit.write import write_bag

FILES = {
    "dossier.yaml": b"school_year: 2025-2026\n" * 9,
    "evidence/1.1/ke-hoach.pdf": b"%PDF-1.7 ke hoach",
    "evidence/1.2/quy che.txt": "quy chế dạy học".encode(),
    "evidence/1.3.1/trong.txt": b"",
    "scores/1-day-hoc.yaml": b'group: "1"\n',
}
INFO = (("Source-Organization", "Trường THCS Quyết Tiến"), ("External-Identifier", "THCSQT-2025-2026"))


def payload(folder: Path, files: Mapping[str, bytes] = FILES) -> list[PayloadFile]:
    """Write files below a folder, and return them as a payload."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return [PayloadFile(name, folder / name) for name in files]


def packed(place: Path, files: Mapping[str, bytes] = FILES) -> Path:
    """Return a sound package in a zip."""
    target = place / "ho-so.zip"
    write_bag(target, "ho-so", payload(place / "nguon", files), INFO)
    return target


def unpacked(place: Path, files: Mapping[str, bytes] = FILES) -> Path:
    """Return a sound package as a folder."""
    return unpack_bag(packed(place, files), place / "nhan")


def rezipped(source: Path, target: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """Return a zip made anew by the standard library, its files changed on the way; it carries no seal."""
    with zipfile.ZipFile(source) as archive:
        files = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    change(files)
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target


def _with(name: str, data: bytes = b"x", **fields: int) -> Callable[[bytes], bytes]:
    """Add an entry."""

    def change(good: bytes) -> bytes:
        buffer = io.BytesIO(good)
        entry = zipfile.ZipInfo(name)
        entry.filename = name
        for field, value in fields.items():
            setattr(entry, field, value)
        with zipfile.ZipFile(buffer, "a") as archive:
            archive.writestr(entry, data, entry.compress_type)
        return buffer.getvalue()

    return change


def _after(*changes: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    def change(good: bytes) -> bytes:
        for one in changes:
            good = one(good)
        return good

    return change


def _swap(old: bytes, new: bytes, which: int = 1) -> Callable[[bytes], bytes]:
    """Replace some bytes, once, counted from the front (1) or from the back (-1)."""

    def change(good: bytes) -> bytes:
        assert len(old) == len(new)
        assert old in good
        at = good.find(old) if which == 1 else good.rfind(old)
        return good[:at] + new + good[at + len(old) :]

    return change


def _in_list(offset: int, form: str, value: int, name: bytes = b"ke-hoach.pdf") -> Callable[[bytes], bytes]:
    """Set a field of a file's record in the list of names."""

    def change(good: bytes) -> bytes:
        record = good.rfind(b"PK\x01\x02", 0, good.rfind(name))
        data = bytearray(good)
        struct.pack_into(form, data, record + offset, value)
        return bytes(data)

    return change


def _offset_of(good: bytes, name: bytes) -> int:
    return good.find(b"PK\x03\x04", max(0, good.find(name) - 60))


def _overlapping(good: bytes) -> bytes:
    """Let one file's record point at another's content: names differ, so its head is made to lie too."""
    return _in_list(42, "<L", _offset_of(good, b"dossier.yaml"))(good)


def _quine(good: bytes) -> bytes:
    """Let an entry claim more packed bytes than lie before the next one."""
    return _in_list(20, "<L", 200)(_in_list(24, "<L", 200)(good))


def _no_bag(_: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("anh/1.jpg", b"x")
    return buffer.getvalue()


_LINK = (stat.S_IFLNK | 0o777) << 16
_BOMB = bytes(150_000_000)

#: What is wrong → the change that makes a sound package so.
HOSTILE: dict[str, Callable[[bytes], bytes]] = {
    "out of the folder": _with("ho-so/data/../../../ngoai.txt"),
    "out at once": _with("../ngoai.txt"),
    "absolute": _with("/tmp/cds-ngoai.txt"),  # noqa: S108 - it must not be written
    "drive": _with("C:/Windows/ngoai.txt"),
    "drive without a slash": _with("C:ngoai.txt"),
    "UNC": _with("//may-chu/chia-se/ngoai.txt"),
    "UNC with backslashes": _with("\\\\may-chu\\chia-se\\ngoai.txt"),
    "backslash": _with("ho-so\\data\\..\\..\\ngoai.txt"),
    "stream": _with("ho-so/data/a.txt:an"),
    "device": _with("ho-so/data/CON"),
    "device with an ending": _with("ho-so/data/aux.txt"),
    "device as a folder": _with("ho-so/data/COM1/a.txt"),
    "dot at the end": _with("ho-so/data/a.txt."),
    "space at the end": _with("ho-so/data/a.txt "),
    "control character": _with("ho-so/data/a\x1b[2Jb.txt"),
    "right to left": _with("ho-so/data/anh\u202egpj.exe"),
    "empty part": _with("ho-so/data//a.txt"),
    "dot part": _with("ho-so/./data/a.txt"),
    "link": _with("ho-so/data/lien-ket", b"/etc/passwd", external_attr=_LINK),
    "device node": _with("ho-so/data/thiet-bi", b"", external_attr=(stat.S_IFCHR | 0o666) << 16),
    "pipe": _with("ho-so/data/ong", b"", external_attr=(stat.S_IFIFO | 0o666) << 16),
    "reparse point": _with("ho-so/data/noi", b"", external_attr=0x400),
    "folder link": _with("ho-so/data/muc/", b"", external_attr=_LINK),
    "locked": _in_list(8, "<H", 1),
    "twice": _with("ho-so/data/dossier.yaml", b"khac"),
    "twice by case": _with("ho-so/data/DOSSIER.yaml", b"khac"),
    "twice by accents": _after(_with("ho-so/data/ch\u1ebf.txt"), _with("ho-so/data/che\u0302\u0301.txt")),
    "folder twice by case": _with("ho-so/DATA/khac.txt"),
    "file as a folder": _with("ho-so/data/dossier.yaml/a.txt"),
    "two names": _swap(b"ke-hoach.pdf", b"ke-hoach.exe"),
    "two names, the other way": _swap(b"ke-hoach.pdf", b"ke-hoach.exe", -1),
    "overlapping": _overlapping,
    "longer than its place": _quine,
    "beyond the end": _in_list(42, "<L", 0x7FFFFFFF),
    "unknown packing": _in_list(10, "<H", 99),
    "too deep": _with("ho-so/data/" + "a/" * 40 + "b.txt"),
    "too long": _with("ho-so/data/" + "a" * 300 + ".txt"),
    "bomb": _with("ho-so/data/bom.txt", _BOMB, compress_type=zipfile.ZIP_DEFLATED),
    "lies about its size": _in_list(24, "<L", 1 << 31),
    "cut": lambda good: good[: len(good) // 2],
    "cut by one": lambda good: good[:-1],
    "no zip": lambda _: b"%PDF-1.7\n" * 99,
    "empty": lambda _: b"",
    "empty zip": lambda _: b"PK\x05\x06" + bytes(18),
    "no package": _no_bag,
    "something in front": lambda good: b"MZ\x90\x00" + good,
    "something behind": lambda good: good + b"them",
    "two packages": _with("khac/bagit.txt"),
    "the list is elsewhere": lambda good: good[:-88] + struct.pack("<L", 5) + good[-84:],
}
