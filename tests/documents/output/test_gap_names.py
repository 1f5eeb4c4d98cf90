"""The field of a gap by its name, before its place."""

from __future__ import annotations

from cdsdossier.documents.output.gap_names import name_gap


def test_a_gap_has_the_name_of_its_field_and_its_place() -> None:
    named = {
        "dossier.yaml: school.parent": "cơ quan chủ quản",
        "dossier.yaml: school.head.name": "họ tên người ký",
        "dossier.yaml: council (Thư ký).post": "chức vụ ở trường",
        "dossier.yaml: documents.bao-cao.number": "số văn bản",
        "scores/1-day-hoc.yaml: scores.1.2.1.points": "điểm chấm",
        "narrative.yaml: lessons": "bài học kinh nghiệm",
    }
    assert [name_gap(gap) for gap in named] == [f"{name} ({gap})" for gap, name in named.items()]


def test_a_place_without_a_known_field_stays_as_it_is() -> None:
    gaps = ["indicator-set.yaml: 1.2", "scores: 1", "dossier.yaml: school.nothing"]
    assert [name_gap(gap) for gap in gaps] == gaps
