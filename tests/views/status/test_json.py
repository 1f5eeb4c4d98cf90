"""The status for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from support.assessed import assessed

from cdsdossier.documents.output.states import DocumentStage, DocumentState
from cdsdossier.views.status import build_status
from cdsdossier.views.status.command_line import ShellContext
from cdsdossier.views.status.json import status_json

HERE = ShellContext("2023-2024", inside=False, system="other")


def data(folder: Path, *documents: DocumentState) -> dict[str, Any]:
    return dict(json.loads(status_json(build_status(assessed(folder), documents), HERE)))


def test_levels_rows_deadlines_and_steps(example: Path) -> None:
    made = data(example)
    assert (made["schema"], made["today"]) == ("cdsdossier.status/1", "2024-05-02")
    assert (made["groups"][0]["points"], made["groups"][0]["readable"]) == (59, True)
    assert all({"kind", "what", "last", "days_left"} <= set(one) for one in made["deadlines"])
    assert all(one["command"].startswith(("cdsdossier ", "nano ")) for one in made["next"])
    assert made["review"] is None


def test_of_a_group_that_cannot_be_read_nothing_is_known(example: Path) -> None:
    (example / "scores/1-day-hoc.yaml").write_text("a: [", encoding="utf-8")
    first = data(example)["groups"][0]
    assert (first["points"], first["level"], first["unscored"], first["readable"]) == (None, None, None, False)
    assert first["maximum"] == 100


def test_a_document_is_known_by_its_stage_not_by_a_sentence(example: Path) -> None:
    assert {stage.value for stage in DocumentStage} >= {"final", "draft"} or all(
        stage.value.isascii() for stage in DocumentStage
    )
