"""Small real files of every kind, made here so that nobody keeps binaries: whole, cut, locked, hostile."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

PNG_END = b"\0\0\0\0IEND\xae\x42\x60\x82"


def pdf(
    pages: int = 1, *, user: str | None = None, owner: str = "chu", padding: int = 0, way: str = "RC4-128"
) -> bytes:
    """Return a PDF; with ``user`` it is encrypted in some way, and an empty ``user`` opens without a password."""
    from pypdf import PdfWriter

    writer, out = PdfWriter(), io.BytesIO()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    if padding:
        writer.add_attachment("dem.bin", bytes(padding))
    if user is not None:
        writer.encrypt(user, owner, algorithm=way)
    writer.write(out)
    return out.getvalue()


def png(rows: int = 1) -> bytes:
    """Return a picture of grey dots."""
    size = struct.pack(">IIBBBBB", 1, rows, 8, 0, 0, 0, 0)
    data = zlib.compress(b"\0\x80" * rows)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", size) + _chunk(b"IDAT", data) + PNG_END


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def jpeg(data: int = 600, *, end: bytes = b"\xff\xd9") -> bytes:
    """Return a picture whose data is some number of stuffed bytes, as an encoder writes them."""
    head = bytes.fromhex(
        "ffd8ffe000104a46494600010101004800480000ffdb004300" + "03" * 64 + "ffc0000b080001000101011100"
        "ffc40014000100000000000000000000000000000003ffc40014100100000000000000000000000000000000ffda0008010100003f00"
    )
    return head + (b"\x37\xff\x00\xa5\x11\xff\xd0" * (data // 7 + 1))[:data] + end


def zipped(parts: Mapping[str, str | bytes], *, comment: bytes = b"", stored: bool = False) -> bytes:
    """Return an archive with these parts, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
        archive.comment = comment
    return out.getvalue()


def office(kind: str, *, far: bool = False) -> bytes:
    """Return a Word, Excel or PowerPoint file; with ``far`` its telling names lie beyond both ends."""
    folder, word = {
        "docx": ("word/document.xml", "wordprocessingml"),
        "xlsx": ("xl/workbook.xml", "spreadsheetml"),
        "pptx": ("ppt/presentation.xml", "presentationml"),
    }[kind]
    types = f'<Types><Override ContentType="application/vnd.openxmlformats-officedocument.{word}.main+xml"/></Types>'
    if not far:
        return zipped({"[Content_Types].xml": types, folder: "<x/>"})
    before = {f"docProps/truoc{i:04}.xml": bytes(40) for i in range(120)}
    after = {f"docProps/sau{i:04}.xml": bytes(40) for i in range(120)}
    return zipped({**before, "[Content_Types].xml": types, folder: "<x/>", **after}, stored=True)


def open_document(kind: str) -> bytes:
    """Return an OpenDocument file."""
    word = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}[kind]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{word}")
        archive.writestr("content.xml", "<x/>", zipfile.ZIP_DEFLATED)
    return out.getvalue()


def locked_zip(name: str = "bang-diem.xlsx") -> bytes:
    """Return an archive whose entries say that they are encrypted (the flag is all that is looked at)."""
    data = bytearray(zipped({name: b"x" * 50}))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def ole2(streams: Mapping[str, bytes], inside: Mapping[str, bytes] | None = None) -> bytes:
    """Return an OLE2 file: sectors of 512 bytes, small streams in the root's own stream, one table of sectors.

    ``inside``: the streams of an object that is set into the document, in a storage of its own.
    """
    every = [*streams.items(), *(inside or {}).items()]
    mini, big, places = b"", b"", []
    fat, first = [0xFFFFFFFD], 1 + -(-(len(every) + 1 + bool(inside)) // 4)
    for _, data in every:
        if len(data) < 4096:
            places.append((len(mini) // 64, len(data)))
            mini += data.ljust(-(-len(data) // 64) * 64, b"\0")
        else:
            places.append((first + len(big) // 512, len(data)))
            big += data.ljust(-(-len(data) // 512) * 512, b"\0")
    small = mini.ljust(-(-len(mini) // 512) * 512, b"\0")
    root = first + len(big) // 512 if small else 0xFFFFFFFE
    top = len(streams)
    directory = _entry("Root Entry", 5, root, len(mini), child=1 if not inside else top + len(inside) + 1)
    for number, ((name, _), place) in enumerate(zip(every, places, strict=True), 1):
        directory += _entry(name, 2, *place, after=number + 1 if number not in {top, len(every)} else _NOBODY)
    if inside:
        directory += _entry("MBD0001", 1, 0, 0, after=1, child=top + 1)
    directory = directory.ljust((first - 1) * 512, b"\0")
    fat += _chain(1, first - 1)
    fat += _chain(first, len(big) // 512) + _chain(root, len(small) // 512)
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<I", 0).ljust(436, b"\xff")
    return head + table + directory + big + small


def _chain(first: int, count: int) -> list[int]:
    return [*range(first + 1, first + count), 0xFFFFFFFE] if count else []


#: In a directory: no neighbour, nothing below.
_NOBODY = 0xFFFFFFFF


def _entry(name: str, kind: int, start: int, size: int, *, after: int = _NOBODY, child: int = _NOBODY) -> bytes:
    written = name.encode("utf-16-le")
    links = struct.pack("<III", _NOBODY, after, child)
    head = written.ljust(64, b"\0") + struct.pack("<HBB", len(written) + 2, kind, 1) + links
    return head + bytes(36) + struct.pack("<IQ", start, size)


def word_stream(*, locked: bool = False) -> bytes:
    """Return the main stream of an old Word file."""
    return (b"\xec\xa5\xc1\x00" + bytes(6) + struct.pack("<H", 0x0100 if locked else 0)).ljust(5000, b"\0")


def doc(*, locked: bool = False) -> bytes:
    """Return an old Word file."""
    return ole2({"WordDocument": word_stream(locked=locked), "1Table": bytes(200)})


def book_stream(*, locked: bool = False, size: int = 5000, filepass: bytes = b"") -> bytes:
    """Return the main stream of an old Excel file; ``filepass`` is the record that a password leaves in it."""
    filepass = filepass or (struct.pack("<HHH", 1, 1, 1) + bytes(48) if locked else b"")
    book = struct.pack("<HH", 0x0809, 16) + bytes(16)
    book += struct.pack("<HH", 0x002F, len(filepass)) + filepass if filepass else b""
    return (book + struct.pack("<HH", 0x0042, 2) + b"\xb0\x04").ljust(size, b"\0")


def xls(*, locked: bool = False, size: int = 5000, filepass: bytes = b"") -> bytes:
    """Return an old Excel file."""
    return ole2({"Workbook": book_stream(locked=locked, size=size, filepass=filepass)})


def ppt(*, locked: bool = False) -> bytes:
    """Return an old PowerPoint file; what tells is in a small stream."""
    user = bytes(12) + (b"\xdf\xc4\xd1\xf3" if locked else b"\x5f\xc0\x91\xe3") + bytes(20)
    return ole2({"Pictures": bytes(130), "Current User": user, "PowerPoint Document": bytes(5000)})


def locked_office() -> bytes:
    """Return a Word, Excel or PowerPoint file of today behind a password: an OLE2 file with an encrypted package."""
    return ole2({"EncryptionInfo": bytes(100), "EncryptedPackage": bytes(6000)})
