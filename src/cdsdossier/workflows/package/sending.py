"""One sending of a dossier: which revision it is, what its file is called, and its line in ``sent.yaml``.

A revision is a content. Packing the same content again gives the same revision with the same day, so the very same zip;
a draft is no sending: it has no revision and no line.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import count, islice
from pathlib import Path

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files.bagit.hash import iter_chunks
from cdsdossier.files.bagit.payload import digest_payload
from cdsdossier.files.bagit.report import ByteProgress
from cdsdossier.files.bagit.write import WrittenBag, write_bag
from cdsdossier.files.changes import FileChange, apply_changes, read_if_present
from cdsdossier.files.received import is_received_payload
from cdsdossier.files.regular import open_regular_file
from cdsdossier.model import package_labels as labels
from cdsdossier.model.dossier.sent import SENT, SentList, SentPackage, read_sent
from cdsdossier.workflows.package import PackagePlan
from cdsdossier.yamlio.edit import RawScalar, append_item

#: So many drafts may lie beside a dossier.
_DRAFTS = 1000
_HEADING = """\
# Sổ gửi: mỗi lần đóng gói để nộp (cdsdossier pack), chương trình tự ghi thêm một mục: lần gửi, ngày, tệp gói (tính từ
# thư mục này), mã SHA-256 của tệp gói (như ghi trong công văn), mã nội dung. Sổ này không nằm trong gói nào.
# Xin giữ tệp này: mất nó thì chương trình không biết đã gửi mấy lần.
sent:
"""


@dataclass(frozen=True, slots=True)
class Sending:
    """What a package that is to be written is."""

    #: None for a draft.
    revision: int | None
    day: date
    #: What was sent before; empty for a draft.
    sent: SentList
    #: The revision was sent before, with this content.
    repeated: bool = False

    def find_package(self, folder: Path) -> tuple[Path, SentPackage] | None:
        """Return where a package with this very content still lies, as it was written; None where none does."""
        if not self.repeated or self.revision is None:
            return None
        there = ((Path(os.path.normpath(folder / one.file)), one) for one in self.sent.list_revision(self.revision))
        return next(((path, one) for path, one in there if _holds(path, one.sha256)), None)


def find_package_home(folder: Path) -> Path:
    """Return the folder beside which a dossier's packages lie: its own, or that of the package that it came in.

    A further file in a package that was unpacked would break it.
    """
    home = folder.resolve()
    if is_received_payload(home):
        home = home.parent
    if home.parent == home:
        raise WrongUsage("Hồ sơ là cả ổ đĩa. Nêu nơi ghi gói: --output D:\\ho-so.zip")
    return home


def find_sent_package(folder: Path, revision: int) -> Path | None:
    """Return where a package of a revision still lies, as it was written; None where none does."""
    there = ((Path(os.path.normpath(folder / one.file)), one) for one in read_sent(folder).list_revision(revision))
    return next((path for path, one in there if path.suffix == ".zip" and _holds(path, one.sha256)), None)


def plan_sending(
    folder: Path, plan: PackagePlan, today: date, beside: Path, progress: ByteProgress | None = None
) -> Sending:
    """Return which sending a package is; ``beside`` is the folder in which packages usually lie.

    A package there that the list does not know counts as well: its name is taken. Raises Refused where the list cannot
    be read or kept.
    """
    if plan.draft:
        return Sending(None, today, SentList())
    if is_received_payload(folder.resolve()):
        raise Refused(
            "Hồ sơ này nằm trong gói đã nhận, nên không đóng gói lại ở đây: muốn chuyển tiếp thì gửi chính tệp gói đã "
            f"nhận. Muốn làm tiếp hồ sơ: chép thư mục {folder.resolve()} ra chỗ khác, đổi tên, rồi chạy lại ở đó."
        )
    sent = read_sent(folder)
    if sent.wrong_line:
        raise Refused(
            f"Chưa đóng gói: {SENT} (sổ các lần gửi) sai từ dòng {sent.wrong_line} nên không biết đã gửi mấy lần. "
            "Sửa dòng ấy; không sửa được thì đổi tên tệp, rồi chạy lại."
        )
    last = sent.last
    if last is None:
        return Sending(_next_revision(0, plan.name, beside), today, sent)
    if digest_payload(plan.payload, progress) == last.payload:
        return Sending(last.revision, last.day, sent, repeated=True)
    return Sending(_next_revision(last.revision, plan.name, beside), today, sent)


def _next_revision(last: int, name: str, beside: Path) -> int:
    names = (number for number in count(last + 1) if not (beside / f"{name_sending(name, number)}.zip").exists())
    return next(names)


def name_sending(name: str, revision: int | None) -> str:
    """Return what a package is called, without its ending: ``ho-so-X-2025-2026``, ``…-lan-2``; a draft ``…-nhap``."""
    if revision is None:
        return f"{name}-nhap"
    return name if revision == 1 else f"{name}-lan-{revision}"


def list_file_names(name: str, sending: Sending) -> Iterator[str]:
    """Yield the names that its file may have, the usual one first; only drafts have others."""
    usual = name_sending(name, sending.revision)
    yield f"{usual}.zip"
    if sending.revision is None:
        yield from (f"{usual}-{number}.zip" for number in count(2))


def choose_package_file(beside: Path, name: str, sending: Sending) -> Path:
    """Return the file to write in a folder where none is named. Raises Refused where each of its names is taken."""
    names = list(islice(list_file_names(name, sending), _DRAFTS))
    free = next((beside / one for one in names if not os.path.lexists(beside / one)), None)
    if free is None:
        raise Refused(
            f"{beside / names[0]} đã có nên không ghi đè. Chọn tên khác bằng --output, hoặc dời tệp ấy đi rồi chạy lại."
        )
    return free


def send_package(
    folder: Path, plan: PackagePlan, sending: Sending, target: Path, progress: ByteProgress | None = None
) -> WrittenBag:
    """Write the package, and its line into the dossier's list; raise Refused, without a package, where that fails."""
    said = [*plan.info, (labels.DAY, sending.day.isoformat())]
    if sending.revision is not None:
        said.append((labels.REVISION, str(sending.revision)))
    note = None if sending.revision is None else partial(_note, folder, sending)
    top = name_sending(plan.name, sending.revision)
    return write_bag(target, top, plan.payload, said, progress=progress, announce=note)


def _note(folder: Path, sending: Sending, written: WrittenBag) -> None:
    """Add a package to the list: before it has its name, so that one whose writing was cut off is made again."""
    file = _relate(written.path, folder)
    if any((one.sha256, one.file) == (written.sha256, file) for one in sending.sent.packages):
        return
    item = {
        "revision": RawScalar(sending.revision),
        "day": RawScalar(sending.day.isoformat()),
        "file": file,
        "sha256": written.sha256,
        "payload": written.digest,
    }
    before = read_if_present(folder, SENT)
    after = append_item(before or _HEADING.encode(), SENT, ("sent",), item, block=True)
    apply_changes(folder, [FileChange(SENT, before, after)])


def _relate(path: Path, folder: Path) -> str:
    """Return a path as the list has it: from the dossier's folder, or the whole of it where it is on another drive."""
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:
        return path.resolve().as_posix()


def _holds(path: Path, sha256: str) -> bool:
    try:
        with open_regular_file(path, 0) as file:
            total = hashlib.sha256()
            for piece in iter_chunks(file):
                total.update(piece)
    except OSError:
        return False
    return total.hexdigest() == sha256
