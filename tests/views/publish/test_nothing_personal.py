"""Nothing personal is published: with a mark planted in every field of every form, only the named fields come out."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from support.published_school import PDF, put, reviewed, year

from cdsdossier.judging.assessing import Assessment, assess
from cdsdossier.model.dossier import Dossier, Head, Review
from cdsdossier.model.dossier.narrative import Narrative
from cdsdossier.model.dossier.scores import ScoreFile
from cdsdossier.model.dossier.timeline import Timeline
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.text import numbers
from cdsdossier.views.publish import refuse_unready, render_public_files
from cdsdossier.workflows.publish.documents import load_public_documents
from cdsdossier.workflows.publish.write_folder import write_public_folder
from cdsdossier.yamlio.forms import Field, Form

FORMS: dict[str, type[Form]] = {
    "dossier.yaml": Head,
    "indicator-set.yaml": IndicatorSet,
    "scores/1-day-hoc.yaml": ScoreFile,
    "timeline.yaml": Timeline,
    "narrative.yaml": Narrative,
    "review.yaml": Review,
}
#: Everything that may be read on the page or in the data, as file and keys; lists and ids of tables left out.
ALLOWED = {
    "dossier.yaml school.name",
    "dossier.yaml school.code",
    "dossier.yaml school.parent",
    "dossier.yaml documents.quyet-dinh-cong-nhan.number",
    "dossier.yaml documents.quyet-dinh-cong-nhan.date",
    "dossier.yaml publish.title",
    "indicator-set.yaml title",
    "indicator-set.yaml decision.number",
    "indicator-set.yaml decision.date",
    "indicator-set.yaml decision.issuer",
    "indicator-set.yaml levels.name",
    "indicator-set.yaml levels.meaning",
    "indicator-set.yaml groups.name",
    "indicator-set.yaml groups.criteria.text",
    "review.yaml body.name",
    "review.yaml body.code",
    "review.yaml documents.quyet-dinh-cong-nhan-ket-qua.number",
    "review.yaml documents.quyet-dinh-cong-nhan-ket-qua.date",
}
#: What must stay as it is, or there would be nothing to publish.
_KEPT = {"of", "id", "slug", "file", "indicator_set", "self", "before"}


class Planter:
    """Puts a mark of its own into every field: a word, a number or a day that stands nowhere else."""

    def __init__(self, first: int) -> None:
        self.marks: dict[str, set[str]] = {}
        self._count = itertools.count(first)

    def form(self, form: type[Form], held: Any, where: str) -> dict[str, Any]:  # noqa: ANN401 - what a file holds
        held = held if isinstance(held, dict) else {}
        return {key: self.field(field, held.get(key), f"{where}.{key}") for key, field in form.fields.items()}

    def field(self, field: Field, held: Any, where: str) -> Any:  # noqa: ANN401 - what a file holds
        if field.inner and field.many:
            coded = any(one.kind == "code" for one in field.inner.fields.values())  # an id is not ours to invent
            return [self.form(field.inner, one, where) for one in held or ([] if coded else [{}])]
        if field.table:
            names = held or field.keys or ("S1",)
            return {name: self.value(field, (held or {}).get(name), f"{where}.{name}") for name in names}
        if field.many:
            return [self.value(field, None, where)]
        return self.value(field, held, where)

    def value(self, field: Field, held: Any, where: str) -> Any:  # noqa: ANN401 - what a file holds
        if field.key in _KEPT and isinstance(held, dict):
            return held
        if field.inner:
            return self.form(field.inner, held, where)
        number = next(self._count)
        told = {"text": f"Dấu{number}", "count": number, "document-number": str(number), "day": _day(number)}
        keeps = field.key in _KEPT and (held is not None or field.key == "indicator_set")
        if keeps or field.kind not in told or (field.kind == "count" and held is not None):
            return held if held is not None or field.kind != "word" else field.words[0]
        made = told[field.kind]
        self.marks.setdefault(where.replace("yaml.", "yaml ", 1), set()).add(_sought(made))
        return made.isoformat() if isinstance(made, date) else made


def _day(number: int) -> date:
    return date(1200, 1, 1) + timedelta(days=number)


def _sought(made: object) -> str:
    return made.isoformat() if isinstance(made, date) else str(made)


def planted(folder: Path, first: int, written: int) -> tuple[Assessment, Planter]:
    """Write a year with a mark in every field, evidence and documents included; return it, read."""
    planter, extra = Planter(first), {"publish": [{"file": "evidence/van-ban/Dấu0-kín.pdf", "title": ""}]}

    def more(parts: dict[str, Any]) -> None:
        reviewed(parts)
        parts["head"].update(extra)

    year(folder, more, written)
    for file, form in FORMS.items():
        data = json.loads((folder / file).read_text(encoding="utf-8"))
        put(folder / file, json.dumps(planter.form(form, data, file), ensure_ascii=False).encode())
    for place in ("van-ban/Dấu0-kín.pdf", "1.2.1/Dấu0-hợp đồng.pdf"):
        put(folder / "evidence" / place, PDF)
    dossier = Dossier.read(folder)
    return assess(dossier, IndicatorSet.of(dossier), date(2026, 6, 30), rules=()), planter


def published(folder: Path) -> Iterator[str]:
    for path in folder.iterdir():
        yield path.name
        if path.suffix in {".html", ".json"}:
            yield path.read_text(encoding="utf-8")


def spoken(mark: str) -> set[str]:
    """Return how a mark may look once it is printed: a day as people write it, a word as part of a file name."""
    try:
        day = date.fromisoformat(mark)
    except ValueError:
        return {mark, mark.lower().replace("dấu", "dau")}
    return {mark, numbers.format_long_date(day), numbers.format_short_date(day)}


def publish(assessment: Assessment, to: Path, *earlier: Assessment, draft: bool = False) -> None:
    if not draft:
        refuse_unready(assessment, earlier)
    documents = load_public_documents(assessment.dossier)
    write_public_folder(to, render_public_files(assessment, documents, earlier=earlier, draft=draft))


@pytest.mark.parametrize("draft", [False, True])
def test_of_a_dossier_with_a_mark_in_every_field_only_the_named_fields_are_published(
    tmp_path: Path, draft: bool
) -> None:
    assessment, planter = planted(tmp_path / "Dấu0-năm nay", 90_000, 2025)
    assert len(planter.marks) > 80
    publish(assessment, tmp_path / "ra", draft=draft)
    text = "\n".join(published(tmp_path / "ra"))
    seen = {
        where
        for where, marks in planter.marks.items()
        if any(re.search(rf"(?<!\d){re.escape(look)}(?!\d)", text) for mark in marks for look in spoken(mark))
    }
    assert seen == ALLOWED
    assert not re.search("d(ấ|a)u0", text, re.IGNORECASE)


def test_of_another_year_only_its_set_and_its_points_are_published(tmp_path: Path) -> None:
    this, _ = planted(tmp_path / "a", 90_000, 2025)
    last, planter = planted(tmp_path / "b", 95_000, 2024)
    publish(this, tmp_path / "ra", last)
    text = "\n".join(published(tmp_path / "ra"))
    seen = {
        where
        for where, marks in planter.marks.items()
        if any(re.search(rf"(?<!\d){re.escape(look)}(?!\d)", text) for mark in marks for look in spoken(mark))
    }
    assert "dossier.yaml school.name" not in seen
    assert seen < ALLOWED
