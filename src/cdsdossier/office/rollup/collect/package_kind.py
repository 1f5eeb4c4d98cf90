"""What a zip among the dossiers is, from its table of contents alone."""

from __future__ import annotations

import zipfile
from enum import Enum
from pathlib import Path

from cdsdossier.files.bagit import BAGIT_FILE, PAYLOAD_FOLDER
from cdsdossier.files.bagit.zipdirectory import is_list_short
from cdsdossier.model.dossier import HEAD, REVIEW


class ZipKind(Enum):
    """What a zip is; the value of one that is no good is the reason, as a sentence."""

    DOSSIER = "dossier"
    REVIEW = "review"
    OTHER = "other"
    BROKEN = "Tệp nén bị hỏng hoặc chưa tải xong. Đề nghị trường gửi lại."
    ENDLESS = "Tệp nén có danh mục dài bất thường, không giống hồ sơ của một trường. Đề nghị trường đóng gói lại."
    LOOSE = (
        "Tệp nén này chứa hồ sơ nhưng không phải gói do cdsdossier pack tạo ra, nên không biết có còn nguyên vẹn "
        "không. Đề nghị trường đóng gói lại, hoặc giải nén ra thư mục."
    )


def detect_zip_kind(path: str) -> ZipKind:
    """Return what a zip is; nothing in it is trusted or unpacked. Raises OSError where it cannot be opened."""
    with Path(path).open("rb") as file:
        if not is_list_short(file):
            return ZipKind.ENDLESS
        try:
            with zipfile.ZipFile(file) as package:
                names = {tuple(name.split("/", 3)) for name in package.namelist()}
        except Exception:  # noqa: BLE001 - a hostile archive may fail in any way
            return ZipKind.BROKEN
    tops = {name[:-1] for name in names if len(name) <= 2 and name[-1] == BAGIT_FILE}
    if any((*top, PAYLOAD_FOLDER, HEAD) in names for top in tops):
        return ZipKind.DOSSIER
    if any((*top, PAYLOAD_FOLDER, REVIEW) in names for top in tops):
        return ZipKind.REVIEW
    return ZipKind.LOOSE if any(name[-1] == HEAD and len(name) <= 3 for name in names) else ZipKind.OTHER
