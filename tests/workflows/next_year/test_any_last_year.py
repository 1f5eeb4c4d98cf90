"""Whatever last year's dossier holds, the new year reads without a fault, and nothing in it is scored or issued."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Ran, fingerprint
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from support.fuzzing import BYTES, FORMS, LOOKALIKES
from support.overlay import BASE
from support.yamlmaker import mapping

from cdsdossier.errors import CdsError
from cdsdossier.model.dossier import Dossier
from cdsdossier.workflows import next_year
from cdsdossier.workflows.next_year.comment_lines import format_comment
from cdsdossier.workflows.scaffold import NewYear
from cdsdossier.yamlio.reader import parse_page

Cli = Callable[..., Ran]

LAYERS = sorted(path for path in BASE.parent.glob("*/*") if path.name in {"bad", "good"})
FILES = ("dossier.yaml", "timeline.yaml", "narrative.yaml", "scores/1-day-hoc.yaml", "scores/2-quan-tri.yaml")
NASTY = st.sampled_from([
    "Đạt #1", "# hết", "a: b", "- x", "một\nhai",
    'một\n# hai\n  "1.3.1": {points: 9}', "'", '"', "\\", "{{ x }}", "[", "}",
    "tie\u0302\u0301ng", "\t", "\u00a0", "*a", "&a", "!t", "%", "---", "...", "|", ">", "x" * 5000, "dài " * 2000,
    "null", "2025", "số 2025/KH", "năm học 2025-2026", "29/2/2024", "https://x.vn/#a b",
    "😀", "C:\\a", "yes", "1.10", "",
])  # fmt: skip
TEXT = NASTY | st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=20)


def begun(last: Path) -> dict[str, bytes] | None:
    """Return the files of a new year; None where nothing at all could be read."""
    try:
        year = next_year.PreviousYear.read(last)
        school = year.dossier.head.school
        new = NewYear("2026-2027", school.kind or "thcs", school.name or "", school.code or "")
        return next_year.plan_next_year(year, new, next_year.choose_indicator_set(year, new.kind, None)).files
    except CdsError:
        return None


def laid_out(files: dict[str, bytes], folder: Path) -> Dossier:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return Dossier.read(folder)


def nothing_done(new: Dossier) -> None:
    """Assert that a new year reads without a fault, and holds nothing that is for this year to decide."""
    unfilled = {(finding.rule, finding.message) for finding in new.findings}
    assert {rule for rule, _ in unfilled} <= {"key-missing"}, unfilled
    assert all(row.form == type(row.form)() for row in new.scores.values())
    assert all(task.done is None for task in new.timeline.tasks)
    assert all(one == type(one)() for one in new.head.documents.values())
    assert new.head.waivers == ()
    assert new.narrative == type(new.narrative)()


@pytest.mark.parametrize("layer", LAYERS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_year_with_any_fault_begins_a_year_without_it(layer: Path, cli: Cli, tmp_path: Path) -> None:
    last = Path(shutil.copytree(BASE, tmp_path / "2025-2026"))
    shutil.copytree(layer, last, dirs_exist_ok=True)
    before = fingerprint(last)
    ran = cli("init", tmp_path / "2026-2027", "--from", last)

    assert ran.code == 0, ran.err
    assert fingerprint(last) == before
    nothing_done(Dossier.read(tmp_path / "2026-2027"))


def dumped(data: object) -> bytes:
    return yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, width=10_000).encode("utf-8", "replace")


@st.composite
def dossiers(draw: Any) -> dict[str, bytes]:  # noqa: ANN401 - hypothesis gives it
    """Return the files of a dossier in form, with any texts at all."""
    text = st.deferred(lambda: TEXT)
    person = st.fixed_dictionaries({"name": text}, optional={"post": text, "task": text, "role": st.just("Ủy viên")})
    basis = st.fixed_dictionaries(
        {}, optional={"opener": text, "kind": text, "number": text, "issuer": text, "about": text}
    )
    task = st.fixed_dictionaries(
        {"id": text, "what": text, "when": text},
        optional={"owner": text, "products": st.lists(st.fixed_dictionaries({"name": text}), max_size=2)},
    )
    row = st.fixed_dictionaries(
        {},
        optional={
            "points": st.integers(-1, 99),
            "note": text,
            "evidence": st.lists(
                st.fixed_dictionaries({}, optional={"file": text, "url": text, "title": text}), max_size=2
            ),
        },
    )
    waiver = st.fixed_dictionaries({"rule": text, "where": text, "reason": text})
    school = {
        "name": draw(text),
        "kind": "thcs",
        "head": draw(person.map(lambda one: {"name": one["name"], "title": one["name"]})),
    }
    head = {
        "school": school,
        "school_year": "2025-2026",
        "indicator_set": "thu-2026",
        "council": draw(st.lists(person, max_size=3)),
        "bases": draw(st.lists(basis, max_size=3)),
        "waivers": draw(st.lists(waiver, max_size=2)),
    }
    ids = st.sampled_from(["1.1", "1.2.1", "1.2.2", "1.3"]) | text.filter(bool)
    scores = {"group": "1", "scores": draw(st.dictionaries(ids, row, max_size=5))}
    lists = st.lists(text, max_size=3)
    said = {"shortcomings": draw(lists), "lessons": draw(lists), "strengths": draw(lists)}
    said["proposals"] = draw(st.lists(st.fixed_dictionaries({"text": text}, optional={"to": text}), max_size=2))
    tasks = {"plan": {"number": draw(text)}, "tasks": draw(st.lists(task, max_size=4))}
    return dict(zip(FILES, map(dumped, (head, tasks, said, scores)), strict=False))


@given(dossiers())
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=30)
def test_any_text_in_form_begins_a_year_without_a_fault(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as place:
        last = Path(shutil.copytree(BASE, Path(place) / "last"))
        for name, content in files.items():
            (last / name).write_bytes(content)
        made = begun(last)
        assert made is not None
        nothing_done(laid_out(made, Path(place) / "new"))


@given(st.sampled_from([*FILES, "indicator-set.yaml"]), BYTES | LOOKALIKES | FORMS | mapping().map(str.encode))
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
def test_anything_at_all_as_a_file_begins_a_year_without_a_fault(name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as place:
        last = Path(shutil.copytree(BASE, Path(place) / "last"))
        (last / name).write_bytes(content)
        made = begun(last)
        if made is not None:
            nothing_done(laid_out(made, Path(place) / "new"))


@given(TEXT | st.text(), st.integers(0, 8), st.sampled_from(["", "- ", "    Ghi chú: "]))
@example("a\u2028b\x85c\rd\x00e\ud800", 2, "- ")
def test_a_remark_is_a_comment_whatever_it_says(text: str, indent: int, head: str) -> None:
    lines = format_comment(text, indent, head)
    page = parse_page("\n".join(["a:", *lines, "b: 1"]).encode(), "x")

    assert all(line.startswith(" " * indent + "#") for line in lines)
    assert page.findings == ()
    assert page.data == {"a": None, "b": 1}


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_cannot_be_read_is_named_and_the_others_are_carried(file: str, cli: Cli, example: Path) -> None:
    (example / file).write_bytes(b"a: [\xff")
    ran = cli("init", example.parent / "2024-2025", "--from", example, "--kind", "thcs")

    assert ran.code == 0
    assert f"Không đọc được {file} của năm trước nên không mang sang gì từ tệp này" in ran.err
    nothing_done(Dossier.read(example.parent / "2024-2025"))


def test_a_missing_or_broken_set_gives_way_to_the_shipped_one(cli: Cli, example: Path) -> None:
    (example / "indicator-set.yaml").write_bytes(b"{")
    ran = cli("init", example.parent / "2024-2025", "--from", example)

    assert ran.code == 0
    assert "Không đọc được indicator-set.yaml của năm trước" in ran.err
    assert Dossier.read(example.parent / "2024-2025").head.indicator_set == "qd4725-2022"


@pytest.mark.parametrize("broken", [True, False])
def test_where_nothing_can_be_read_nothing_begins(broken: bool, cli: Cli, tmp_path: Path) -> None:
    last = tmp_path / "2025-2026"
    last.mkdir()
    if broken:
        for name in ("dossier.yaml", "timeline.yaml", "indicator-set.yaml"):
            (last / name).write_bytes(b"\xff{")
    ran = cli("init", tmp_path / "2026-2027", "--from", last)

    assert ran.code == 3
    assert not (tmp_path / "2026-2027").exists()


def test_thousands_of_files_in_a_row_are_counted_not_named(cli: Cli, example: Path) -> None:
    for number in range(40):
        (example / "evidence" / "1.4" / f"ảnh-{number:02} #\u0301.png").write_bytes(b"x")
    cli("init", example.parent / "2024-2025", "--from", example)
    text = (example.parent / "2024-2025" / "scores" / "1-day-hoc.yaml").read_text("utf-8")

    assert "và 30 minh chứng nữa" in text
