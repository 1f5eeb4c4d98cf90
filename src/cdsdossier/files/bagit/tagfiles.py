"""The text files of a package: its manifests, ``bag-info.txt`` and ``bagit.txt`` (RFC 8493, section 2)."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

#: A manifest of more lines than this, or with more wrong ones, is not read on.
_MOST_LINES, _TOLD = 500_000, 20
#: So many lines may name files that are not there; every one costs memory and a sentence.
_MORE_LINES = 20_000

_DECLARED = re.compile(
    rb"BagIt-Version: (1\.0|0\.97)\r?\n(?i:Tag-File-Character-Encoding: (UTF-8|UTF-16|ISO-8859-1))(?:\r?\n)?"
)
_LINE = re.compile(r"([0-9A-Fa-f]{8,128})[ \t]+\*?(.+)")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^/]|file:", re.IGNORECASE)
_NO_CODE = "tệp không đúng mã {}"
_ENCODED = re.compile("%(25|0A|0D)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BagDeclaration:
    """What ``bagit.txt`` says: the version of the standard that the package follows, and the code of its papers."""

    version: str = "1.0"
    encoding: str = "UTF-8"

    def decode(self, data: bytes) -> str:
        """Return the text of another paper of the package. Raises UnicodeDecodeError."""
        return data.decode("utf-8-sig" if self.encoding == "UTF-8" else self.encoding)

    @property
    def may_repeat(self) -> bool:
        """Return whether a manifest may say the same of a file twice, and leave files to the package's other ones."""
        return self.version != "1.0"


OUR_DECLARATION = BagDeclaration()


def parse_bag_declaration(data: bytes) -> BagDeclaration | None:
    """Return what ``bagit.txt`` says; None where the package cannot be read here."""
    found = _DECLARED.fullmatch(data)
    return BagDeclaration(found[1].decode(), found[2].decode().upper()) if found else None


def format_bag_manifest(digests: Mapping[str, str]) -> bytes:
    """Return a manifest of path → sha256, sorted by path."""
    codes = str.maketrans({"%": "%25", "\n": "%0A", "\r": "%0D"})
    return "".join(f"{digests[path]}  {path.translate(codes)}\n" for path in sorted(digests)).encode()


def parse_bag_manifest(
    data: bytes, there: Iterable[str] = (), code: str = "sha256", said: BagDeclaration = OUR_DECLARATION
) -> tuple[dict[str, str], list[str]]:
    """Return path → digest of the kind ``code``, and the lines that say nothing or say again what another says.

    A name that is ``there`` only as it is written is not decoded: some programs never write the codes of the RFC.
    """
    try:
        text = said.decode(data)
    except UnicodeDecodeError:
        return {}, [_NO_CODE.format(said.encoding)]
    length = 2 * hashlib.new(code, usedforsecurity=False).digest_size
    known, digests, bad = frozenset(there), dict[str, str](), list[str]()
    most = min(_MOST_LINES, _MORE_LINES + 2 * len(known))
    for number, raw in enumerate(io.StringIO(text, newline=None), 1):  # line by line: there may be very many
        line = raw.removesuffix("\n")
        if not line:
            continue
        if number > most or len(bad) >= _TOLD:
            bad.append(f"còn nhiều dòng khác từ dòng {number}, không đọc tiếp")
            break
        found = _LINE.fullmatch(line)
        if found is None or len(found[1]) != length:
            bad.append(f"dòng {number} không đúng mẫu")
            continue
        path, digest = _decoded(found[2], known), found[1].lower()
        if path in digests and not (said.may_repeat and digests[path] == digest):
            bad.append(f"dòng {number} lặp lại")
        digests.setdefault(path, digest)
    return digests, bad


def parse_bag_fetch(data: bytes, said: BagDeclaration = OUR_DECLARATION) -> tuple[list[str], list[str]]:
    """Return the paths of the files that ``fetch.txt`` has addresses for, and what is wrong with it."""
    try:
        text = said.decode(data)
    except UnicodeDecodeError:
        return [], [_NO_CODE.format(said.encoding)]
    paths, bad = list[str](), list[str]()
    for number, line in enumerate(text.splitlines()[:_MOST_LINES], 1):
        address, size, path = [*line.strip().split(None, 2), "", "", ""][:3]
        if path and (size == "-" or size.isdecimal()) and _ADDRESS.match(address):
            paths.append(_decoded(path, frozenset()))
        elif address:
            bad.append(f"dòng {number} không đúng mẫu")
    return paths, bad


def format_bag_info(pairs: Sequence[tuple[str, str]]) -> bytes:
    """Return ``bag-info.txt``: a label and its value on each line."""
    return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in pairs).encode()


def parse_bag_info(data: bytes, said: BagDeclaration = OUR_DECLARATION) -> tuple[dict[str, str], list[str]]:
    """Return label → value (of a repeated label all values, with ``; `` between), and what is wrong."""
    try:
        text = said.decode(data)
    except UnicodeDecodeError:
        return {}, [_NO_CODE.format(said.encoding)]
    info, bad = dict[str, str](), list[str]()
    for number, line in enumerate(re.sub("(?:\r\n|\n|\r)[ \t]+", " ", text).splitlines(), 1):
        label, colon, value = line.partition(":")
        if colon and label.strip():
            before = info.get(label.strip())
            info[label.strip()] = value.strip() if before is None else f"{before}; {value.strip()}"
        elif line.strip():
            bad.append(f"dòng {number} không đúng mẫu")
    return info, bad


def _decoded(path: str, known: frozenset[str]) -> str:
    path = path.removeprefix("./")
    if "%" not in path:
        return path
    decoded = _ENCODED.sub(lambda found: chr(int(found[1], 16)), path)
    return path if path in known and decoded not in known else decoded
