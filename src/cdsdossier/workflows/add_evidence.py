"""Putting a file into the dossier: copied under a name every system takes, and listed with its row. Both or neither."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files.changes import FileChange, FileCopy, exclusive_changes, leads_out, read_if_present
from cdsdossier.files.new_folder import free_file_name
from cdsdossier.model.dossier import Dossier, normalize_path
from cdsdossier.model.dossier.file_names import is_evidence_name
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.text.normalize import compose, strip_marks
from cdsdossier.yamlio.edit import append_item
from cdsdossier.yamlio.loader import is_unwritable
from cdsdossier.yamlio.messages import nearest_word

_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)\d")
_LONGEST = 80  # characters of a name, so that the whole path stays short


@dataclass(frozen=True, slots=True)
class AddEvidencePlan:
    """What is to be done; nothing has been done yet."""

    folder: Path
    source: Path
    #: Where the copy goes; the file itself where it is in the dossier already.
    target: Path
    #: The score file, relative to the dossier, and the row that lists the evidence there.
    file: str
    owner: str
    #: Title, number, date, issuer as far as given.
    details: Mapping[str, str]
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
        raise WrongUsage(f"{source.name} là tệp tạm, tệp ẩn hoặc lối tắt, không làm minh chứng được.")
    owner = _owner(rules, row)
    home = dossier.folder / "evidence"
    target = _inside(source, home) or home / row / free_file_name(home / row, portable_name(source.name))
    if leads_out(dossier.folder, target.parent.relative_to(dossier.folder).as_posix()):
        raise Refused(f"{target.parent} là lối tắt dẫn ra ngoài hồ sơ; chưa ghi gì. Thay bằng thư mục thật.")
    for text in (source.name, *details.values()):
        if is_unwritable(text):
            raise WrongUsage("Tên tệp hoặc lời ghi có ký tự không nhìn thấy. Đổi tên tệp, gõ lại bằng tay.")
    listed = normalize_path(target.relative_to(home).as_posix())
    scored = dossier.scores.get(owner)
    file = scored.file if scored else rules.nodes[owner].group.file
    if scored and any(item.file and normalize_path(item.file) == listed for item in scored.form.evidence):
        raise Refused(f"{listed} đã được ghi ở mục chấm {owner} trong {file}.")
    here = source if _inside(source, home) is None else target
    before = _read(dossier.folder, file)
    plan = AddEvidencePlan(dossier.folder, here, target, file, owner, details, before, before)
    return _entered(plan, before)


def apply_add_evidence(plan: AddEvidencePlan) -> AddEvidencePlan:
    """Copy and list, both or neither; return what was done.

    What was saved in the score file since the plan was made stays, the entry is added to it. Raises Refused with a
    sentence for the user.
    """
    with exclusive_changes(plan.folder) as apply:
        if plan.copies:
            plan = replace(plan, target=plan.target.with_name(free_file_name(plan.target.parent, plan.target.name)))
        plan = _entered(plan, _read(plan.folder, plan.file))
        copied = FileCopy(plan.target.relative_to(plan.folder).as_posix(), None, plan.source)
        apply([*([copied] if plan.copies else []), FileChange(plan.file, plan.before, plan.after)])
    return plan


def _entered(plan: AddEvidencePlan, before: bytes) -> AddEvidencePlan:
    """Return the plan with the entry added to what the score file holds now."""
    listed = normalize_path(plan.target.relative_to(plan.folder / "evidence").as_posix())
    entry = {"file": listed, **plan.details}
    after = append_item(before, plan.file, ("scores", plan.owner, "evidence"), entry)
    return replace(plan, before=before, after=after)


def can_be_opened(filing: AddEvidencePlan) -> bool:
    """Return whether the filed file can be opened by the body that receives it: not empty, not broken, not locked."""
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
    bare = strip_marks(compose(text.lower(), "NFKC"))
    return re.sub(r"-?\.[-.]*|-?_[-_]*", lambda found: found.group().strip("-")[:1], re.sub(r"[^a-z0-9._]+", "-", bare))


def _owner(rules: IndicatorSet, row: str) -> str:
    """Return the row that lists the files of a folder; an item without points is listed with its criterion."""
    folders = rules.evidence_folders
    if row in folders:
        return folders[row]
    node = rules.nodes.get(row)
    if node is not None:
        raise WrongUsage(
            f"“{row}” chấm theo từng nội dung. Dùng một trong: {', '.join(i.id for i in node.criterion.items)}."
        )
    near = nearest_word(row, list(folders))
    raise WrongUsage(f"Bộ chỉ số {rules.id} không có mục chấm “{row}”." + (f" Có phải {near}?" if near else ""))


def _inside(source: Path, home: Path) -> Path | None:
    """Return the path of a file below the evidence folder; None where it is elsewhere."""
    here, top = source.resolve(), home.resolve()
    return home / here.relative_to(top) if here.is_relative_to(top) else None


def _read(folder: Path, file: str) -> bytes:
    there = read_if_present(folder, file)
    if there is None:
        raise Refused(f"Không đọc được {file}: {os.strerror(errno.ENOENT)}. Chưa ghi gì.")
    return there
