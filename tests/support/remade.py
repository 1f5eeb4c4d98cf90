"""Sound packages as other programs make them again: Explorer, 7-Zip, WinRAR, PowerShell, macOS."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from unicodedata import normalize

#: A payload whose names have marks: those that old code pages have, and those that only Unicode has.
NAMED = {"dossier.yaml": b"x" * 99, "evidence/1.1/Thông báo.txt": b"1", "evidence/1.2/Kế hoạch số 2.txt": b"2"}

_Change = Callable[[str, zipfile.ZipInfo], None]


def remake(good: bytes, change: _Change = lambda *_: None, more: dict[str, bytes] | None = None) -> bytes:
    """Return a zip with the same files, each entry changed on the way, and more files; the seal is gone."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in [*((one.filename, old.read(one)) for one in old.infolist()), *(more or {}).items()]:
            entry = _Entry(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            change(name, entry)
            new.writestr(entry, data)
    return buffer.getvalue()


class _Entry(zipfile.ZipInfo):
    """An entry whose name is written as some bytes, marked as UTF-8 or not."""

    raw: tuple[bytes, int] | None = None

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - the name that the standard library has
        return self.raw or super()._encodeFilenameFlags()  # type: ignore[misc]


def _unmarked(code: str) -> _Change:
    def change(name: str, entry: zipfile.ZipInfo) -> None:
        form = "NFD" if code == "cp1258" else "NFC"  # the Vietnamese page writes some marks apart
        parted = "".join(_as_1258(letter) for letter in name) if form == "NFD" else name
        entry.raw = (parted.encode(code, "replace").replace(b"?", b"_"), 0)  # type: ignore[attr-defined]

    return change


def _as_1258(letter: str) -> str:
    """Return a letter as code page 1258 can have it: its tone, and only its tone, apart."""
    for form in (letter, *(normalize("NFC", normalize("NFD", letter).replace(tone, "")) + tone for tone in _TONES)):
        if form.encode("cp1258", "ignore").decode("cp1258") == form and normalize("NFC", form) == letter:
            return form
    return letter


_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _with_unicode_name(name: str, entry: zipfile.ZipInfo) -> None:
    raw = name.encode("cp437", "replace").replace(b"?", b"_")
    field = struct.pack("<BL", 1, zlib.crc32(raw)) + name.encode()
    entry.raw = (raw, 0)  # type: ignore[attr-defined]
    entry.extra = struct.pack("<2H", 0x7075, len(field)) + field


def _renamed(rename: Callable[[str], str]) -> _Change:
    def change(name: str, entry: zipfile.ZipInfo) -> None:
        entry.filename = rename(name)

    return change


def _with_folders(good: bytes) -> bytes:
    return remake(good, more={"ho-so/": b"", "ho-so/data/": b"", "ho-so/data/evidence/": b""})


def _mac(good: bytes) -> bytes:
    def change(name: str, entry: zipfile.ZipInfo) -> None:
        entry.raw = (normalize("NFD", name).encode(), 0)  # type: ignore[attr-defined]

    extra = {"__MACOSX/ho-so/data/._dossier.yaml": b"x", "ho-so/data/.DS_Store": b"y", "ho-so/": b"", ".DS_Store": b""}
    return remake(good, change, extra)


#: How the zip was made again → the change. Every one holds :data:`NAMED` as it was packed.
REMADE: dict[str, Callable[[bytes], bytes]] = {
    "no seal": remake,
    "folder entries": _with_folders,
    "macOS": _mac,
    "UTF-8 without the mark": lambda good: remake(good, _unmarked("utf-8")),
    "the right name beside": lambda good: remake(good, _with_unicode_name),
    "code page of Viet Nam": lambda good: remake(good, _unmarked("cp1258")),
    "decomposed": lambda good: remake(good, _renamed(lambda name: normalize("NFD", name))),
    "backslashes": lambda good: remake(good, _renamed(lambda name: name.replace("/", "\\"))),
    "one folder more": lambda good: remake(good, _renamed(lambda name: f"Gửi Phòng/{name}")),
    "a thumbnail": lambda good: remake(good, more={"ho-so/data/evidence/Thumbs.db": b"x"}),
    "a note beside": lambda good: remake(good, more={"doc-cho-Phong.txt": b"x"}),
    "added to by a program that keeps the seal": lambda good: _added(good, "doc-cho-Phong.txt"),
}


def _added(good: bytes, name: str) -> bytes:
    buffer = io.BytesIO(good)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(name, b"x")
    return buffer.getvalue()


def zip_in_zip(good: bytes) -> bytes:
    """Return a zip that holds a package still packed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("ho-so.zip", good)
    return buffer.getvalue()


def remade_packages(good: Path, folder: Path) -> Iterator[Path]:
    """Write a package as every program makes it again; yield the files."""
    for number, change in enumerate(REMADE.values()):
        target = folder / f"lam-lai-{number:02}.zip"
        target.write_bytes(change(good.read_bytes()))
        yield target
