"""The schemas say what the reader does: they accept what it accepts and refuse, at the same place, what it refuses."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest
from conftest import EXAMPLE, ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError
from support.overlay import MARK, laid_out

from cdsdossier.errors import Unreadable
from cdsdossier.files import resources
from cdsdossier.findings import YamlPage
from cdsdossier.model.dossier.head import Head
from cdsdossier.model.dossier.narrative import Narrative
from cdsdossier.model.dossier.review import Review
from cdsdossier.model.dossier.scores import ScoreFile
from cdsdossier.model.dossier.timeline import Timeline
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.model.indicatorset.set_file import SetFile
from cdsdossier.workflows import editor_schemas
from cdsdossier.workflows.editor_schemas.draft7 import format_schema
from cdsdossier.workflows.editor_schemas.models import build_form_model
from cdsdossier.workflows.scaffold import NewYear, build_dossier_files
from cdsdossier.yamlio import fields
from cdsdossier.yamlio.forms import Field, Form, KeyPath, _form, locate_value
from cdsdossier.yamlio.reader import parse_page

FORMS: dict[str, type[Form]] = {
    "dossier.yaml": Head,
    "timeline.yaml": Timeline,
    "narrative.yaml": Narrative,
    "indicator-set.yaml": IndicatorSet,
    "review.yaml": Review,
    "scores": ScoreFile,
}

#: Where reader and schema differ on purpose: name → (form, value, whether the reader accepts it; the schema then not).
LENIENCIES: dict[str, tuple[type[Form], dict[str, object], bool]] = {
    # The reader forgives these; an editor had better offer the plain way.
    "a number in quotes": (ScoreFile, {"group": "1", "scores": {"1.1": {"points": "15.5"}}}, True),
    "a count in quotes": (Head, {"school": {"staff": "38"}}, True),
    "true or false where text belongs": (Head, {"school": {"name": True}}, True),
    "spaces around a measured fact": (ScoreFile, {"group": "1", "scores": {"1.1": {"measured": " 36/38 "}}}, True),
    # A schema cannot compute, and sees no digits.
    "years that do not follow": (Head, {"school_year": "2025-2027"}, False),
    "a part larger than its whole": (ScoreFile, {"group": "1", "scores": {"1.1": {"measured": "40/38"}}}, False),
    "a whole number written with .0": (Head, {"documents": {"ke-hoach": {"number": 2.0}}}, False),
    "more than nine digits": (IndicatorSet, {"id": "x", "title": "x", "maximum": 1234567890}, False),
    "more than six decimals": (IndicatorSet, {"id": "x", "title": "x", "maximum": 0.1234567}, False),
}


def validator(schema: bytes) -> Draft7Validator:
    return Draft7Validator(json.loads(schema), format_checker=Draft7Validator.FORMAT_CHECKER)


VALIDATORS = {form: validator(format_schema(build_form_model(form), form.__name__)) for form in FORMS.values()}


def refused(checker: Draft7Validator, value: object) -> set[KeyPath]:
    """Return the places that a schema refuses; what is unknown or missing is told at the mapping it is in."""
    return {_place(error) for found in checker.iter_errors(value) for error in _meant(found)}


def _meant(error: ValidationError) -> Iterator[ValidationError]:
    """Yield the errors of the alternative that is meant: what else may stand here is nothing at all."""
    here = error.absolute_path
    inner = [part for part in error.context or () if part.validator != "type" or part.absolute_path != here]
    if isinstance(error.instance, list):  # a list is meant as a list, even where one word might stand alone
        inner = [part for part in inner if part.absolute_path != here]
    for part in inner:
        yield from _meant(part)
    if not inner:
        yield error


def _place(error: ValidationError) -> KeyPath:
    here = tuple(error.absolute_path)
    return here[:-1] if error.instance is None and here and isinstance(here[-1], str) else here


def told(form: type[Form], page: YamlPage) -> set[KeyPath]:
    """Return the places at which the reader finds fault."""
    faults: list[Any] = []
    _form(form, page.data, (), faults)
    return {path[:-1] if rule == "key-unknown" else path for rule, path, _ in faults}


def as_editor(data: object) -> object:
    """Return what a file holds as an editor sees it: numbers are numbers; an empty file has no faults there."""
    if isinstance(data, Decimal):
        return int(data) if data == int(data) else float(data)
    if isinstance(data, dict):
        return {key: as_editor(value) for key, value in data.items()}
    return [as_editor(value) for value in data] if isinstance(data, list) else data


def page_of(value: object) -> YamlPage:
    page = parse_page(json.dumps(value, ensure_ascii=False).encode(), "x.yaml")  # JSON is YAML
    assert page.findings == ()
    return page


# --- Generated values --------------------------------------------------------------------------------------------

WORDS = st.text("abĐờ ớ/.,:-#{}&*!019", max_size=8)
NUMBERS = st.integers(-99, 10_000) | st.decimals(-99, 10_000, places=2).map(float).filter(lambda x: x != int(x))
RIGHT: dict[str, st.SearchStrategy[Any]] = {
    "text": WORDS | NUMBERS,
    "recorded": WORDS | NUMBERS | st.booleans(),
    "code": WORDS,
    "points": NUMBERS,
    "count": st.integers(0, 999_999_999),
    "flag": st.booleans(),
    "day": st.dates().map(str),
    "school-year": st.sampled_from(["2025-2026", "1999-2000"]),
    "measured": st.sampled_from(["36/38", "20", 20, 0, "0/1"]),
    "document-number": st.sampled_from([2, "2", "12a", "7đ", "007", 999_999]),
}
#: Wrong for most fields, and none of the leniencies for any.
ODD: st.SearchStrategy[Any] = st.sampled_from([
    None, "", "x", "6 điểm", "5,5", "-", "1.5.2", "2026-02-30", "2026-2-3", "5/3/2026", "36/38a", "2025 - 2026",
    "1234567890", -1, 0.5, 1_000_000, [], {}, ["x"], {"lạ": 1}, [[]], [None], [{}], {"x": None},
])  # fmt: skip


def values(field: Field) -> st.SearchStrategy[Any]:
    one = values_of(field.inner) if field.inner else st.sampled_from(field.words) if field.words else RIGHT[field.kind]
    one = one | ODD if not field.inner else one
    if field.table:
        return st.dictionaries(st.sampled_from(field.keys or ("S1", "2.4.1", "lạ")) | st.just("x"), one, max_size=3)
    return st.lists(one | st.none(), max_size=3) if field.many else one


def values_of(form: type[Form]) -> st.SearchStrategy[Any]:
    """Return values for a form: mostly its own keys, mostly right; some missing, some empty, some odd."""
    known = {key: values(field) | st.none() | ODD for key, field in form.fields.items()}
    needed = {key: values(field) for key, field in form.fields.items() if field.required}
    right = st.fixed_dictionaries(needed, optional={key: known[key] for key in known if key not in needed})
    return right | st.fixed_dictionaries({}, optional={**known, "lạ": ODD})


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.__name__)
def test_the_schema_refuses_exactly_where_the_reader_finds_fault(form: type[Form]) -> None:
    @settings(max_examples=1000 if os.environ.get("CDSDOSSIER_LONG") == "1" else 40, deadline=None)
    @given(values_of(form))
    def agree(value: object) -> None:
        assert refused(VALIDATORS[form], value) == told(form, page_of(value))

    agree()


ONE_OF_EACH: dict[str, Field] = {
    "text": fields.text_field(),
    "recorded": fields.recorded_field(),
    "code": fields.code_field(required=False),
    "points": fields.points_field(),
    "count": fields.count_field(),
    "flag": fields.flag_field(),
    "day": fields.date_field(),
    "year": fields.school_year_field(),
    "measured": fields.measured_field(),
    "number": fields.document_number_field(),
    "word": fields.choice_field(("ke-hoach", "bao-cao")),
}
Every = type("Every", (Form,), dict(ONE_OF_EACH))
EDGES: list[object] = [
    -1, 0, 0.5, 2, 999_999, 1_000_000, 999_999_999, "", "x", "0", "2", "123456", "1234567", "123456a", "12ab", "a1",
    "123456789", "1234567890", "0/1", "123456/123456", "1234567/1234567", "1/1/1", "/1", "1/", "-1", "2025-2026",
    "02025-2026", "2025-202", "2025–2026", "2024-02-29", "2023-02-29", "2024-2-29", "20240229", "2024-02-29 ",
    "ke-hoach", "kế hoạch", "Ke-hoach", [], {}, [1], {"a": 1},
]  # fmt: skip


@pytest.mark.parametrize("kind", ONE_OF_EACH)
def test_every_kind_of_value_agrees_at_its_edges(kind: str) -> None:
    checker = validator(format_schema(build_form_model(Every), "Every"))
    quoted = re.compile(r"-?[0-9]{1,9}" if kind in ("points", "count") else "(?!)")  # a leniency
    edges = [edge for edge in EDGES if not (isinstance(edge, str) and quoted.fullmatch(edge))]
    differ = [edge for edge in edges if refused(checker, {kind: edge}) != told(Every, page_of({kind: edge}))]

    assert differ == []


@pytest.mark.parametrize("name", LENIENCIES)
def test_reader_and_schema_differ_only_where_it_is_named(name: str) -> None:
    form, value, forgiven = LENIENCIES[name]
    assert (told(form, page_of(value)) == set()) is forgiven
    assert (refused(VALIDATORS[form], value) == set()) is not forgiven


# --- Dossiers as they lie on the disk ----------------------------------------------------------------------------


def checkers(rules: IndicatorSet) -> dict[str, Draft7Validator]:
    """Return glob → the schema of the files it covers."""
    made, globs = editor_schemas.build_schemas(rules), editor_schemas.map_schemas(rules)
    assert list(made) == list(globs)
    return {globs[name]: validator(schema) for name, schema in made.items()}


def errors(folder: Path) -> dict[str, list[tuple[YamlPage, ValidationError]]]:
    """Return file → what its schema refuses, for the files of a dossier that can be read."""
    found = {}
    for glob, checker in checkers(IndicatorSet.read(folder / "indicator-set.yaml")).items():
        for path in sorted(folder.glob(glob)):
            page = parse_page(path.read_bytes(), path.name)
            faults = checker.iter_errors(as_editor(page.data or {})) if page.readable else ()
            found[path.relative_to(folder).as_posix()] = [(page, error) for fault in faults for error in _meant(fault)]
    return found


def places(folder: Path) -> dict[str, set[KeyPath]]:
    return {file: {_place(error) for _, error in found} for file, found in errors(folder).items()}


@pytest.mark.parametrize(
    "dossier", [path.parent for path in (ROOT / "examples").rglob("dossier.yaml")], ids=lambda path: path.name
)
def test_every_example_validates(dossier: Path) -> None:
    found = places(dossier)

    assert len(found) >= 6
    assert not any(found.values())


@pytest.mark.parametrize("name", resources.shipped_set_ids())
def test_every_fresh_dossier_and_every_shipped_set_validates(name: str, tmp_path: Path) -> None:
    rules = IndicatorSet.read(name)
    for file, content in build_dossier_files(
        NewYear("2025-2026", rules.applies_to[0], school="Trường A"), SetFile.read(name)
    ).items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_bytes(content)
    found = places(tmp_path)

    assert {"dossier.yaml", "timeline.yaml", "indicator-set.yaml"} <= set(found)
    assert not any(found.values())


OVERLAID = (
    "key-unknown", "key-missing", "value-wrong", "points-above-maximum", "points-negative", "criterion-unknown",
    "points-misplaced",
)  # fmt: skip

#: Lines of bad dossiers that no schema can refuse, by what they hold, and why.
UNSAID = {
    "kind:   #!": "an empty text of dossier.yaml is a fault of the dossier, not of its form: a draft may have it",
    "indicator_set: thu-2025": "only the set at hand tells that this is another one",
    "“1.1”:": "the reader takes curly quotes off a key; an editor sees a key that the set does not have",
    "measured: 40/38": "a schema cannot compute",
    "points: 1e1": "it lies in a row that the set does not have, and that is refused as a whole",
}


def silent(folder: Path) -> list[str]:
    """Return the lines of a dossier that check calls a fault of form or of points, and its schemas do not."""
    lines = []
    for file, found in errors(folder).items():
        refused_lines = {line for page, error in found for line in _lines(page, error)}
        for number, line in enumerate((folder / file).read_text(encoding="utf-8").splitlines(), 1):
            if set(OVERLAID) & set(line.partition(MARK)[2].split()) and number not in refused_lines:
                lines.append(line)
    return lines


def _lines(page: YamlPage, error: ValidationError) -> Iterator[int]:
    """Yield the lines that an editor underlines: of what is refused, or of the keys that may not be there."""
    here = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        instance, schema = cast("tuple[dict[str, Any], dict[str, Any]]", (error.instance, error.schema))
        unknown = set(instance) - set(schema["properties"])
        yield from (locate_value(page.data, (*here, key), key=True)[0] for key in unknown)
    else:
        yield from (locate_value(page.data, here)[0], locate_value(page.data, here, key=True)[0])


@pytest.mark.parametrize("rule", OVERLAID)
def test_the_schema_of_a_bad_dossier_refuses_the_lines_that_check_names(rule: str, tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d", f"{rule}/bad")
    unsaid = [line for line in silent(folder) if not any(held in line for held in UNSAID)]

    assert any(errors(folder).values())
    assert unsaid == []


def test_what_no_schema_can_say_is_still_in_the_bad_dossiers(tmp_path: Path) -> None:
    lines = [line for rule in OVERLAID for line in silent(laid_out(tmp_path / rule, f"{rule}/bad"))]

    assert [held for held in UNSAID if not any(held in line for line in lines)] == []


@pytest.mark.parametrize("rule", [*OVERLAID, "points-above-band", "evidence-outside", "mandatory-unmet"])
def test_a_near_miss_validates(rule: str, tmp_path: Path) -> None:
    found = places(laid_out(tmp_path / "d", f"{rule}/good"))
    quoted = {("scores", "1.2.2", "points")} if rule == "value-wrong" else set()  # "15.5": a leniency

    assert found.pop("scores/1-day-hoc.yaml") == quoted
    assert not any(found.values())


# --- The scores of a group ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "written_so", "right"),
    [
        ("1.1", {"met": True}, True),
        ("1.1", {"met": None, "note": None}, True),
        ("1.1", {"points": 1}, False),
        ("1.2.1", {"points": 40}, True),
        ("1.2.1", {"points": 40.5}, False),
        ("1.2.1", {"points": -0.5}, False),
        ("1.2.1", {"points": None}, True),
        ("1.2.1", {"met": True}, False),
        ("1.2.1", None, True),
        ("1.2", {"note": "Chấm theo từng nội dung"}, True),
        ("1.2", {"points": 1}, False),
        ("1.3", {"points": 30, "measured": "9/10"}, True),
        ("1.3", {"points": 30, "measured": 20}, False),
        ("2.3", {"points": 20}, False),
        ("9.9", {"note": "x"}, False),
    ],
)
def test_a_row_takes_what_the_set_says(row: str, written_so: object, right: bool, tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    checker = checkers(IndicatorSet.read(folder / "indicator-set.yaml"))["scores/1-*.yaml"]

    assert checker.is_valid({"group": "1", "scores": {row: written_so}}) is right


def test_the_editor_shows_the_criterion_its_maximum_and_its_evidence() -> None:
    made = json.loads(editor_schemas.build_schemas(IndicatorSet.read("qd4725-2022"))[".schema/scores-1.json"])
    rows = made["definitions"]["Scores"]["properties"]

    assert rows["1.3.1"]["description"].startswith(
        "Có triển khai phần mềm dạy học trực tuyến trực tiếp\n\nTối đa 6 điểm."
    )
    assert "Điều kiện bắt buộc" in rows["1.1"]["description"]
    assert "Chấm riêng từng nội dung: 1.3.1" in rows["1.3"]["description"]


def test_a_set_of_ones_own_has_its_own_maximum(example: Path) -> None:
    own = example / "indicator-set.yaml"
    text = own.read_text(encoding="utf-8")
    (example / "own.yaml").write_text(text.replace("maximum: 6\n", "maximum: 6.5\n", 1), encoding="utf-8")

    assert editor_schemas.build_schemas(IndicatorSet.read(own)) != editor_schemas.build_schemas(
        IndicatorSet.read(example / "own.yaml")
    )


@pytest.mark.parametrize("name", ["../x", "a/b", "C:x", "", "a b"])
def test_a_group_that_cannot_name_a_file_is_refused(name: str, tmp_path: Path) -> None:
    path = laid_out(tmp_path / "d") / "indicator-set.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace('id: "1"\n', f'id: "{name}"\n'), encoding="utf-8")

    with pytest.raises(Unreadable, match=r"không dùng làm tên tệp được|không thể thiếu"):
        IndicatorSet.read(path)


# --- The schemas themselves --------------------------------------------------------------------------------------

NOT_DRAFT7 = {"$defs", "prefixItems", "unevaluatedProperties", "dependentRequired", "$dynamicRef", "$anchor"}


def parts(schema: object) -> Iterator[dict[str, Any]]:
    """Yield every schema inside a schema."""
    if isinstance(schema, dict):
        yield schema
        for key, value in schema.items():
            for inner in value.values() if key in ("properties", "definitions") else [value]:
                yield from parts(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from parts(inner)


@pytest.mark.parametrize("name", resources.shipped_set_ids())
def test_every_schema_is_draft_7_and_says_something_in_vietnamese(name: str) -> None:
    for file, content in editor_schemas.build_schemas(IndicatorSet.read(name)).items():
        schema = json.loads(content)
        Draft7Validator.check_schema(schema)
        assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
        assert schema["additionalProperties"] is False
        for part in parts(schema):
            assert not NOT_DRAFT7 & set(part), file
            assert len(part) == 1 or "$ref" not in part  # draft-07 ignores what stands beside a $ref
            assert part is schema or "title" not in part


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.__name__)
def test_every_key_of_every_form_has_a_description(form: type[Form]) -> None:
    def bare(form: type[Form]) -> Iterator[str]:
        for field in form.fields.values():
            if not field.about.endswith((".", "…")):
                yield f"{form.__name__}.{field.key}"
            if field.inner:
                yield from bare(field.inner)

    assert list(bare(form)) == []


def test_the_same_set_gives_the_same_bytes_in_every_process() -> None:
    code = (
        "import hashlib; from cdsdossier.workflows import editor_schemas as schemas;"
        "from cdsdossier.model.indicatorset import IndicatorSet;"
        "files = schemas.build_schemas(IndicatorSet.read('qd4725-2022'));"
        "print(hashlib.sha256(b''.join(name.encode() + files[name] for name in files)).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            encoding="utf-8",
        ).stdout
        for seed in ("1", "2")
    }

    assert len(digests) == 1


def test_scoring_does_not_wait_for_the_schemas() -> None:
    code = (
        "import sys; from cdsdossier.cli import run_command_line; run_command_line(['score', sys.argv[1]]);"
        "sys.exit('pydantic' in sys.modules or 'cdsdossier.workflows.editor_schemas' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code, EXAMPLE], check=False, capture_output=True).returncode == 0
