"""The letters of a document that was read: old fonts put into Unicode, soft hyphens out, a true Đ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from cdsdossier.files.tables import Table, TableCell, TableDocument
from cdsdossier.files.tables.budget import UnreadableDocument
from cdsdossier.text.normalize import compose, restore_d, tidy_text
from cdsdossier.text.old_letters import CODE_NAMES, RestoredLines, UncertainLetters, is_suspect, restore_lines

_TO_UNICODE = (
    "Chuyển cả tệp (PDF thì tệp Word gốc) sang Unicode bằng UniKey (bấm Ctrl+Shift+F6), đổi phông thành "
    "Times New Roman, lưu lại rồi dùng tệp đó."
)


def settle_letters(document: TableDocument) -> TableDocument:
    """Return the document in Unicode. Raises UnreadableDocument where a letter is not certain."""
    lines = dict.fromkeys(_lines(document))
    whole = "\n".join(lines)
    if not is_suspect(whole) and restore_d(whole) == whole:
        return document
    try:
        restored = restore_lines(lines)
    except UncertainLetters as why:
        raise UnreadableDocument(describe_uncertain(why)) from why
    changed = {
        line: text
        for line in lines
        if not line.isascii() and (text := tidy_text(restored.lines.get(line, line))) != line
    }
    tables = tuple(_table(table, changed) for table in document.tables)
    remarks = (*_describe_restored(restored), *document.remarks)
    return TableDocument(tables, _replaced(document.after, changed), remarks)


def settle_text(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a plain text in Unicode, and what to say about it. Raises UnreadableDocument as above."""
    lines = compose(text).splitlines(keepends=True)
    try:
        restored = restore_lines(lines)
    except UncertainLetters as why:
        raise UnreadableDocument(describe_uncertain(why)) from why
    return "".join(restored.lines.get(line, line) for line in lines), _describe_restored(restored)


def _describe_restored(restored: RestoredLines) -> tuple[str, ...]:
    """Return the sentence for a document that was typed in an old font."""
    if not restored.count:
        return ()
    names = ", ".join(CODE_NAMES[code] for code in sorted(restored.codes))
    told = f"Tệp gõ bằng phông cũ {names}; {restored.count} dòng chữ đã được đổi sang Unicode."
    return (f"{told} Xem lại vài chỗ cho chắc.",)


def describe_uncertain(why: UncertainLetters) -> str:
    """Return why a document in an old font is not read, then what to do."""
    return f"chữ gõ bằng phông cũ (TCVN3, VNI), có chỗ không chắc là chữ gì: “{why.word}”. {_TO_UNICODE}"


def _lines(document: TableDocument) -> Iterator[str]:
    for table in document.tables:
        yield from table.before
        for row in table.rows:
            for cell in row:
                yield from cell.lines
    yield from document.after


def _table(table: Table, changed: Mapping[str, str]) -> Table:
    cells = dict.fromkeys(cell for row in table.rows for cell in row)
    new = {cell: TableCell(tuple(dict.fromkeys(_replaced(cell.lines, changed))), cell.origin) for cell in cells}
    rows = tuple(tuple(new[cell] for cell in row) for row in table.rows)
    return replace(table, rows=rows, before=_replaced(table.before, changed))


def _replaced(lines: tuple[str, ...], changed: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(filter(None, (changed.get(line, line) for line in lines)))
