"""Putting a file into the dossier: copied under a name every system takes, and listed with its row. Both or neither."""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files.atomic import write_atomic
from cdsdossier.model.dossier import Dossier, normalize_path
from cdsdossier.model.dossier.evidence import is_evidence_name
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.text.normalize import strip_marks
from cdsdossier.yamlio.edit import append_item
from cdsdossier.yamlio.loader import is_unwritable
from cdsdossier.yamlio.messages import nearest_word

_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)\d")
_LONGEST = 80  # characters of a name, so that the whole path stays short


@dataclass(frozen=True, slots=True)
class AddEvidencePlan:
    """What is to be done; nothing has been done yet."""

    source: Path
    #: Where the copy goes; the file itself where it lies in the dossier already.
    target: Path
    #: The score file, and its name in messages.
    scores: Path
    file: str
    before: bytes
    after: bytes

    @property
    def copies(self) -> bool:
        """Return whether a file is copied at all."""
        return self.source != self.target


def plan_add_evidence(
    dossier: Dossier, rules: IndicatorSet, source: Path, row: str, details: Mapping[str, str]
) -> AddEvidencePlan:
    """Return how to file ``source`` with a row; ``details`` are title, number, date, issuer as far as given.

    Raises WrongUsage where there is no such file or row, Refused where the score file cannot take the entry.
    """
    if not source.is_file():
        raise WrongUsage(f"Không có tệp {source}.")
    ours = source.name.lower() == "huong-dan.txt" and _inside(source, dossier.folder / "evidence") is None
    if not is_evidence_name(source.name) and not ours:
        raise WrongUsage(f"{source.name} là tệp tạm hoặc tệp ẩn, không làm minh chứng được.")
    owner = _owner(rules, row)
    home = dossier.folder / "evidence"
    target = _inside(source, home) or home / row / _free_name(home / row, portable_name(source.name))
    if not target.parent.resolve().is_relative_to(dossier.folder.resolve()):
        raise Refused(f"{target.parent} là lối tắt dẫn ra ngoài hồ sơ; chưa ghi gì. Thay bằng thư mục thật.")
    for text in (source.name, *details.values()):
        if is_unwritable(text):
            raise WrongUsage("Tên tệp hoặc lời ghi có ký tự không nhìn thấy. Đổi tên tệp, gõ lại bằng tay.")
    listed = normalize_path(target.relative_to(home).as_posix())
    scored = dossier.scores.get(owner)
    file = scored.file if scored else rules.nodes[owner].group.file
    if scored and any(item.file and normalize_path(item.file) == listed for item in scored.form.evidence):
        raise Refused(f"{listed} đã được ghi ở dòng {owner} trong {file}.")
    before = _read(dossier.folder / file, file)
    after = append_item(before, file, ("scores", owner, "evidence"), {"file": listed, **details})
    here = source if _inside(source, home) is None else target
    return AddEvidencePlan(here, target, dossier.folder / file, file, before, after)


def apply_add_evidence(filing: AddEvidencePlan) -> None:
    """Copy and list; where one of them fails, neither stays. Raises Refused with a sentence for the user."""
    if _read(filing.scores, filing.file) != filing.before:
        raise Refused(f"{filing.file} vừa bị chương trình khác sửa; chưa ghi gì. Chạy lại lệnh này.")
    made = not filing.target.parent.exists()
    if filing.copies:
        _copy(filing)
    try:
        write_atomic(filing.scores, filing.after)
    except BaseException:
        if filing.copies:
            _undo(filing, made=made)
        raise


def can_be_opened(filing: AddEvidencePlan) -> bool:
    """Return whether the filed file can be opened by whoever receives it: not empty, not broken, not locked."""
    from cdsdossier.files.probe.faults import USELESS
    from cdsdossier.files.probe.probe import probe_all

    size = filing.target.stat().st_size
    return size > 0 and probe_all([(str(filing.target), size)])[0].fault not in USELESS


def portable_name(name: str) -> str:
    """Return a file name in plain lower-case ASCII that Windows, macOS and Linux all take."""
    stem, dot, extension = name.rpartition(".")
    if not stem:
        stem, dot, extension = name, "", ""
    stem = _ascii(stem)[:_LONGEST].strip("-.") or "tep"
    if _DEVICE.fullmatch(stem.partition(".")[0]):
        stem = f"tep-{stem}"
    extension = _ascii(extension).strip("-.")
    made = f"{stem}.{extension}" if dot and extension else stem
    tries = (made, f"tep-{made}", f"tep-{made.replace('.', '-')}")  # the last one for the ending of a half download
    return next(name for name in tries if is_evidence_name(name))


def _ascii(text: str) -> str:
    bare = strip_marks(normalize("NFKC", text.lower()))
    return re.sub(
        r"-*\.[-.]*|[-_]*_[-_]*", lambda found: found.group().strip("-")[:1], re.sub(r"[^a-z0-9._]+", "-", bare)
    )


def _free_name(folder: Path, name: str) -> str:
    """Return the name, with ``-2``, ``-3`` … where one like it is taken (letter case does not make a difference)."""
    taken = {normalize("NFC", path.name).casefold() for path in folder.iterdir()} if folder.is_dir() else set()
    stem, dot, extension = name.rpartition(".")
    stem, dot = (stem, dot) if stem else (name, "")
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{stem}-{number}{dot}{extension if dot else ''}"
    return free


def _owner(rules: IndicatorSet, row: str) -> str:
    """Return the row that lists what lies in a folder; an item without points is listed with its criterion."""
    folders = rules.evidence_folders
    if row in folders:
        return folders[row]
    node = rules.nodes.get(row)
    if node is not None:
        raise WrongUsage(
            f"“{row}” chấm theo từng nội dung. Dùng một trong: {', '.join(i.id for i in node.criterion.items)}."
        )
    near = nearest_word(row, list(folders))
    raise WrongUsage(f"Bộ chỉ số {rules.id} không có dòng “{row}”." + (f" Có phải {near}?" if near else ""))


def _inside(source: Path, home: Path) -> Path | None:
    """Return the file as it lies below the evidence folder; None where it lies elsewhere."""
    here, top = source.resolve(), home.resolve()
    return home / here.relative_to(top) if here.is_relative_to(top) else None


def _read(path: Path, file: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refused(f"Không đọc được {file}: {error.strerror or error}. Chưa ghi gì.") from error


def _copy(filing: AddEvidencePlan) -> None:
    made = not filing.target.parent.exists()
    try:
        filing.target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(f"Không tạo được {filing.target.parent}: {error.strerror or error}. Chưa ghi gì.") from error
    try:
        with filing.source.open("rb") as source, filing.target.open("xb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
    except FileExistsError as error:
        raise Refused(f"{filing.target} vừa xuất hiện; chưa ghi gì. Chạy lại lệnh này.") from error
    except OSError as error:
        _undo(filing, made=made)
        raise Refused(f"Không chép được {filing.source}: {error.strerror or error}. Chưa ghi gì.") from error


def _undo(filing: AddEvidencePlan, *, made: bool) -> None:
    with contextlib.suppress(OSError):
        filing.target.unlink(missing_ok=True)
        if made and filing.target.parent.is_dir():
            filing.target.parent.rmdir()
