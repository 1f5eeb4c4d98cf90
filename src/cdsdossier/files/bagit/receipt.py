"""What a receiver remembers of a package when it is unpacked: ``received.json`` beside the payload.

The manifests in the folder say what each file was; the receipt says which manifest it was that came. So a later look
at the folder finds what has changed since, also where somebody has written the manifest anew. Its mark says that this
office wrote it: a sender can put a receipt of its own beside the payload, and a review, but cannot mark it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from cdsdossier.files.atomic import write_atomic
from cdsdossier.files.bagit import RECEIPT_FILE
from cdsdossier.files.bagit.report import BagFault, BagFaultKind, ByteProgress
from cdsdossier.files.bagit.verify import verify_bag
from cdsdossier.files.regular import open_regular_file, read_whole_file

#: A receipt is some lines of text; whatever is larger is none.
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Receipt:
    """Which package was unpacked into a folder, and when."""

    #: SHA-256 of its manifest: the payload's identity (``BagReport.digest``).
    digest: str
    #: SHA-256 of the zip; what the sender's letter says. Empty where another program unpacked it.
    sha256: str
    #: The day it was unpacked, or looked at first, as 2026-05-20.
    day: str
    #: What only a holder of an office's key can compute of the other three, one word for each office that has vouched
    #: for the folder; empty where none has.
    mark: str = ""

    def marked(self, *keys: str) -> Receipt:
        """Return the receipt with the marks of some keys beside those that it has."""
        words = f"{self.digest}\0{self.sha256}\0{self.day}".encode("utf-8", "surrogatepass")
        marks = [hmac.digest(key.encode(), words, "sha256").hex() for key in keys]
        return replace(self, mark=" ".join(dict.fromkeys([*self.mark.split(), *marks])))

    def is_marked(self, keys: Iterable[str]) -> bool:
        """Return whether a mark is that of one of some keys."""
        bare = replace(self, mark="")
        return any(bare.marked(key).mark in self.mark.split() for key in keys)


def write_receipt(folder: Path, source: Path, digest: str, day: date, keys: Sequence[str] = ()) -> None:
    """Write the receipt of the zip ``source``, unpacked into ``folder``. Raises Refused where it cannot be written."""
    with open_regular_file(source) as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    _write(folder, Receipt(digest, sha256, day.isoformat()).marked(*keys))


def mark_receipt(folder: Path, digest: str, day: date, keys: Sequence[str]) -> None:
    """Mark the receipt of an unpacked package as the office's own; write one where there is none of that package.

    The caller has verified the package, and knows what is beside it. Raises Refused where it cannot be written.
    """
    there = read_receipt(folder)
    receipt = there if there and there.digest == digest else Receipt(digest, "", day.isoformat())
    _write(folder, receipt.marked(*keys))


def _write(folder: Path, receipt: Receipt) -> None:
    data = {"schema": "cdsdossier.received/1", **asdict(receipt)}
    write_atomic(folder / RECEIPT_FILE, (json.dumps(data, indent=1) + "\n").encode())


def read_receipt(folder: Path) -> Receipt | None:
    """Return the receipt of an unpacked package; None where there is none, or it is not in form."""
    path = folder / RECEIPT_FILE
    try:
        data = json.loads(read_whole_file(path, _MOST))
        receipt = Receipt(data["digest"], data["sha256"], data["day"], data.get("mark", ""))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return receipt if all(isinstance(one, str) for one in asdict(receipt).values()) else None


def list_changes_since_receipt(
    folder: Path, *, full: bool = False, progress: ByteProgress | None = None
) -> tuple[BagFault, ...]:
    """Return what of an unpacked package is no longer as it came; empty where all of it is.

    Files with the size and times of the last look are not read again, unless ``full``.
    """
    report, receipt = verify_bag(folder, full=full, progress=progress), read_receipt(folder)
    if receipt is None or not report.digest or receipt.digest == report.digest:
        return report.faults
    words = f"Danh mục tệp của gói không còn là danh mục đã nhận ngày {receipt.day}."
    return (BagFault(BagFaultKind.CHANGED, words), *report.faults)
