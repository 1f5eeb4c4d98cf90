"""The evidence of a row, piece by piece."""

from __future__ import annotations

from pathlib import Path

from support.served import site_of

from cdsdossier.views.finding_places import group_by_address
from cdsdossier.views.row_evidence import RowsWithEvidence, find_evidence, identify_evidence


def _rows(folder: Path) -> RowsWithEvidence:
    found = site_of(folder).assessment()
    return RowsWithEvidence(found, group_by_address(found.findings, found.dossier.pages))


def test_listed_pieces_come_first_then_what_only_lies_there(example: Path) -> None:
    (example / "evidence/1.3.3").mkdir(exist_ok=True)
    (example / "evidence/1.3.3/moi.txt").write_text("một trang\n" * 20, "utf-8")
    rows = _rows(example)
    shared, lying = rows.pieces_of("1.3.3")
    assert (shared.place, shared.others) == ("1.3.2/hop-dong-dich-vu-lms.pdf", ("1.3.2",))
    assert shared.address == "scores/1-day-hoc.yaml:scores/1.3.3/evidence/0"
    assert (lying.place, lying.address) == ("1.3.3/moi.txt", "")
    assert rows.count_of("1.3.3") == 2
    assert len(rows.pieces_of("2.3")) == rows.count_of("2.3") > 2


def test_only_an_address_that_can_be_followed_is_a_link(example: Path) -> None:
    scores = example / "scores/1-day-hoc.yaml"
    written = scores.read_text("utf-8")
    bad = ["javascript:alert(1)", "https://a b.vn", "http://localhost/x", "data:text/html,x", "file:///etc/passwd"]
    entries = ", ".join(f'{{url: "{one}"}}' for one in bad)
    scores.write_text(
        written.replace('"1.5.2":\n    points: 0', f'"1.5.2":\n    evidence: [{entries}, text, 3]'), "utf-8"
    )
    rows = _rows(example)
    assert [piece.link for piece in rows.pieces_of("1.5.2")] == [""] * 7
    assert [piece.place for piece in rows.pieces_of("1.5.2")][:2] == bad[:2]
    assert rows.pieces_of("1.3.1")[0].link == "https://lms.example.com/thcs-quyet-tien"


def test_findings_about_a_row_are_told_once(example: Path) -> None:
    scores = example / "scores/1-day-hoc.yaml"
    scores.write_text(scores.read_text("utf-8").replace('"1.3.1":\n    points: 5', '"1.3.1":\n    points: 9'), "utf-8")
    (example / "evidence/1.3.1/rong.pdf").write_bytes(b"")
    rows = _rows(example)
    at = rows.address_of("1.3.1", "points")
    told = {one.rule for one in rows.findings_of("1.3.1", [])}
    assert {"points-above-maximum", "evidence-empty"} <= told
    assert "points-above-maximum" not in {one.rule for one in rows.findings_of("1.3.1", [at])}
    empty = next(piece for piece in rows.pieces_of("1.3.1") if piece.place.endswith("rong.pdf"))
    assert [one.rule for one in empty.findings] == ["evidence-empty"]


def test_a_refused_value_inside_the_evidence_of_a_row_is_told_with_the_row(example: Path) -> None:
    scores = example / "scores/1-day-hoc.yaml"
    scores.write_text(scores.read_text("utf-8").replace("date: 2023-09-12", "date: hôm nọ"), "utf-8")
    assert "value-wrong" in {one.rule for one in _rows(example).findings_of("1.1", [])}


def test_a_file_is_found_by_its_id_and_nothing_else_is(example: Path) -> None:
    found = site_of(example).assessment()
    file = found.dossier.evidence.files[0]
    assert find_evidence(found, identify_evidence(file.path)) is file
    assert find_evidence(found, file.path) is None
    assert find_evidence(found, identify_evidence("../dossier.yaml")) is None
