"""What a zip among the dossiers is, from its table of contents alone."""

from __future__ import annotations

import zipfile
from enum import Enum

from cdsdossier.dossier import HEAD, REVIEW

_BAGIT = "bagit.txt"


class Kind(Enum):
    """What a zip is; the value of one that is no good is the reason, as a sentence."""

    DOSSIER = "dossier"
    REVIEW = "review"
    OTHER = "other"
    BROKEN = "Tệp nén bị hỏng hoặc chưa tải xong. Đề nghị trường gửi lại."
    LOOSE = (
        "Tệp nén này chứa hồ sơ nhưng không phải gói do cdsdossier pack tạo ra, nên không biết có còn nguyên vẹn "
        "không. Đề nghị trường đóng gói lại, hoặc giải nén ra thư mục."
    )


def kind_of(path: str) -> Kind:
    """Return what a zip is; it is not unpacked and nothing in it is trusted."""
    try:
        with zipfile.ZipFile(path) as package:
            names = {tuple(name.split("/")) for name in package.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        return Kind.BROKEN
    tops = {name[0] for name in names if len(name) == 2 and name[1] == _BAGIT}
    if any((top, "data", HEAD) in names for top in tops):
        return Kind.DOSSIER
    if any((top, "data", REVIEW) in names for top in tops):
        return Kind.REVIEW
    return Kind.LOOSE if any(name[-1] == HEAD and len(name) <= 3 for name in names) else Kind.OTHER
