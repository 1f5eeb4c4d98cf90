"""Whatever stands in a table: an annex comes of it, or a sentence for the user."""

from __future__ import annotations

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st
from support.tablemaker import HEAD

from cdsdossier.errors import CdsError
from cdsdossier.files.tables import Table, TableCell, TableDocument
from cdsdossier.model.dossier.head import DOCUMENTS
from cdsdossier.model.dossier.timeline import STEPS
from cdsdossier.workflows.plan_import import parse_annex
from cdsdossier.workflows.plan_import.products import split_products

CALM = settings(deadline=None)
WORDS = [
    *HEAD,
    "Phụ lục",
    "Kèm theo Kế hoạch số",
    "/KH-TH",
    "ngày 1/9/2023",
    "- Biên bản",
    ", Quyết định",
    "và",
    "I",
    "1.",
]
TEXT = st.text(max_size=12) | st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
LINES = st.lists(TEXT.filter(bool), max_size=3).map(tuple)
CELLS = st.builds(TableCell, LINES, st.tuples(st.integers(0, 4), st.integers(0, 4)))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 5))
    body = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width).map(tuple), max_size=5))
    head = tuple(TableCell((text,), (0, place)) for place, text in enumerate(HEAD[:width]))
    return Table((head, *body) if draw(st.booleans()) else tuple(body), draw(LINES), "bảng 1")


@CALM
@given(st.builds(TableDocument, st.lists(tables(), max_size=3).map(tuple), LINES))
def test_any_table_gives_an_annex_or_a_sentence(source: TableDocument) -> None:
    with contextlib.suppress(CdsError):
        tasks = parse_annex(source, "ke-hoach.docx").timeline.tasks
        assert tasks
        assert len({task.id for task in tasks}) == len(tasks)
        assert all(task.id and task.what and set(task.steps) <= set(STEPS) for task in tasks)
        assert {product.document for task in tasks for product in task.products} <= {None, *DOCUMENTS}


@CALM
@given(LINES)
def test_no_word_of_a_cell_is_lost(lines: tuple[str, ...]) -> None:
    names = "".join(split_products(lines))
    assert sum(map(str.isalpha, names)) >= sum(map(str.isalpha, "".join(lines))) - 4 * len(lines)
