"""The scores of one group, described row by row: only its ids, points up to each maximum, conditions met or not."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field as About

from cdsdossier.model.dossier.scores import Row, ScoreFile
from cdsdossier.model.indicatorset import Group, IndicatorSet, Item, Node
from cdsdossier.workflows.editor_schemas.models import MEASURED, Entry, Model, entry_of, model


def scores_model(rules: IndicatorSet, group: Group) -> Model:
    """Return the model of a group's score file under this set."""
    kinds: dict[tuple[object, ...], Model] = {}
    rows = [
        Entry(row, _row(node, kinds, scored=row in rules.rows), _about(node))
        for row, node in rules.nodes.items()
        if node.group is group
    ]
    of_group = {
        "group": Entry("group", Literal[group.id], f"Nhóm {group.id}: {group.name}", required=True),
        "scores": Entry("scores", model("Scores", rows), ScoreFile.fields["scores"].about),
    }
    return model("ScoreFile", (of_group.get(key) or entry_of(field, {}) for key, field in ScoreFile.fields.items()))


def _row(node: Node, kinds: dict[tuple[object, ...], Model], *, scored: bool) -> Model:
    """Return what may be said of a row; rows of the same kind share one model."""
    mandatory = node.form is node.criterion and node.criterion.mandatory
    kind = (mandatory, node.form.maximum, node.form.measure) if scored else (mandatory,)
    if kind not in kinds:
        kinds[kind] = model(f"Row{len(kinds) + 1}", _entries(node.form, mandatory=mandatory, scored=scored))
    return kinds[kind]


def _entries(row: Item, *, mandatory: bool, scored: bool) -> Iterator[Entry]:
    for key, field in Row.fields.items():
        entry = entry_of(field, {})
        if key == "points":
            if scored:
                yield Entry(key, _points(row.maximum), _up_to(row.maximum, field.about))
        elif key == "measured" and scored and row.measure:
            yield Entry(key, MEASURED[row.measure], field.about)
        elif key != "met" or mandatory:
            yield entry


def _points(maximum: Decimal | None) -> Any:  # noqa: ANN401 - an annotation
    return Annotated[Decimal, About(ge=0, le=maximum) if maximum is not None else About(ge=0)]


def _up_to(maximum: Decimal | None, about: str) -> str:
    return about if maximum is None else f"Từ 0 đến {_number(maximum)}. {about}"


def _about(node: Node) -> str:
    """Return what the editor shows at a row: the words of the decision, how it is answered, what proves it."""
    row = node.form
    parts = [" ".join((row.text or "").split()), _answered(node)]
    parts += [f"{band.words}: tối đa {_number(band.maximum)} điểm." for band in row.bands]
    parts += [f"Minh chứng: {' '.join(row.evidence.split())}"] if row.evidence else []
    return "\n\n".join(part for part in parts if part)


def _answered(node: Node) -> str:
    row, criterion = node.form, node.criterion
    if criterion.mandatory:
        return "Điều kiện bắt buộc: met: true (đạt) hoặc met: false (chưa đạt), không chấm điểm."
    if row is not criterion and not criterion.by_items:
        return f"Không chấm riêng; điểm ghi ở “{criterion.id}”."
    if row is criterion and criterion.by_items:
        return f"Chấm riêng từng nội dung: {', '.join(item.id for item in criterion.items)}."
    return f"Tối đa {_number(row.maximum)} điểm." if row.maximum is not None else ""


def _number(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",")
