"""Opening a review: every row with what the school said, and nothing that the office has not looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files.changes import FileChange, apply_changes
from cdsdossier.judging.review import find_answerable_rows, format_recorded_value, get_own_value
from cdsdossier.judging.skeleton import describe_skeleton
from cdsdossier.model.dossier import REVIEW, Dossier, find_office_folder
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS
from cdsdossier.model.indicatorset import IndicatorSet, Node
from cdsdossier.model.indicatorset.diff import compute_set_digest
from cdsdossier.workflows import scaffold
from cdsdossier.yamlio.loader import is_unwritable


@dataclass(frozen=True, slots=True)
class _Row:
    """One row as the template prints it."""

    node: Node
    condition: bool
    #: What the school said, as written; empty where nothing.
    own: str
    measured: str
    #: Its group begins here; its criterion, where that is not the row itself, begins here.
    heading: bool
    criterion: bool


def refuse_existing(folder: Path) -> None:
    """Raise WrongUsage where the office has a review of a dossier already: it must not be overwritten."""
    path = find_office_folder(folder) / REVIEW
    if path.exists() or path.is_symlink():
        raise WrongUsage(
            f"{path} đã có; không ghi đè gì. Xem: cdsdossier review. Muốn mở lại từ đầu thì đổi tên tệp đó trước."
        )


def build_review(dossier: Dossier, rules: IndicatorSet, *, body: str = "", package: str = "") -> bytes:
    """Return the ``review.yaml`` that a review of this dossier begins with.

    ``package`` is the digest of the package the dossier came in. Raises WrongUsage where ``body`` holds
    invisible characters, Refused where the set has nothing to judge by.
    """
    if is_unwritable(body):
        raise WrongUsage(f"“{body.encode('ascii', 'replace').decode()}” có ký tự không nhìn thấy. Gõ lại bằng tay.")
    rows = tuple(_rows(dossier, rules))
    if not rows or rules.status == "skeleton":
        raise Refused(f"Chưa mở đánh giá ngoài được: {describe_skeleton(rules)}.")
    return scaffold.render_scaffold_file(
        "review.yaml",
        dossier=dossier,
        rules=rules,
        digest=compute_set_digest(rules),
        package=package,
        body=body or dossier.head.school.superior or "",
        documents=OFFICE_DOCUMENTS,
        rows=rows,
    )


def write_review(folder: Path, data: bytes) -> Path:
    """Write a new review where the office's files of a dossier belong; return its path. Never touches one there."""
    refuse_existing(folder)
    home = find_office_folder(folder)
    apply_changes(home, [FileChange(REVIEW, None, data)])
    return home / REVIEW


def _rows(dossier: Dossier, rules: IndicatorSet) -> Iterator[_Row]:
    group = criterion = ""
    for row, node in find_answerable_rows(rules).items():
        condition, scored = node.mandatory, dossier.scores.get(row)
        yield _Row(
            node=node,
            condition=condition,
            own=format_recorded_value(get_own_value(dossier, row, condition=condition)),
            measured=(scored.form.measured or "") if scored else "",
            heading=node.group.id != group,
            criterion=node.form is not node.criterion and node.criterion.id != criterion,
        )
        group, criterion = node.group.id, node.criterion.id
