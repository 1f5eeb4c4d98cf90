"""Packing one gigabyte of evidence in two thousand files, beside the least that the standard library does it for.

The peer writes a stored zip of the same files and hashes them with two threads; ours does both at once, reads each file
once, seals the zip and waits until the disk has it. ``python benchmarks/packing.py`` prints the figures alone;
``make bench`` prints them among the others.
"""

from __future__ import annotations

import hashlib
import statistics
import sys
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from evidence import BYTES, FILES, build_evidence
from measure import ROUNDS, print_row, seconds

from cdsdossier.files.bagit.payload import PayloadFile
from cdsdossier.files.bagit.write import write_bag


def peer(files: list[Path], root: Path, target: Path) -> None:
    """Write a stored zip of the files, then hash them with two threads."""
    with zipfile.ZipFile(target, "w") as archive:
        for path in files:
            archive.write(path, path.relative_to(root))
    with ThreadPoolExecutor(2) as pool:
        assert len(set(pool.map(_digest, files))) > 1


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def ours(files: list[Path], root: Path, target: Path) -> None:
    """Write the package."""
    write_bag(target, "ho-so", [PayloadFile(path.relative_to(root).as_posix(), path) for path in files], [])


def report() -> None:
    """Build, measure, print."""
    with tempfile.TemporaryDirectory(prefix="bag-") as place:
        folder = Path(place) / "2025-2026"
        build_evidence(folder)
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        print(f"\n{FILES} files, {BYTES / 1e9:.0f} GB to be packed, {ROUNDS} rounds\n")
        pairs = []
        for _ in range(ROUNDS):
            a = seconds(lambda: ours(files, folder, Path(place) / "a.zip"))
            b = seconds(lambda: peer(files, folder, Path(place) / "b.zip"))
            pairs.append(a / b)
            if "-v" in sys.argv:
                print(f"  {a:.2f} s  {b:.2f} s")
        print_row("pack / stored zip and two hashers", statistics.median(pairs), "<= 1.3")


if __name__ == "__main__":
    report()
