"""Files of every kind that a school sends, by the programs that really write them: whole, locked, cut short.

Shared by the table of kinds that a benchmark prints and by a test over a small part. LibreOffice and ffmpeg are used
where the machine has them; RAR, 7z, HEIC, PowerPoint and Impress have no writer here and are made by their formats.
"""

from __future__ import annotations

import gzip
import io
import shutil
import struct
import subprocess
import tarfile
import tempfile
import wave
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from support import evidencemaker as made
from support.archivemaker import rar4, rar5, seven_zip
from support.lockmaker import EXCELS_OWN, locked_package, small_workbook

#: Kinds that say nowhere how long they are: a missing end is not promised to be told.
ENDLESS = {"text", "html", "rtf", "exe"}
_PLACES = (0.35, 0.6, 0.9)


class Sample(NamedTuple):
    """A file, what it is in truth, and what wrote it."""

    kind: str
    #: "sound", "locked", "cut"; "streamed" is sound, but its end may be missing without a sign.
    state: str
    extension: str
    data: bytes
    writer: str


def make_samples(*, small_part: bool = False) -> list[Sample]:
    """Return the files; of a small part no other program is started, and its pictures are small."""
    found = [*_pictures(1 if small_part else 2), *_office(), *_pdfs(), *_archives(), *_others()]
    if not small_part:
        found += [*_by_libreoffice(), *_by_ffmpeg()]
    whole = (one for one in found if one.state == "sound" and one.kind not in ENDLESS)
    cut = [one for sound in whole for one in _cuts(sound, _PLACES[1:2] if small_part else _PLACES)]
    return found + cut


def _cuts(sample: Sample, places: Sequence[float]) -> Iterator[Sample]:
    for place in places:
        yield sample._replace(state="cut", data=sample.data[: int(len(sample.data) * place)])


def _pictures(most_sizes: int) -> Iterator[Sample]:
    from PIL import Image, features

    noise = Random(5)  # noqa: S311 - no secret
    ways: list[tuple[str, str, str, dict[str, object]]] = [
        ("jpeg", "jpg", "JPEG", {}),
        ("jpeg", "jpg", "JPEG", {"progressive": True}),
        ("png", "png", "PNG", {}),
        ("png", "png", "PNG", {"compress_level": 0}),
        ("gif", "gif", "GIF", {}),
        ("gif", "gif", "GIF", {"save_all": True}),
        ("webp", "webp", "WEBP", {}),
        ("webp", "webp", "WEBP", {"lossless": True}),
        ("bmp", "bmp", "BMP", {}),
        ("tiff", "tif", "TIFF", {}),
        ("tiff", "tif", "TIFF", {"compression": "tiff_lzw"}),
        ("tiff", "tiff", "TIFF", {"compression": "jpeg"}),
        ("tiff", "tif", "TIFF", {"save_all": True}),
        ("pdf", "pdf", "PDF", {"save_all": True}),
    ]
    if most_sizes > 1 and features.check("avif"):
        ways.append(("heic", "heif", "AVIF", {}))
    for kind, extension, form, options in ways:
        for size in ((120, 90), (301, 203))[:most_sizes]:
            images = [Image.frombytes("RGB", size, noise.randbytes(size[0] * size[1] * 3)) for _ in range(3)]
            more = {"append_images": images[1:]} if "save_all" in options else {}
            out = io.BytesIO()
            images[0].save(out, form, **options, **more)
            yield Sample(kind, "sound", extension, out.getvalue(), f"Pillow {form} {' '.join(options)}".strip())
    yield Sample("heic", "sound", "heic", _photo(), "by its format")


def _photo() -> bytes:
    """Return the boxes of a telephone's photo; its picture is noise."""
    head = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"
    data = Random(6).randbytes(40_000)  # noqa: S311 - no secret
    return head + struct.pack(">I", 708) + b"meta" + bytes(700) + struct.pack(">I", 8 + len(data)) + b"mdat" + data


def _office() -> Iterator[Sample]:
    for rows in (1, 60):
        word, sheet = _word(rows), _sheet(rows)
        yield Sample("docx", "sound", "docx", word, "python-docx")
        yield Sample("xlsx", "sound", "xlsx", sheet, "XlsxWriter")
        yield Sample("ooxml", "locked", "docx", locked_package(word, "mk"), "msoffcrypto-tool")
        yield Sample("ooxml", "locked", "xlsx", locked_package(sheet, "mk"), "msoffcrypto-tool")
    yield Sample("xlsx", "sound", "xlsx", small_workbook(), "openpyxl")
    yield Sample("xlsx", "streamed", "xlsx", locked_package(small_workbook(), EXCELS_OWN), "Excel's own password")
    yield Sample("xlsx", "sound", "xlsx", made.office("xlsx", far=True), "by its format")
    yield Sample("pptx", "sound", "pptx", made.office("pptx"), "by its format")
    yield Sample("pptx", "sound", "pptx", made.office("pptx", far=True), "by its format")
    for kind in ("odt", "ods", "odp"):
        yield Sample(kind, "sound", kind, made.open_document(kind), "by its format")
    for kind, make in (("doc", made.doc), ("xls", made.xls), ("ppt", made.ppt)):
        yield Sample(kind, "locked", kind, make(locked=True), "by its format")
        yield Sample(kind, "sound", kind, make(), "by its format")


def _word(rows: int) -> bytes:
    from docx import Document

    document, out = Document(), io.BytesIO()
    table = document.add_table(rows, 2)
    for number, row in enumerate(table.rows):
        row.cells[0].text = f"Nội dung {number}"
    document.save(out)
    return out.getvalue()


def _sheet(rows: int) -> bytes:
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for number in range(rows):
            page.write_row(number, 0, [number, f"Việc {number}", number * 7919 % 1000])
    return out.getvalue()


def _pdfs() -> Iterator[Sample]:
    for pages in (1, 9):
        yield Sample("pdf", "sound", "pdf", made.pdf(pages, padding=3000), "pypdf")
        for way in ("RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"):
            yield Sample("pdf", "locked", "pdf", made.pdf(pages, user="mk", way=way), f"pypdf {way}")
            yield Sample("pdf", "sound", "pdf", made.pdf(pages, user="", way=way), f"pypdf {way}, its owner's")


def _archives() -> Iterator[Sample]:
    noise = Random(8).randbytes(9000)  # noqa: S311 - no secret
    parts = {f"anh-{number}.bin": noise[number * 700 :] for number in range(9)}
    inner = made.zipped(parts)
    for data in (inner, made.zipped(parts, stored=True), made.zipped({"a.zip": inner, "b.txt": noise}, stored=True)):
        yield Sample("zip", "sound", "zip", data, "zipfile")
    yield Sample("zip", "locked", "zip", made.locked_zip(), "by its format")
    tarred = io.BytesIO()
    with tarfile.open(fileobj=tarred, mode="w:gz") as archive:
        entry = tarfile.TarInfo("a.bin")
        entry.size = len(noise)
        archive.addfile(entry, io.BytesIO(noise))
    for data in (tarred.getvalue(), gzip.compress(noise), gzip.compress(noise) + gzip.compress(noise)):
        yield Sample("gzip", "sound", "gz", data, "tarfile, gzip")
    for data in (rar4(), rar4(entries=30), rar5(), rar5(comment=b"Nop ngay 5/6"), rar5(entries=30)):
        yield Sample("rar", "sound", "rar", data, "by its format")
    for data in (rar4(locked=True), rar4(heads_locked=True), rar5(locked=True), rar5(heads_locked=True)):
        yield Sample("rar", "locked", "rar", data, "by its format")
    for heads in ("open", "lzma", "lzma2"):
        yield Sample("7z", "sound", "7z", seven_zip(heads=heads), "by its format")
        yield Sample("7z", "locked", "7z", seven_zip(locked=True, heads=heads), "by its format")


def _others() -> Iterator[Sample]:
    for seconds in (1, 3):
        out = io.BytesIO()
        with wave.open(out, "wb") as sound:
            sound.setparams((1, 2, 8000, 0, "NONE", ""))
            sound.writeframes(bytes(16_000 * seconds))
        yield Sample("wav", "sound", "wav", out.getvalue(), "wave")
    for text in ("Biên bản họp tổ", "STT,Việc\n1,Họp\n", "# Kế hoạch\n"):
        yield Sample("text", "sound", "txt", text.encode(), "Python")
        yield Sample("html", "sound", "html", f"<!DOCTYPE html>\n<html><body>{text}</body></html>".encode(), "Python")
        yield Sample("rtf", "sound", "rtf", b"{\\rtf1\\ansi " + text.encode("ascii", "ignore") + b"}", "Python")
    yield Sample("exe", "sound", "bin", b"MZ\x90\0" + bytes(600), "by its format")


def _by_libreoffice() -> Iterator[Sample]:
    """Yield what LibreOffice turns a Word and an Excel file into."""
    program = shutil.which("soffice")
    if program is None:
        return
    wanted = (
        ("docx", _word(20), (("odt", ""), ("doc", "MS Word 97"), ("docx", ""), ("rtf", ""), ("pdf", ""))),
        ("xlsx", _sheet(300), (("ods", ""), ("xls", "MS Excel 97"), ("xlsx", ""), ("pdf", ""))),
    )
    with tempfile.TemporaryDirectory() as place:
        for source, data, targets in wanted:
            path = Path(place) / f"nguon.{source}"
            path.write_bytes(data)
            for kind, form in targets:
                profile = f"-env:UserInstallation=file://{place}/ho-so"
                target = f"{kind}:{form}" if form else kind
                command = [program, profile, "--headless", "--convert-to", target, "--outdir", f"{place}/ra", str(path)]
                subprocess.run(command, capture_output=True, check=False, timeout=120)
                result = Path(place) / "ra" / f"nguon.{kind}"
                if result.is_file():
                    yield Sample(kind, "sound", kind, result.read_bytes(), f"LibreOffice {form}".strip())
                    result.unlink()


#: Kind, extension, what ffmpeg is told to write.
_FILMS = (
    ("mp4", "mp4", ""),
    ("mp4", "mp4", "-movflags +faststart"),
    ("mp4", "mp4", "-movflags frag_keyframe+empty_moov"),
    ("mp4", "mov", ""),
    ("mp4", "3gp", "-s 176x144 -c:v h263 -an"),
    ("mp4", "m4a", "-vn"),
    ("avi", "avi", ""),
    ("mkv", "mkv", ""),
    ("mkv", "webm", ""),
    ("mp3", "mp3", "-vn"),
    ("mp3", "mp3", "-vn -q:a 4 -id3v2_version 0"),
    ("mp3", "mp3", "-vn -write_id3v1 1 -metadata title=a"),
    ("wmv", "wmv", ""),
    ("wmv", "wma", "-vn"),
    ("wav", "wav", "-vn"),
    ("gif", "gif", "-an"),
)


def _by_ffmpeg() -> Iterator[Sample]:
    program = shutil.which("ffmpeg")
    if program is None:
        return
    sources = ["-f", "lavfi", "-i", "testsrc=duration=2:size=160x120:rate=8", "-f", "lavfi", "-i", "sine=duration=2"]
    with tempfile.TemporaryDirectory() as place:
        for number, (kind, extension, options) in enumerate(_FILMS):
            path = Path(place) / f"{number}.{extension}"
            subprocess.run([program, "-v", "quiet", *sources, *options.split(), str(path)], check=False, timeout=120)
            if path.is_file() and path.stat().st_size:
                yield Sample(kind, "sound", extension, path.read_bytes(), f"ffmpeg {options}".strip())
    # A recorder that streams never learns the length: that an end is missing cannot be told of such a file.
    for kind, form in (("wav", "wav"), ("mkv", "matroska"), ("wmv", "asf"), ("mp3", "mp3")):
        only = ["-vn"] if kind in {"wav", "mp3"} else []
        command = [program, "-v", "quiet", *sources, *only, "-f", form, "-"]
        piped = subprocess.run(command, capture_output=True, check=False, timeout=120).stdout
        yield Sample(kind, "streamed", kind, piped, "ffmpeg, to a pipe")
        if kind != "wav":
            yield Sample(kind, "streamed", kind, piped[: len(piped) // 2], "ffmpeg, to a pipe, its end missing")
