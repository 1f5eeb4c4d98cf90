"""Addresses of values: only what a form has can be addressed."""

from __future__ import annotations

import pytest

from cdsdossier.errors import WrongUsage
from cdsdossier.workflows.value_edits import format_address, parse_address


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("dossier.yaml:school/name", "Tên trường"),
        ("dossier.yaml:council/3/role", "Vai trò trong hội đồng"),
        ("dossier.yaml:documents/bao-cao/date", "Ngày ban hành"),
        ("scores/1-day-hoc.yaml:scores/1.3.1/points", "Điểm chấm"),
        ("timeline.yaml:tasks/2/products/0/url", "Đường liên kết"),
        ("narrative.yaml:strengths", "Ưu điểm"),
        ("review.yaml:scores/1.1/agree", "Đồng ý với điểm tự chấm"),
    ],
)
def test_a_place_that_there_is(written: str, title: str) -> None:
    place = parse_address(written)
    assert place.field.title == title
    assert format_address(place.file, place.path) == written


@pytest.mark.parametrize(
    "written",
    [
        "", ":", "dossier.yaml", "dossier.yaml:", "dossier.yaml:nothing", "dossier.yaml:school/name/x",
        "dossier.yaml:council/x/name", "dossier.yaml:council/-1/name", "dossier.yaml:documents/evil/date",
        "../dossier.yaml:school/name", "scores/../dossier.yaml:scores/1/points", "scores/.x.yaml:scores/1/points",
        "evidence/a.yaml:school/name", "indicator-set.yaml:id", "dossier.yaml:council/99999/name",
    ],
)  # fmt: skip
def test_a_place_that_there_is_not(written: str) -> None:
    with pytest.raises(WrongUsage):
        parse_address(written)


def test_an_item_is_known_by_its_position() -> None:
    assert parse_address("dossier.yaml:council/3").is_item
    assert not parse_address("dossier.yaml:council").is_item
