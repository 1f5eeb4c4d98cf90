"""A year with two thousand evidence files of one gigabyte: what looking at them costs beside the least it could cost.

``python benchmarks/evidence.py`` prints the figures alone; ``make bench`` prints them among the others.
"""

from __future__ import annotations

import os
import statistics
import tempfile
from datetime import date
from pathlib import Path

from measure import ROUNDS, TOOL, peak, print_row, ratio, seconds
from sixty import build

from cdsdossier import Assessment, Dossier, IndicatorSet, assess

FILES, BYTES = 2000, 1_000_000_000
ENDS = 4096

_PDF = b"%PDF-1.7\n", b"\ntrailer\n<< /Size 9 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"
_JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0", b"\xff\xd9"
_PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\0\0\0\0IEND\xae\x42\x60\x82"
_DOCX = (
    b"PK\x03\x04\x14\0\0\0\0\0" + bytes(16) + b"\x13\0\0\0[Content_Types].xmlword/document.xml",
    b"PK\x05\x06" + bytes(18),
)
_MP4 = b"\0\0\0\x18ftypmp42", b""
KINDS = (("pdf", _PDF), ("jpg", _JPEG), ("png", _PNG), ("docx", _DOCX), ("mp4", _MP4))


def build_evidence(folder: Path) -> None:
    """Write the dossier of sixty rows with its evidence; nearly all sizes differ, and the disk holds only both ends."""
    build(folder)
    rows = sorted(path for path in (folder / "evidence").iterdir())
    for number in range(FILES):
        extension, (head, tail) = KINDS[number % len(KINDS)]
        size = BYTES // FILES - FILES // 2 + number - number % 50 // 49  # one in fifty shares its size with another
        with (rows[number % len(rows)] / f"tep-{number:04}.{extension}").open("wb") as file:
            file.write(head)
            file.seek(size - len(tail))
            file.write(tail)
            file.truncate(size)


def plain_loop(folder: Path) -> int:
    """Walk, ask the size, open, read 4 KB at both ends: what nobody can do without."""
    read = 0
    for place, _, names in os.walk(folder / "evidence"):
        for name in names:
            path = os.path.join(place, name)  # noqa: PTH118 - as fast as it goes
            size = os.stat(path).st_size  # noqa: PTH116 - as above
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - as above
                read += len(file.read(ENDS))
                file.seek(max(0, size - ENDS))
                read += len(file.read(ENDS))
    return read


def judged(folder: Path, *, look: bool = True) -> Assessment:
    """Do all that ``check`` does between start-up and output."""
    dossier = Dossier.read(folder, look=look)
    return assess(dossier, IndicatorSet.of(dossier), date(2026, 4, 20))


def checking(folder: Path, bare: Path) -> float:
    """Return the median ratio to the plain loop of what the files cost: ``check`` with them, less ``check`` without."""
    costs = ((seconds(lambda: judged(folder)) - seconds(lambda: judged(bare))) for _ in range(ROUNDS * 2))
    return statistics.median(cost / seconds(lambda: plain_loop(folder)) for cost in costs)


def reading(folder: Path, *, look: bool) -> float:
    """Return the median ratio of reading the whole dossier, YAML included, to the plain loop."""
    return ratio(lambda: Dossier.read(folder, look=look), lambda: plain_loop(folder))


def report() -> None:
    """Build, measure, print."""
    with tempfile.TemporaryDirectory() as place:
        folder, bare = Path(place) / "2025-2026", Path(place) / "2024-2025"
        build_evidence(folder)
        build(bare)
        print(f"\n{FILES} evidence files, {BYTES / 1e9:.0f} GB, {ROUNDS} rounds\n")
        judged(folder)
        print_row("check beyond start-up / 4 KB ends", checking(folder, bare), "<= 2")
        print_row("read / 4 KB at both ends", reading(folder, look=True))
        print_row("read unlooked / the same loop", reading(folder, look=False))
        print_row("check, peak memory in MB", peak([TOOL, "check", str(folder)]), "<= 80")


if __name__ == "__main__":
    report()
