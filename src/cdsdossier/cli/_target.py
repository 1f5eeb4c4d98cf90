"""One rule for every file and folder that a command is asked to write: ``--output``, ``--ics``, ``--to``.

A file that is not there is written; one that is just as the program wrote it is replaced; any other only with
``--force``, and one in a dossier or in an unpacked package never. No folder comes into being by a typing mistake.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files.atomic import write_atomic
from cdsdossier.files.bagit import BAGIT_FILE


@dataclass(frozen=True, slots=True)
class OutputTarget:
    """A file that may be written; ``choose_target`` makes one before the work, ``write`` asks once more after it."""

    path: Path
    option: str
    force: bool

    def write(self, data: bytes) -> None:
        """Write the file, unless somebody has put or changed it meanwhile."""
        self.refuse_overwriting()
        write_atomic(self.path, data)
        self.remember(hashlib.sha256(data).hexdigest())

    def remember(self, sha256: str) -> None:
        """Remember a file that was written here in another way."""
        from cdsdossier.files.own_outputs import remember_output

        remember_output(self.path, sha256)

    def refuse_overwriting(self) -> None:
        """Raise Refused where the file is somebody else's, or was changed since the program wrote it."""
        from cdsdossier.files.own_outputs import is_own_output

        if os.path.lexists(self.path) and not self.force and not is_own_output(self.path):
            raise Refused(
                f"{self.path} đã có, do người khác làm hoặc đã sửa sau khi tạo; chưa ghi gì. "
                f"Đổi tên ở {self.option}, hoặc thêm --force để ghi đè."
            )


def choose_target(
    path: Path,
    *,
    force: bool,
    option: str = "--output",
    example: str = "../ket-qua.json",
    suffixes: Sequence[str] = (),
) -> OutputTarget:
    """Return a file that may be written; refuse another kind, a wrong place, and what is not the program's own."""
    if suffixes and path.suffix.lower() not in suffixes:
        raise WrongUsage(f"{option} {path}: đuôi tệp phải là {', '.join(suffixes)}. Ví dụ {option} {example}")
    if path.is_dir():
        raise WrongUsage(f"{option} {path} là thư mục. Ghi cả tên tệp, ví dụ {option} {example}")
    if path.exists() and not path.is_file():
        raise WrongUsage(f"{option} {path} không phải tệp thường. Chọn tên khác, ví dụ {option} {example}")
    _refuse_dossiers(path, option, example)
    refuse_missing_folder(path, option)
    target = OutputTarget(path, option, force)
    target.refuse_overwriting()
    return target


def refuse_missing_folder(path: Path, option: str) -> None:
    """Raise WrongUsage where the folder around a file or folder is not there: nobody asked for a new one."""
    above = path.absolute().parent
    if not above.is_dir():
        raise WrongUsage(f"{option} {path}: không có thư mục {above}. Xem lại tên, hoặc tạo thư mục đó trước.")


def _refuse_dossiers(path: Path, option: str, example: str) -> None:
    """Raise WrongUsage for a place in a dossier, which is its school's, or in an unpacked package, which must stay."""
    from cdsdossier.model.dossier import HEAD

    for above in path.resolve().parents:
        if (above / BAGIT_FILE).is_file():
            raise WrongUsage(
                f"{option} {path} nằm trong gói đã giải nén {above.name}; thêm gì vào đó thì gói không còn nguyên vẹn. "
                f"Chọn chỗ khác, ví dụ {option} {example}"
            )
        if (above / HEAD).is_file() and not (above.parent / BAGIT_FILE).is_file():
            raise WrongUsage(f"{option} {path} nằm trong hồ sơ {above}. Chọn chỗ khác, ví dụ {option} {example}")
