"""Opening a review: every row is there, nothing of the school's changes, and nothing of anybody's is overwritten."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import EXAMPLE, Ran, fingerprint
from hypothesis import given, settings
from hypothesis import strategies as st
from support.reviewmaker import agreed, receive

from cdsdossier.files import resources
from cdsdossier.files.bagit.payload import PayloadFile
from cdsdossier.files.bagit.unpack import unpack_bag
from cdsdossier.files.bagit.verify import verify_bag
from cdsdossier.files.bagit.write import write_bag
from cdsdossier.judging.review import compare_review, find_answerable_rows
from cdsdossier.judging.scoring import score
from cdsdossier.model.dossier import Dossier, Head, Review, Row, ScoredRow
from cdsdossier.model.dossier.head import School
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.office.review import open as review_open
from cdsdossier.workflows import editor_schemas
from cdsdossier.yamlio.forms import read_form
from cdsdossier.yamlio.reader import parse_page

Cli = Callable[..., Ran]
Golden = Callable[[str, str], None]

RULES = IndicatorSet.read("qd4725-2022")
ROWS = find_answerable_rows(RULES)


def test_every_row_is_prefilled_and_nothing_of_the_school_changes(cli: Cli, example: Path) -> None:
    before = fingerprint(example)
    ran = cli("review", "open", example)
    after = fingerprint(example)
    review = Dossier.read(example).review

    assert ran.code == 0
    assert set(after) - set(before) == {"review.yaml"}
    assert {name: after[name] for name in before} == before
    assert review is not None
    assert list(review.scores) == list(ROWS)
    assert all(row.self_ for row in review.scores.values())
    assert not any(row.agree for row in review.scores.values())  # nobody has looked at anything yet
    assert (review.state, review.of.school, review.of.school_year) == ("dang-tham-dinh", "THCSQT", "2023-2024")
    assert review.body.name == Dossier.read(example).head.school.reports_to


def test_what_is_opened_is_what_was_read_aloud(example: Path, golden: Golden) -> None:
    dossier = Dossier.read(example)

    golden("review/review.yaml.txt", review_open.build_review(dossier, IndicatorSet.of(dossier)).decode())


def test_a_review_that_is_there_is_never_touched(cli: Cli, example: Path) -> None:
    path = example / "review.yaml"
    path.write_text("đang làm dở: [", encoding="utf-8")
    before = fingerprint(example)
    ran = cli("review", "open", example, "--body", "UBND xã")

    assert (ran.code, ran.out) == (2, "")
    assert "đã có" in ran.err
    assert fingerprint(example) == before


def test_a_person_is_asked_for_the_body(cli: Cli, example: Path) -> None:
    ran = cli("review", "open", example, answers="UBND xã Mới\n")
    review = Dossier.read(example).review

    assert "Cơ quan đánh giá ngoài" in ran.err
    assert review is not None
    assert review.body.name == "UBND xã Mới"


def test_who_just_presses_enter_gets_the_managing_body(cli: Cli, example: Path) -> None:
    cli("review", "open", example, answers="\n")
    dossier = Dossier.read(example)

    assert dossier.review is not None
    assert dossier.review.body.name == dossier.head.school.reports_to


def test_a_body_that_nobody_can_see_is_not_written(cli: Cli, example: Path) -> None:
    ran = cli("review", "open", example, "--body", "UBND\u2028xã")

    assert ran.code == 2
    assert not (example / "review.yaml").exists()


def test_rows_that_the_school_left_empty_are_open(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "2025-2026"
    cli("init", folder, "--kind", "thcs", "--code", "THCST")
    ran = cli("review", "open", folder)
    dossier = Dossier.read(folder)

    assert ran.code == 0
    assert dossier.review is not None
    assert {row.agree for row in dossier.review.scores.values()} == {None}
    assert [one.rule for one in dossier.findings if one.file == "review.yaml"] == []


def test_an_office_judges_by_its_own_set(cli: Cli, example: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    text = (resources.indicator_sets_folder() / "qd4725-2022.yaml").read_text(encoding="utf-8")
    own.write_text(text.replace("id: qd4725-2022", "id: cua-xa", 1), encoding="utf-8")
    cli("review", "open", example, "--set", own)

    assert "review-set-differs" in cli("check", example, "--format", "concise").out
    assert "đoàn chấm theo bộ chỉ số “cua-xa”" in " ".join(cli("review", example).out.split())
    assert "review-set-differs" not in cli("check", example, "--format", "concise", "--set", own).out


def test_another_copy_of_the_set_is_told(cli: Cli, example: Path) -> None:
    cli("review", "open", example)
    frozen = example / "indicator-set.yaml"
    text = frozen.read_text(encoding="utf-8")
    frozen.write_text(text.replace("from: 50, to: 75", "from: 50, to: 74").replace("above: 75", "above: 74"), "utf-8")

    assert "một bản khác của bộ “qd4725-2022”" in cli("check", example, "--format", "concise").out


def test_a_set_that_is_only_a_skeleton_opens_nothing(cli: Cli, example: Path) -> None:
    ran = cli("review", "open", example, "--set", "qd3806-2026-mam-non")
    names = [name for name in resources.shipped_set_ids() if IndicatorSet.read(name).status == "skeleton"]

    assert ran.code in {1, 2}
    assert [cli("review", "open", example, "--set", name).code for name in names] == [1] * len(names)
    assert not (example / "review.yaml").exists()


def test_of_a_dossier_in_a_package_the_package_is_remembered(cli: Cli, tmp_path: Path) -> None:
    files = [path for path in EXAMPLE.rglob("*") if path.is_file() and path.name != "review.yaml"]
    payload = [PayloadFile(path.relative_to(EXAMPLE).as_posix(), path) for path in files]
    written = write_bag(tmp_path / "x.zip", "x", payload, [])
    folder = unpack_bag(tmp_path / "x.zip", tmp_path / "nhan")
    cli("review", "open", folder / "data")
    review = Dossier.read(folder / "data").review

    assert review is not None
    assert review.of.package == written.digest
    assert verify_bag(folder).sound


def test_a_changed_package_is_told_and_reviewed_all_the_same(cli: Cli, tmp_path: Path) -> None:
    files = [path for path in EXAMPLE.rglob("*") if path.is_file() and path.name != "review.yaml"]
    write_bag(tmp_path / "x.zip", "x", [PayloadFile(p.relative_to(EXAMPLE).as_posix(), p) for p in files], [])
    folder = unpack_bag(tmp_path / "x.zip", tmp_path / "nhan") / "data"
    (folder / "narrative.yaml").write_text("strengths: []\n", encoding="utf-8")
    ran = cli("review", "open", folder)

    assert ran.code == 0
    assert "không còn như trong gói đã nhận" in ran.err


def test_the_editor_has_no_quarrel_with_what_is_opened(example: Path) -> None:
    import json

    from jsonschema import Draft7Validator
    from workflows.editor_schemas.test_editor_schemas import as_editor

    dossier = Dossier.read(example)
    rules = IndicatorSet.of(dossier)
    page = parse_page(review_open.build_review(dossier, rules), "review.yaml")
    schema = json.loads(editor_schemas.build_schemas(rules)[".schema/review.json"])

    assert list(Draft7Validator(schema).iter_errors(as_editor(page.data))) == []


POINTS = st.none() | st.decimals(-9, 99, places=2)
WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"], exclude_characters="\ufeff"), max_size=30
)


@settings(max_examples=40)
@given(
    st.fixed_dictionaries({row: st.none() | st.booleans() if node.mandatory else POINTS for row, node in ROWS.items()}),
    WORDS,
)
def test_open_then_read_then_compare_is_clean(values: dict[str, Decimal | bool | None], name: str) -> None:
    forms = {row: Row(met=value) if isinstance(value, bool) else Row(points=value) for row, value in values.items()}
    scores = {row: ScoredRow(ROWS[row].group.file, ROWS[row].group.id, row, form) for row, form in forms.items()}
    head = Head(school=School(name=name, code=name, reports_to=name), school_year="2025-2026")
    dossier = Dossier(Path(), head, scores)
    page = parse_page(review_open.build_review(dossier, RULES), "review.yaml")
    review, findings = read_form(Review, page)
    sheet = score(dossier, RULES)
    compared = compare_review(replace(dossier, review=review), RULES, sheet)

    assert (page.findings, findings) == ((), ())
    assert all(row.state == "unseen" for row in compared.rows)
    assert {row.id: row.own for row in compared.rows} == values
    page = parse_page(agreed(review_open.build_review(dossier, RULES).decode()).encode(), "review.yaml")
    review, _ = read_form(Review, page)
    compared = compare_review(replace(dossier, review=review), RULES, sheet)
    assert [(g.points, g.level, g.mandatory_unmet) for g in compared.external_sheet.groups] == [
        (g.points, g.level, g.mandatory_unmet) for g in sheet.groups
    ]
    assert set(compared.undecided) == {row for row, value in values.items() if value is None}
    assert compared.differing == ()


def test_comments_hold_what_a_school_wrote_on_one_line() -> None:
    scores = {"1.4": ScoredRow("x", "1", "1.4", Row(points=Decimal(1), measured="36/38"))}
    data = review_open.build_review(Dossier(Path(), scores=scores), RULES).decode()

    assert "  #     trường ghi số liệu 36/38\n" in data
    assert not re.search(r"[ \t]$", data, re.MULTILINE)


@pytest.mark.parametrize("command", ["", "show", "open", "pack", "receive"])
def test_help_is_in_vietnamese(cli: Cli, golden: Golden, command: str) -> None:
    golden(f"help/review{'-' if command else ''}{command}.txt", cli("review", *command.split(), "--help").out)


@pytest.mark.parametrize("broken", [None, "school: [\n"])
def test_a_dossier_of_nobody_is_not_assessed(cli: Cli, example: Path, broken: str | None) -> None:
    (example / "dossier.yaml").unlink()
    if broken:
        (example / "dossier.yaml").write_text(broken, encoding="utf-8")
    ran = cli("review", "open", example, "--body", "UBND xã")

    assert ran.code == 1
    assert "dossier.yaml" in ran.err
    assert not (example / "review.yaml").exists()


def test_a_review_in_a_plain_folder_is_told_not_to_count(cli: Cli, example: Path, tmp_path: Path) -> None:
    received = receive(example, tmp_path / "nhan")

    assert "verify TỆP.zip --to" in " ".join(cli("review", "open", example).err.split())
    assert "verify TỆP.zip --to" not in " ".join(cli("review", "open", received).err.split())
