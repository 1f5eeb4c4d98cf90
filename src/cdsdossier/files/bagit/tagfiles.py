"""The text files of a package: its manifests, ``bag-info.txt`` and ``bagit.txt`` (RFC 8493, section 2)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

#: A manifest of more lines than this, or with more wrong ones, is not read on.
_MOST_LINES, _TOLD = 500_000, 20
#: So many lines may name files that are not there; every one costs memory and a sentence.
_MORE_LINES = 20_000

_DECLARED = re.compile(rb"BagIt-Version: (?:1\.0|0\.97)\r?\n(?i:Tag-File-Character-Encoding: UTF-8)(?:\r?\n)?")
_LINE = re.compile(r"([0-9A-Fa-f]{64})[ \t]+\*?(.+)")
_ENCODED = re.compile("%(25|0A|0D)", re.IGNORECASE)


def is_bag_declaration(data: bytes) -> bool:
    """Return whether ``bagit.txt`` says what a package that can be read here says."""
    return _DECLARED.fullmatch(data) is not None


def format_bag_manifest(digests: Mapping[str, str]) -> bytes:
    """Return a manifest of path → sha256, sorted by path."""
    codes = str.maketrans({"%": "%25", "\n": "%0A", "\r": "%0D"})
    return "".join(f"{digests[path]}  {path.translate(codes)}\n" for path in sorted(digests)).encode()


def parse_bag_manifest(data: bytes, there: Iterable[str] = ()) -> tuple[dict[str, str], list[str]]:
    """Return path → sha256, and the lines that say nothing or say again what another says.

    A name that is ``there`` only as it is written is not decoded: some programs never write the codes of the RFC.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return {}, ["tệp không đúng mã UTF-8"]
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
        path = _decoded(found[2], known) if found else ""
        if found is None or path in digests:
            bad.append(f"dòng {number} {'lặp lại' if found else 'không đúng mẫu'}")
        else:
            digests[path] = found[1].lower()
    return digests, bad


def format_bag_info(pairs: Sequence[tuple[str, str]]) -> bytes:
    """Return ``bag-info.txt``: a label and its value on each line."""
    return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in pairs).encode()


def parse_bag_info(data: bytes) -> tuple[dict[str, str], list[str]]:
    """Return label → value (of a repeated label all values, with ``; `` between), and what is wrong."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return {}, ["tệp không đúng mã UTF-8"]
    said, bad = dict[str, str](), list[str]()
    for number, line in enumerate(re.sub("(?:\r\n|\n|\r)[ \t]+", " ", text).splitlines(), 1):
        label, colon, value = line.partition(":")
        if colon and label.strip():
            before = said.get(label.strip())
            said[label.strip()] = value.strip() if before is None else f"{before}; {value.strip()}"
        elif line.strip():
            bad.append(f"dòng {number} không đúng mẫu")
    return said, bad


def _decoded(path: str, known: frozenset[str]) -> str:
    path = path.removeprefix("./")
    if "%" not in path:
        return path
    decoded = _ENCODED.sub(lambda found: chr(int(found[1], 16)), path)
    return path if path in known and decoded not in known else decoded
