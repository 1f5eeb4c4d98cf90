"""Reviews as tests need them: opened as the command line does, then changed as an official changes them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from cdsdossier.files.bagit.payload import PayloadFile
from cdsdossier.files.bagit.receipt import mark_receipt
from cdsdossier.files.bagit.unpack import unpack_bag
from cdsdossier.files.bagit.verify import verify_bag
from cdsdossier.files.bagit.write import write_bag
from cdsdossier.files.office_key import make_office_keys
from cdsdossier.model.dossier import Dossier
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.office.review import open as review_open

TEAM = """\
team:
  - {name: Đ.V.M., post: Phó Trưởng phòng, role: Trưởng đoàn}
  - {name: B.T.L., post: Chuyên viên, role: Thư ký}
"""


def open_in(folder: Path, rules: IndicatorSet | None = None) -> Path:
    """Open a review in a dossier; return its file."""
    dossier = Dossier.read(folder)
    data = review_open.build_review(
        dossier, rules or IndicatorSet.of(dossier), body="UBND xã Quyết Tiến", package=dossier.package
    )
    return review_open.write_review(folder, data)


def receive(folder: Path, place: Path, says: Sequence[tuple[str, str]] = ()) -> Path:
    """Pack a dossier as it lies and unpack it below ``place`` as ``verify --to`` does; return the payload.

    ``says``: what the package says of itself.
    """
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    payload = [PayloadFile(path.relative_to(folder).as_posix(), path) for path in files]
    place.mkdir(parents=True, exist_ok=True)
    write_bag(place / "goi.zip", folder.name, payload, list(says))
    unpacked = unpack_bag(place / "goi.zip", place)
    mark_receipt(unpacked, verify_bag(unpacked).digest, date(2024, 5, 20), make_office_keys(None))
    (place / "goi.zip").unlink()
    return unpacked / "data"


def fill(path: Path, state: str = "chap-nhan") -> Path:
    """Fill in what every review must have: team, day, state, and agreement on every row that the school has scored."""
    text = agreed(path.read_text(encoding="utf-8"))
    text = text.replace("\nteam:\n", f"\n{TEAM}", 1).replace("\ndate:\n", "\ndate: 2024-05-20\n", 1)
    return write(path, text.replace("state: dang-tham-dinh", f"state: {state}", 1))


def agreed(text: str) -> str:
    """Return a review whose rows without a conclusion are agreed on, where the school has said something."""
    return re.sub(r"(?m)^(    self: \S+\n    agree:)$", r"\1 true", text)


def change(path: Path, row: str, values: Mapping[str, str]) -> Path:
    """Write values behind the keys of a row, as somebody does in an editor."""
    text = path.read_text(encoding="utf-8")
    start = text.index(f'  "{row}":\n')
    end = text.index("\n\n", start)
    entry = text[start:end]
    for key, value in values.items():
        entry, count = re.subn(rf"(?m)^    {key}:.*$", lambda _, k=key, v=value: f"    {k}: {v}", entry)  # type: ignore[misc]
        assert count == 1, key
    return write(path, text[:start] + entry + text[end:])


def write(path: Path, text: str) -> Path:
    """Write a text with the line ends of the repository."""
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


#: What the team of the example finds: a row lower, one higher, a condition unmet, one undecided.
FOUND = {
    "1.2": {"agree": "false", "met": "false", "reason": "Quy chế chưa có chữ ký"},
    "1.3.1": {"agree": "false", "points": "3", "reason": '"Phần mềm hết hạn từ tháng 3: chưa gia hạn"'},
    "1.6.1": {"agree": "", "note": "Chờ bổ sung danh sách"},
    "2.4.3": {"agree": "false", "points": "9.5", "reason": "Thêm số thu học kỳ II"},
}


def judge(path: Path, found: Mapping[str, Mapping[str, str]] = FOUND) -> Path:
    """Write what the team of the example finds."""
    for row, values in found.items():
        change(path, row, values)
    return path
