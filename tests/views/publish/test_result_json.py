"""``result.json``: its shape is a promise."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from support.assessed import assessed
from support.published_school import Change, reviewed, whole_set, year

from cdsdossier.views.publish.public_result import PublicResult, build_public_result
from cdsdossier.views.publish.result_json import public_result_json
from cdsdossier.workflows.publish.documents import PublicDocument


def result(folder: Path, change: Change | None = None, first: int = 2025) -> PublicResult:
    one = assessed(year(folder / str(first), change, first), date(first + 1, 6, 20))
    return build_public_result(one.dossier, one.indicator_set, one.scores)


def data(*results: PublicResult, documents: tuple[PublicDocument, ...] = (), draft: bool = False) -> dict[str, Any]:
    this, *earlier = results
    return dict(json.loads(public_result_json(this, earlier, documents, draft=draft)))


def test_the_result_of_a_year(tmp_path: Path) -> None:
    made = data(result(tmp_path))
    assert (made["schema"], made["draft"], made["school_year"]) == ("cdsdossier.result/1", False, "2025-2026")
    assert made["approved"] == {"number": "07/QĐ-THCSQT", "date": "2026-04-22"}
    (group,) = made["groups"]
    assert (group["points"], group["level"], made["whole"], made["external"]) == (69.5, 2, None, None)
    assert {"id", "text", "met"} in [set(one) for one in group["criteria"]]
    assert {"id", "text", "points", "maximum"} in [set(one) for one in group["criteria"]]


def test_external_points_and_levels_stand_beside(tmp_path: Path) -> None:
    external = data(result(tmp_path, reviewed))["external"]
    assert external["decision"] == {"number": "112/QĐ-UBND", "date": "2026-06-12"}
    assert [(one["id"], one["points"], one["level"]) for one in external["groups"]] == [("1", 49.5, 1)]
    assert external["mandatory_unmet"] == []


def test_other_years_say_whether_they_may_be_compared(tmp_path: Path) -> None:
    made = data(result(tmp_path), result(tmp_path, whole_set, 2024), result(tmp_path, None, 2023))
    assert [(one["school_year"], one["comparable"]) for one in made["history"]] == [
        ("2023-2024", True),
        ("2024-2025", False),
    ]
    assert "criteria" not in made["history"][0]["groups"][0]


def test_documents_have_size_and_digest(tmp_path: Path) -> None:
    document = PublicDocument("Quyết định", "quyet-dinh.pdf", b"abc")
    assert data(result(tmp_path), documents=(document,))["documents"] == [
        {"title": "Quyết định", "file": "quyet-dinh.pdf", "bytes": 3, "sha256": sha256(b"abc").hexdigest()}
    ]
