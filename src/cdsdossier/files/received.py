"""Received payloads: what a sender put into a package is read, and never written into."""

from __future__ import annotations

import os
from pathlib import Path

from cdsdossier.errors import Refused
from cdsdossier.files.bagit import BAGIT_FILE, PAYLOAD_FOLDER, RECEIPT_FILE


def find_received_payload(place: Path) -> Path | None:
    """Return the payload of the unpacked package that a file or folder is in, or is; None where it is in none.

    Of packages in packages it is that of the outermost: whatever lies in it is its sender's.
    """
    real = os.path.realpath(place)  # unlike resolve(), of a link that leads to itself as well
    if PAYLOAD_FOLDER not in real:  # a roll-up asks of each dossier: most are no payload, and a text is cheaper
        return None
    here = Path(real)
    return next((one for one in reversed((here, *here.parents)) if is_received_payload(one)), None)


def is_received_payload(folder: Path) -> bool:
    """Return whether a folder is the payload of an unpacked package; its path is taken as it is.

    The receipt is enough: somebody may have lost the papers of the package.
    """
    if folder.name != PAYLOAD_FOLDER:
        return False
    return any((folder.parent / paper).is_file() for paper in (BAGIT_FILE, RECEIPT_FILE))


def refuse_received_payload(place: Path) -> None:
    """Raise Refused where something is about to be written into what a sender has put into a package."""
    payload = find_received_payload(place)
    if payload is not None:
        raise Refused(
            f"{payload} là hồ sơ nhận theo gói: không lệnh nào ghi vào đó, chưa ghi gì. Ý kiến của cơ quan thì mở bằng "
            f"cdsdossier review open. Muốn sửa chính hồ sơ thì chép thư mục {PAYLOAD_FOLDER} ra chỗ khác rồi làm ở đó."
        )
