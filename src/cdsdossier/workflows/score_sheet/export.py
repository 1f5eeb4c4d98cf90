"""A dossier as an Excel workbook: the same dossier, the same bytes."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from cdsdossier.errors import Refused
from cdsdossier.files.excel_writer import MAX_CELL_LETTERS, ExcelBook, XlsxObject, excel_book
from cdsdossier.judging.scoring import score
from cdsdossier.judging.skeleton import advise_on_skeleton, describe_skeleton
from cdsdossier.model.dossier import Dossier
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.text.shell import named_folder_argument
from cdsdossier.text.visible import escape_json
from cdsdossier.workflows.score_sheet import columns
from cdsdossier.workflows.score_sheet.entries import SheetEntry, count_evidence, iter_sheet_entries
from cdsdossier.workflows.score_sheet.list_pages import PAGES, write_list_page
from cdsdossier.workflows.score_sheet.page_writer import LOOKS, TINTS, SheetPageWriter
from cdsdossier.workflows.score_sheet.score_page import GroupPage
from cdsdossier.workflows.score_sheet.summary import write_summary

_LONGEST_LINK = 2000


def build_workbook(dossier: Dossier, rules: IndicatorSet, target: Path) -> bytes:
    """Return the workbook that is to lie at ``target`` (the links to the evidence folders start there).

    Raises Refused, with a sentence for the user, where a file cannot be read, or a text does not fit into a cell.
    """
    if rules.status == "skeleton":
        advice = " ".join(advise_on_skeleton(rules, named_folder_argument(dossier.folder)))
        raise Refused(f"Chưa xuất phiếu chấm được: {describe_skeleton(rules)}. {advice}")
    refuse_unreadable(dossier, "chưa xuất phiếu")
    entries = list(iter_sheet_entries(dossier, rules))
    for entry in entries:
        if len(_told(entry.values)) > MAX_CELL_LETTERS:
            raise Refused(f"{entry.file}, “{' '.join(entry.key)}”: chữ dài quá, ô Excel không chứa hết. Rút ngắn lại.")
    data = io.BytesIO()
    with excel_book("Phiếu tự đánh giá mức độ chuyển đổi số", data, LOOKS, TINTS) as book:
        _write(book, dossier, rules, entries, target)
    return data.getvalue()


def identify_dossier(dossier: Dossier, rules: IndicatorSet) -> dict[str, str]:
    """Return what identifies the dossier."""
    head = dossier.head
    return {
        "school": head.school.name or "",
        "code": head.school.code or "",
        "year": head.school_year or "",
        "set": rules.id,
    }


def refuse_unreadable(dossier: Dossier, undone: str) -> None:
    """Raise Refused where a file of the dossier cannot be read; ``undone`` says what has not been done for it."""
    closed = [file for file in dossier.pages if dossier.unreadable(file)]
    if closed:
        raise Refused(f"Không đọc được {', '.join(closed)} nên {undone}. Sửa lỗi trước: cdsdossier check")


def _write(book: ExcelBook, dossier: Dossier, rules: IndicatorSet, entries: Sequence[SheetEntry], target: Path) -> None:
    formats, sheet = book.formats, score(dossier, rules)
    first = book.add_page(columns.SUMMARY)
    scored = {entry.key[0]: entry for entry in entries if entry.layout is columns.SCORES}
    proofs = _count_proofs(dossier, rules, _home(dossier, target))
    results = []
    for name, group, scores in zip(columns.name_group_sheets(rules.groups), rules.groups, sheet.groups, strict=True):
        pen = SheetPageWriter(book.add_page(name), formats)
        results.append(GroupPage(pen, scores, scored, rules, proofs).write(group))
    write_summary(SheetPageWriter(first, formats), dossier.head, rules, sheet, results)
    for page in PAGES:
        mine = [entry for entry in entries if entry.layout is page.layout]
        write_list_page(SheetPageWriter(book.add_page(page.name), formats), page, mine)
    _write_state(book.add_page(columns.STATE), identify_dossier(dossier, rules), entries)
    first.activate()


def _count_proofs(dossier: Dossier, rules: IndicatorSet, home: str) -> dict[str, tuple[int, str]]:
    """Return each row that takes evidence → how many pieces it has, and the link to its folder (empty: too long)."""
    counted: dict[str, tuple[int, str]] = {}
    for row, owner in rules.evidence_folders.items():
        lying = len(dossier.evidence.in_folder(row))  # all that an item without points has
        link = f"external:{home}/{row}".replace("#", "%23")
        number = count_evidence(dossier, rules.folders_of[row], row) if owner == row else lying
        counted[row] = number, link if len(link) < _LONGEST_LINK else ""
    return counted


def _home(dossier: Dossier, target: Path) -> str:
    """Return the evidence folder as seen from the workbook, with forward slashes."""
    home = dossier.folder.resolve() / "evidence"
    try:
        return Path(os.path.relpath(home, target.resolve().parent)).as_posix()
    except ValueError:  # on another drive
        return home.as_posix()


def _write_state(page: XlsxObject, who: dict[str, str], entries: Iterable[SheetEntry]) -> None:
    """Remember what was exported, so that the import knows on which side a value has changed."""
    lines = [(columns.MARK, columns.FORMAT, _told(who), "")]
    lines += [(entry.layout.name, _told(entry.key), _told(entry.values), entry.words) for entry in entries]
    for row, line in enumerate(lines):
        for place, words in enumerate(line):
            page.write_string(row, place, words)
    page.protect()
    page.hide()


def _told(data: object) -> str:
    return escape_json(json.dumps(data, ensure_ascii=False))
