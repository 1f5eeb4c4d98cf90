"""Tables written by hand: a row is a list of texts, ``^`` is one cell with the place above, ``<`` with the left."""

from __future__ import annotations

from cdsdossier.files.tables import Table, TableCell, TableDocument
from cdsdossier.workflows.plan_import import PlanAnnex, parse_annex

HEAD = ["STT", "Nội dung", "Thời gian", "Sản phẩm", "Phụ trách"]


def table(*rows: list[str], before: tuple[str, ...] = (), place: str = "bảng 1") -> Table:
    made: list[tuple[TableCell, ...]] = []
    for number, row in enumerate(rows):
        cells: list[TableCell] = []
        for column, text in enumerate(row):
            if text == "^":
                cells.append(made[-1][column])
            elif text == "<":
                cells.append(cells[-1])
            else:
                cells.append(TableCell(tuple(text.split("\n")) if text else (), (number, column)))
        made.append(tuple(cells))
    return Table(tuple(made), before, place)


def annex(*tables: Table, after: tuple[str, ...] = ()) -> PlanAnnex:
    return parse_annex(TableDocument(tables, after), "ke-hoach.docx")


def rows(*body: list[str]) -> PlanAnnex:
    return annex(table(HEAD, *body))


def told(read: PlanAnnex) -> list[tuple[str, str, str]]:
    return [(task.id, task.what, task.when) for task in read.timeline.tasks]


def products(read: PlanAnnex) -> list[list[str]]:
    return [[product.name for product in task.products] for task in read.timeline.tasks]
