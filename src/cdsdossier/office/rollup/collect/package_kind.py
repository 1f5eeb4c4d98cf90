"""What a zip among the dossiers is, from its table of contents alone."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from enum import Enum, auto

from cdsdossier.files.bagit import PAYLOAD_PREFIX
from cdsdossier.files.bagit.bag_place import find_bag_top
from cdsdossier.files.bagit.sources import UnreadableBag
from cdsdossier.files.bagit.zip_names import read_zip_name
from cdsdossier.files.bagit.zipdirectory import is_list_short
from cdsdossier.files.regular import open_regular_file
from cdsdossier.model.dossier import HEAD, REVIEW


class ZipKind(Enum):
    """What a zip is."""

    DOSSIER = auto()
    REVIEW = auto()
    #: It holds a dossier, or may have held one, and is no good.
    BROKEN = auto()
    #: It holds no dossier that can be read here.
    STRANGE = auto()


@dataclass(frozen=True, slots=True)
class SeenZip:
    """What a zip is, and why it is no good, as a sentence."""

    kind: ZipKind
    reason: str = ""


_BROKEN = "Tệp nén bị hỏng hoặc chưa tải xong. Đề nghị trường gửi lại."
_ENDLESS = "Tệp nén có danh mục dài bất thường, không giống hồ sơ của một trường. Đề nghị trường đóng gói lại."
_LOOSE = (
    "Tệp nén này chứa hồ sơ nhưng không phải gói do cdsdossier pack tạo ra, nên không biết có còn nguyên vẹn "
    "không. Đề nghị trường đóng gói lại, hoặc giải nén ra thư mục."
)
_HEADLESS = "Gói không có dossier.yaml, không phải hồ sơ. Xin gói do lệnh cdsdossier pack tạo ra."


def detect_zip_kind(path: str) -> SeenZip:
    """Return what a zip is; nothing in it is trusted or unpacked. Raises OSError where it cannot be opened."""
    with open_regular_file(path) as file:
        if not is_list_short(file):
            return SeenZip(ZipKind.BROKEN, _ENDLESS)
        try:
            with zipfile.ZipFile(file) as package:
                paths = {read_zip_name(info).path for info in package.infolist()}
        except Exception:  # noqa: BLE001 - a hostile archive may fail in any way
            return SeenZip(ZipKind.BROKEN, _BROKEN)
    return _detect_kind(paths)


def _detect_kind(paths: set[str]) -> SeenZip:
    try:
        payload = find_bag_top(paths) + PAYLOAD_PREFIX
    except UnreadableBag as why:
        if any(path.rpartition("/")[2] == HEAD for path in paths):
            return SeenZip(ZipKind.BROKEN, _LOOSE)
        return SeenZip(ZipKind.STRANGE, f"Tệp này {why}")
    if payload + HEAD in paths:
        return SeenZip(ZipKind.DOSSIER)
    return SeenZip(ZipKind.REVIEW) if payload + REVIEW in paths else SeenZip(ZipKind.STRANGE, _HEADLESS)
