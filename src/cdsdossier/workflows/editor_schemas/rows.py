"""The scores of one group, described row by row: only its ids, points up to each maximum, conditions met or not."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field as About

from cdsdossier.model.dossier.scores import Row, ScoreFile
from cdsdossier.model.indicatorset import Group, IndicatorSet, Item, Node
from cdsdossier.text.numbers import format_number
from cdsdossier.workflows.editor_schemas.models import MEASURED, Model, SchemaField, build_model, build_schema_field


def build_scores_model(rules: IndicatorSet, group: Group) -> Model:
    """Return the model of a group's score file under this set."""
    kinds: dict[tuple[object, ...], Model] = {}
    rows = [
        SchemaField(row, _row(node, kinds, scored=row in rules.rows), _about(node))
        for row, node in rules.nodes.items()
        if node.group is group
    ]
    of_group = {
        "group": SchemaField("group", Literal[group.id], f"Nhóm {group.id}: {group.name}", required=True),
        "scores": SchemaField("scores", build_model("Scores", rows), ScoreFile.fields["scores"].about),
    }
    return build_model(
        "ScoreFile", (of_group.get(key) or build_schema_field(field, {}) for key, field in ScoreFile.fields.items())
    )


def _row(node: Node, kinds: dict[tuple[object, ...], Model], *, scored: bool) -> Model:
    """Return what may be said of a row; rows of the same kind share one model."""
    mandatory = node.mandatory
    kind = (mandatory, node.form.maximum, node.form.measure) if scored else (mandatory,)
    if kind not in kinds:
        kinds[kind] = build_model(f"Row{len(kinds) + 1}", _entries(node.form, mandatory=mandatory, scored=scored))
    return kinds[kind]


def _entries(row: Item, *, mandatory: bool, scored: bool) -> Iterator[SchemaField]:
    for key, field in Row.fields.items():
        entry = build_schema_field(field, {})
        if key == "points":
            if scored:
                yield SchemaField(
                    key, Annotated[Decimal, About(ge=0, le=row.maximum)], _up_to(row.maximum, field.about)
                )
        elif key == "measured" and scored and row.measure:
            yield SchemaField(key, MEASURED[row.measure], field.about)
        elif key != "met" or mandatory:
            yield entry


def _up_to(maximum: Decimal | None, about: str) -> str:
    return about if maximum is None else f"Từ 0 đến {format_number(maximum)}. {about}"


def _about(node: Node) -> str:
    """Return what the editor shows at a row: the words of the decision, how it is answered, what proves it."""
    row = node.form
    parts = [" ".join((row.text or "").split()), _answered(node)]
    parts += [f"{row.describe_band(band)}: tối đa {format_number(band.maximum)} điểm." for band in row.bands]
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
    return f"Tối đa {format_number(row.maximum)} điểm." if row.maximum is not None else ""
