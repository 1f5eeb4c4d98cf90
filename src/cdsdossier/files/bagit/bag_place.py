"""Where the one package of a zip lies: at its top, in a folder, or deeper, where somebody packed a folder around it."""

from __future__ import annotations

from collections.abc import Collection

from cdsdossier.files.bagit import BAGIT_FILE
from cdsdossier.files.bagit.sources import UnreadableBag
from cdsdossier.files.leftovers import is_left_behind

ZIP_IN_ZIP = (
    "là zip trong zip: gói nằm trong một tệp zip khác. Giải nén một lần, rồi dùng tệp .zip ở trong đó; hoặc xin gửi "
    "thẳng gói do lệnh cdsdossier pack tạo ra."
)
_NO_BAG = "không phải gói hồ sơ (không có bagit.txt). Xin gói do lệnh cdsdossier pack tạo ra."


def find_bag_top(paths: Collection[str]) -> str:
    """Return the folder of the package, a slash behind it; empty where it is the zip itself.

    Raises UnreadableBag, with the reason, where there is no package, or more than one.
    """
    tops: list[str] = []
    for path in sorted(path for path in paths if _is_bag_paper(path)):
        top = path.removesuffix(BAGIT_FILE)
        if not tops or not top.startswith(tops[-1]):  # one inside another is a file of its payload
            tops.append(top)
    if len(tops) > 1:
        raise UnreadableBag(f"có {len(tops)} gói trong một tệp zip. Xin gửi mỗi gói một tệp.")
    if not tops:
        zipped = any(path.lower().endswith(".zip") and not is_left_behind(path) for path in paths)
        raise UnreadableBag(ZIP_IN_ZIP if zipped else _NO_BAG)
    return tops[0]


def _is_bag_paper(path: str) -> bool:
    return path.rpartition("/")[2] == BAGIT_FILE and not is_left_behind(path)
