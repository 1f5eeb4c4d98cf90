"""Every public function that sees foreign text: what does twice the text cost? Up to 4 MB of one character each.

``python benchmarks/foreign_text.py [WORD …]`` prints every function (whose name has a word); ``make bench`` the worst.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from measure import print_row

from cdsdossier import Dossier, IndicatorSet, assess
from cdsdossier.errors import CdsError
from cdsdossier.files.tables import TableDocument
from cdsdossier.files.tables.budget import ReadingBudget, UnreadableDocument
from cdsdossier.files.tables.grid import TableGrid
from cdsdossier.files.tables.plaintext import read_plain_text, strip_markdown
from cdsdossier.model import paper_number
from cdsdossier.office.rollup.statistics import labels
from cdsdossier.text import counted_people, normalize, prose_claims, unfinished, urls, written_form
from cdsdossier.text.time_phrases import shift_years
from cdsdossier.workflows.decision_import import deadlines, level_tables, levels, metadata, parse_numbers, passages
from cdsdossier.workflows.plan_import import classify, find_table, products, read_rows, reference
from cdsdossier.yamlio.reader import parse_page

CHARACTERS = " \t\n0aế,;:.-–_/\\\"'#([{<|*%&\u0301"
SMALLEST, LARGEST = 62_500, 4_000_000
#: A run shorter than this (in seconds) says nothing about a ratio.
_SHORTEST = 0.02
_MOST = 2.5

Reads = Callable[[str], object]


class Growth(NamedTuple):
    """What twice the text costs a function at worst, of which character, at which length."""

    ratio: float
    function: str
    character: str
    length: int


def _placed(lines: list[str]) -> tuple[passages.Passage, ...]:
    return passages.place_passages(map(passages.Passage, lines))


def _lines(read: Callable[[list[str]], object]) -> Reads:
    return lambda text: read(text.splitlines() or [""])


def _tables(text: str) -> TableDocument:
    return read_plain_text(text, TableGrid(ReadingBudget()))


def _annex_tasks(text: str) -> object:
    table = f"| Nội dung | Thời gian | Sản phẩm |\n|---|---|---|\n| {text} | {text} | {text} |\n"
    grid = find_table.find_annex_table(_tables(table))
    return grid and read_rows.read_tasks(grid)


def _assessed(text: str) -> object:
    """Read and check a dossier that has the text in many of its fields."""
    said = json.dumps(text[: len(text) // 8], ensure_ascii=False)
    pages = {
        "dossier.yaml": f"school: {{name: {said}, code: A, kind: thcs, place: {said}, parent: {said}}}\n"
        "school_year: 2025-2026\nindicator_set: qd4725-2022\n"
        f"bases:\n  - {{kind: Quyết định, number: {said}, date: 2024-01-02, about: {said}}}\n",
        "narrative.yaml": f"strengths: [{said}]\n",
        "timeline.yaml": f'tasks:\n  - {{id: "1", what: {said}, when: {said}}}\n',
        "scores/1-day-hoc.yaml": f'group: "1"\nscores:\n  "1.3.1": {{points: 6, note: {said}}}\n',
    }
    with tempfile.TemporaryDirectory() as place:
        for name, page in pages.items():
            path = Path(place) / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(page, encoding="utf-8", newline="\n")
        dossier = Dossier.read(place)
        return assess(dossier, IndicatorSet.read("qd4725-2022"), date(2026, 3, 1))


#: Every public function that sees foreign text, by a name for it.
FUNCTIONS: dict[str, Reads] = {
    "yaml value": lambda text: parse_page(f"a: {text}\n".encode(), "x"),
    "yaml comment": lambda text: parse_page(f"a: 1 # {text}\nb: 2\n".encode(), "x"),
    "yaml quoted": lambda text: parse_page(f"a: {json.dumps(text, ensure_ascii=False)}\n".encode(), "x"),
    "yaml key": lambda text: parse_page(f"{text}: 1\n".encode(), "x"),
    "yaml list": lambda text: parse_page(f"a: [{text}\nb: 1".encode(), "x"),
    "compose": normalize.compose,
    "compose, two marks": lambda text: normalize.compose("a" + text.replace("\u0301", "\u0316\u0301")),
    "strip_marks": normalize.strip_marks,
    "ascii_words": normalize.ascii_words,
    "tidy_text": normalize.tidy_text,
    "fold_case": normalize.fold_case,
    "fold_text": normalize.fold_text,
    "find_counted_people": counted_people.find_counted_people,
    "find_claims": lambda text: prose_claims.find_claims(f"Đạt {text}", 2023),
    "find_placeholder": unfinished.find_placeholder,
    "is_placeholder_name": unfinished.is_placeholder_name,
    "is_placeholder_title": unfinished.is_placeholder_title,
    "find_url_fault": lambda text: urls.find_url_fault(f"https://{text}"),
    "unquote": written_form.unquote,
    "close_gaps": written_form.close_gaps,
    "drop_final_mark": written_form.drop_final_mark,
    "spell_out_subject": written_form.spell_out_subject,
    "drop_titles": written_form.drop_titles,
    "capitalise_person": written_form.capitalise_person,
    "fix_place": written_form.fix_place,
    "fix_code": written_form.fix_code,
    "fix_notation": written_form.fix_notation,
    "capitalise_school": written_form.capitalise_school,
    "shift_text_years": lambda text: shift_years.shift_text_years(text, 1),
    "find_years": shift_years.find_years,
    "cites_document": shift_years.cites_document,
    "name_issuing_body": paper_number.name_issuing_body,
    "bare_number": paper_number.bare_number,
    "split_paper_number": paper_number.split_paper_number,
    "name_key": labels.name_key,
    "code_key": labels.code_key,
    "name_sort_key": labels.name_sort_key,
    "strip_markdown": strip_markdown,
    "read_plain_text": _tables,
    "read_plain_text, a table": lambda text: _tables(f"| a | b |\n|---|---|\n| {text} | x |\n"),
    "classify_steps": classify.classify_steps,
    "classify_document": classify.classify_document,
    "split_products": _lines(products.split_products),
    "read_tasks": _annex_tasks,
    "find_reference": lambda text: reference.find_reference(text.splitlines(), [text]),
    "find_decision": _lines(metadata.find_decision),
    "find_issuer": _lines(metadata.find_issuer),
    "find_set_title": _lines(metadata.find_set_title),
    "find_set_levels": _lines(lambda lines: levels.find_set_levels(_placed(lines), level_tables.FULL)),
    "find_deadlines": _lines(lambda lines: deadlines.find_deadlines(_placed(lines))),
    "parse_points": parse_numbers.parse_points,
    "split_end_points": parse_numbers.split_end_points,
    "parse_range": parse_numbers.parse_range,
    "parse_levels": _lines(parse_numbers.parse_levels),
    "parse_bands": _lines(parse_numbers.parse_bands),
    "a whole dossier": _assessed,
}


def growths(name: str) -> Iterator[Growth]:
    """Measure one function: each character, twice as long each time, until the longest or until one is too dear."""
    for character in CHARACTERS:
        length, worst = SMALLEST, 0.0
        before = _taken(name, character, length)
        while length < LARGEST and worst <= _MOST:
            length *= 2
            now = _taken(name, character, length)
            if before > _SHORTEST:
                worst = max(worst, _ratio(name, character, length, now / before))
            before = now
        yield Growth(worst, name, character, length)


def _ratio(name: str, character: str, length: int, seen: float) -> float:
    """Return a ratio that was seen; one that is too high is measured again, in case that it was disturbed."""
    again = 0
    while seen > _MOST and again < 3:
        seen = min(seen, _taken(name, character, length) / _taken(name, character, length // 2))
        again += 1
    return seen


def _taken(name: str, character: str, length: int) -> float:
    """Return the processor's seconds for a text of about so many bytes."""
    text = character * (length // len(character.encode()))
    start = time.process_time()
    with suppress(CdsError, UnreadableDocument):
        FUNCTIONS[name](text)
    return time.process_time() - start


def report() -> None:
    """Measure all, print the worst."""
    worst = max((growth for name in FUNCTIONS for growth in growths(name)), key=lambda growth: growth.ratio)
    print_row("twice the foreign text, at worst", worst.ratio, f"<= {_MOST}   {worst.function}, {worst.character!r}")


if __name__ == "__main__":
    for function in FUNCTIONS:
        if not sys.argv[1:] or any(word in function for word in sys.argv[1:]):
            one = max(growths(function), key=lambda growth: growth.ratio)
            print_row(function, one.ratio, f"<= {_MOST}   {one.character!r}, {one.length} bytes")
