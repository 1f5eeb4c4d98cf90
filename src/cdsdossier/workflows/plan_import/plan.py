"""Bringing a plan's annex into a dossier: first what would change, then the change."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cdsdossier.errors import Refused
from cdsdossier.files.atomic import write_atomic
from cdsdossier.model.dossier import Dossier
from cdsdossier.workflows.plan_import import PlanAnnex, read_annex
from cdsdossier.workflows.plan_import.emit import format_imported_timeline, format_new_timeline, is_from_plan
from cdsdossier.workflows.plan_import.merge import FILE, merge_timeline, parse_remembered_timeline
from cdsdossier.yamlio.reader import parse_page

#: Where the annex is remembered as it was read last, relative to the dossier.
REMEMBERED = ".imported/timeline.yaml"


@dataclass(frozen=True, slots=True)
class AnnexImportPlan:
    """What is to be done; nothing has been done yet."""

    folder: Path
    annex: PlanAnnex
    before: bytes
    after: bytes
    #: What a person should know: what was left out of the plan, and what was kept against it.
    remarks: tuple[str, ...]

    @property
    def changes(self) -> bool:
        """Return whether ``timeline.yaml`` changes at all."""
        return self.before != self.after


def plan_annex_import(dossier: Dossier, source: Path, suggested: bytes) -> AnnexImportPlan:
    """Return how to bring the annex of ``source`` in; ``suggested`` is the timeline that a new dossier begins with.

    A timeline that nobody has touched gives way to the plan; any other is merged. Raises Refused, with a sentence for
    the user, where the plan or the timeline cannot be read.
    """
    annex = read_annex(source)
    before = _read(dossier.folder / FILE)
    if not before.strip() or _as_shipped(before) == _as_shipped(suggested):
        return AnnexImportPlan(dossier.folder, annex, before, format_new_timeline(annex.timeline), annex.remarks)
    if comments := _mere_comments(before):
        return AnnexImportPlan(
            dossier.folder, annex, before, format_new_timeline(annex.timeline, comments), annex.remarks
        )
    last = _read(dossier.folder / REMEMBERED)
    after, remarks = merge_timeline(
        before, annex.timeline, parse_remembered_timeline(last or suggested), planned=is_from_plan(last)
    )
    return AnnexImportPlan(dossier.folder, annex, before, after, (*annex.remarks, *remarks))


def apply_annex_import(planned: AnnexImportPlan) -> None:
    """Write the timeline, and remember the annex. Raises Refused with a sentence for the user."""
    if _read(planned.folder / FILE) != planned.before:
        raise Refused(f"{FILE} vừa bị chương trình khác sửa; chưa ghi gì. Chạy lại lệnh này.")
    if planned.changes:
        write_atomic(planned.folder / FILE, planned.after)
    remember = format_imported_timeline(planned.annex.timeline)
    if _read(planned.folder / REMEMBERED) != remember:
        write_atomic(planned.folder / REMEMBERED, remember)


def _as_shipped(raw: bytes) -> bytes:
    """Return a file without what Notepad adds when it saves: a mark at the front, another line end."""
    return raw.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").rstrip()


def _mere_comments(raw: bytes) -> str:
    """Return a file that holds nothing but comments, with a last line that is ended; else nothing."""
    if not parse_page(raw, FILE).readable or any(line.strip()[:1] not in {b"", b"#"} for line in raw.splitlines()):
        return ""
    text = raw.decode("utf-8")
    return text if text.endswith("\n") else text + ("\r\n" if "\r\n" in text else "\n")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes() if path.exists() else b""
    except OSError as error:
        raise Refused(f"Không đọc được {path}: {error.strerror or error}.") from error
