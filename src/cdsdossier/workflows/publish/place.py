"""Where the public page may be written: all of that folder will be seen by everybody."""

from __future__ import annotations

from pathlib import Path

from cdsdossier.errors import WrongUsage
from cdsdossier.model.dossier import HEAD, find_root
from cdsdossier.text.shell import path_argument


def refuse_dossier_place(to: Path, dossier: Path) -> None:
    """Raise WrongUsage for a folder inside a dossier, or with dossiers in it."""
    if why := explain_dossier_place(to, dossier):
        place = Path("../cong-bo") if is_in_dossier(to) else to / "cong-bo"
        raise WrongUsage(f"--to {to} {why} Chọn một thư mục riêng, ví dụ --to {path_argument(place)}")


def explain_dossier_place(to: Path, dossier: Path) -> str:
    """Return why a page may not be written into a folder, to follow its name; empty where it may."""
    if is_in_dossier(to):
        return "nằm trong hồ sơ."
    if dossier.resolve().is_relative_to(to.resolve()) or next(to.glob(f"*/{HEAD}"), None) is not None:
        return "là thư mục chứa hồ sơ: chép lên trang thì ai cũng xem được minh chứng."
    return ""


def is_in_dossier(place: Path) -> bool:
    """Return whether a place is in a dossier, or is one."""
    return (find_root(place) / HEAD).is_file()
