"""Small real files of every kind, made here so that nobody keeps binaries: whole, cut, locked, hostile."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from importlib.util import find_spec

from cdsdossier.files.probe.faults import FileFault

PNG_END = b"\0\0\0\0IEND\xae\x42\x60\x82"


def pdf(pages: int = 1, *, user: str | None = None, owner: str = "chu", padding: int = 0) -> bytes:
    """Return a PDF; with ``user`` it is encrypted (RC4), and an empty ``user`` opens without a password."""
    from pypdf import PdfWriter

    writer, out = PdfWriter(), io.BytesIO()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    if padding:
        writer.add_attachment("dem.bin", bytes(padding))
    if user is not None:
        writer.encrypt(user, owner, algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


#: What is found out about :func:`aes_pdf`: pypdf can try a password only where the cryptography package is installed.
AES_FAULT = FileFault.LOCKED if find_spec("cryptography") else FileFault.UNDECIDED


def aes_pdf() -> bytes:
    """Return a PDF that is encrypted with AES-256 and asks for a password."""
    plain = pdf()
    names = b"/Filter /Standard /V 5 /R 6 /Length 256 /P -4 /EncryptMetadata true"
    keys = b"/U <%s> /UE <%s> /O <%s> /OE <%s> /Perms <%s>" % (
        b"ab" * 48,
        b"cd" * 32,
        b"ef" * 48,
        b"01" * 32,
        b"23" * 16,
    )
    filters = b"/CF << /StdCF << /AuthEvent /DocOpen /CFM /AESV3 /Length 32 >> >> /StmF /StdCF /StrF /StdCF"
    entry = b"/Encrypt << %s %s %s >> /ID [<%s> <%s>]" % (names, keys, filters, b"00" * 16, b"00" * 16)
    head, mark, tail = plain.rpartition(b"trailer\n<<")
    return head + mark + b"\n" + entry + tail


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


def ole2(streams: Mapping[str, bytes]) -> bytes:
    """Return an OLE2 file: sectors of 512 bytes, small streams in the root's own stream, one table of sectors."""
    mini, big, entries = b"", b"", []
    fat, first = [0xFFFFFFFD], 2 + (len(streams) + 1 + 3) // 4
    for name, data in streams.items():
        if len(data) < 4096:
            entries.append(_entry(name, 2, len(mini) // 64, len(data)))
            mini += data.ljust(-(-len(data) // 64) * 64, b"\0")
        else:
            entries.append(_entry(name, 2, first + len(big) // 512, len(data)))
            big += data.ljust(-(-len(data) // 512) * 512, b"\0")
    small = mini.ljust(-(-len(mini) // 512) * 512, b"\0")
    root = first + len(big) // 512 if small else 0xFFFFFFFE
    directory = b"".join([_entry("Root Entry", 5, root, len(mini)), *entries])
    directory = directory.ljust((first - 2) * 512, b"\0")
    fat += [*_chain(1, first - 2), 0xFFFFFFFE]
    fat += _chain(first, len(big) // 512) + _chain(root, len(small) // 512)
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<I", 0).ljust(436, b"\xff")
    return head + table + directory + bytes(512) + big + small


def _chain(first: int, count: int) -> list[int]:
    return [*range(first + 1, first + count), 0xFFFFFFFE] if count else []


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le")
    links = struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
    head = written.ljust(64, b"\0") + struct.pack("<HBB", len(written) + 2, kind, 1) + links
    return head + bytes(36) + struct.pack("<IQ", start, size)


def doc(*, locked: bool = False) -> bytes:
    """Return an old Word file."""
    fib = b"\xec\xa5\xc1\x00" + bytes(6) + struct.pack("<H", 0x0100 if locked else 0)
    return ole2({"WordDocument": fib.ljust(5000, b"\0"), "1Table": bytes(200)})


def xls(*, locked: bool = False, size: int = 5000, filepass: bytes = b"") -> bytes:
    """Return an old Excel file; ``filepass`` is the record that a password leaves in it."""
    filepass = filepass or (struct.pack("<HHH", 1, 1, 1) + bytes(48) if locked else b"")
    book = struct.pack("<HH", 0x0809, 16) + bytes(16)
    book += struct.pack("<HH", 0x002F, len(filepass)) + filepass if filepass else b""
    book += struct.pack("<HH", 0x0042, 2) + b"\xb0\x04"
    return ole2({"Workbook": book.ljust(size, b"\0")})


def ppt(*, locked: bool = False) -> bytes:
    """Return an old PowerPoint file; what tells is in a small stream."""
    user = bytes(12) + (b"\xdf\xc4\xd1\xf3" if locked else b"\x5f\xc0\x91\xe3") + bytes(20)
    return ole2({"Pictures": bytes(130), "Current User": user, "PowerPoint Document": bytes(5000)})


def locked_office() -> bytes:
    """Return a Word, Excel or PowerPoint file of today behind a password: an OLE2 file with an encrypted package."""
    return ole2({"EncryptionInfo": bytes(100), "EncryptedPackage": bytes(6000)})
