"""Where the public page may be written: all of that folder will be seen by everybody."""

from __future__ import annotations

from pathlib import Path

from cdsdossier.errors import WrongUsage
from cdsdossier.model.dossier import HEAD, find_root
from cdsdossier.text.shell import path_argument


def refuse_dossier_place(to: Path, dossier: Path) -> None:
    """Raise WrongUsage for a folder inside a dossier, or with dossiers in it."""
    if (find_root(to) / HEAD).is_file():
        raise WrongUsage(f"--to {to} nằm trong hồ sơ. Chọn chỗ khác, ví dụ --to ../cong-bo")
    if dossier.resolve().is_relative_to(to.resolve()) or next(to.glob(f"*/{HEAD}"), None) is not None:
        raise WrongUsage(
            f"--to {to} là thư mục chứa hồ sơ: chép lên trang thì ai cũng xem được minh chứng. "
            f"Chọn một thư mục riêng, ví dụ --to {path_argument(to / 'cong-bo')}"
        )
