"""Foreign templates run in another process: what crosses, and what happens where that process fails."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.desk import Desk

from cdsdossier.documents import catalogue as catalogues
from cdsdossier.documents import facts
from cdsdossier.documents.facts.gaps import Gap, Gaps
from cdsdossier.documents.facts.tracking import UsedPaths, track_facts
from cdsdossier.documents.templating import isolation
from cdsdossier.documents.templating.isolation import facts_from_json, facts_to_json, fill_body_isolated
from cdsdossier.errors import TemplateFault
from cdsdossier.files import resources


def fill(folder: Path, source: str) -> str:
    path = folder / "templates" / "bao-cao.html"
    path.parent.mkdir(exist_ok=True)
    path.write_text(source, encoding="utf-8")
    return fill_body_isolated(path, resources.templates_folder(), {"school": {"name": "A & B"}}, Gaps())


def test_gaps_and_uses_count_as_if_the_template_had_run_here(tmp_path: Path) -> None:
    used, gaps = UsedPaths(), Gaps()
    known = track_facts({"a": {"b": gaps.of("x: b"), "c": gaps.of("x: c")}}, used)
    (tmp_path / "thu.html").write_text("<p>{{ a.b }}</p>", encoding="utf-8")

    assert fill_body_isolated(tmp_path / "thu.html", tmp_path, known, gaps) == "<p>……</p>"
    assert (gaps.names, used) == (("x: b",), {"a/b"})


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not hold a process to its memory")
def test_memory_has_a_bound(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault, match=r"^templates/bao-cao\.html:2: mẫu cần quá nhiều bộ nhớ"):
        fill(tmp_path, "<p>một</p>\n<p>{{ '{:2000000000d}'.format(1) }}</p>")


def test_a_loop_without_end_is_stopped_at_its_line_however_fast_the_computer(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault, match=r"^templates/bao-cao\.html:2: mẫu lặp quá nhiều lần"):
        fill(tmp_path, "<p>một</p>\n{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}")


def test_what_no_step_counts_is_stopped_by_the_clock_at_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(isolation, "SECONDS", 1.5)

    with pytest.raises(TemplateFault, match=r"^templates/bao-cao\.html:2: mẫu chạy quá"):
        fill(
            tmp_path,
            "<p>một</p>\n{% set a = 'x' * 999999 %}{% for i in range(99999) %}{% set b = a ~ a ~ a %}{% endfor %}",
        )


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("import time; print('.', end='', flush=True); time.sleep(600)", "chạy quá"),
        ("print('.', end='', flush=True); raise SystemExit('hết bộ nhớ')", "dừng giữa chừng (hết bộ nhớ)"),
        ("raise SystemExit('thiếu gói')", "dừng giữa chừng (thiếu gói)"),
    ],
)
def test_a_process_that_hangs_or_dies_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, words: str
) -> None:
    started = isolation.subprocess.Popen  # type: ignore[attr-defined]

    def other(_: list[str], **options: object) -> object:
        return started([sys.executable, "-X", "utf8", "-c", program], **options)

    if "sleep" in program:
        monkeypatch.setattr(isolation, "SECONDS", 1.0)
    monkeypatch.setattr(isolation.subprocess, "Popen", other)  # type: ignore[attr-defined]

    with pytest.raises(TemplateFault) as caught:
        fill(tmp_path, "<p>x</p>")
    assert str(caught.value).startswith("templates/bao-cao.html: ")
    assert words in str(caught.value)


def test_nothing_is_imported_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "jinja2.py").write_text("raise SystemExit('harm')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert fill(tmp_path, "<p>{{ school.name }}</p>") == "<p>A &amp; B</p>"


def test_all_facts_cross_unchanged(desk: Desk) -> None:
    year = catalogues.read_catalogue(resources.templates_folder())
    assessment = desk.assessment(lambda parts: parts["head"]["school"].update(staff=None))
    told = facts.build_facts(assessment, year.entry("bao-cao"), year, Gaps())
    counted = Gaps()
    there: dict[str, Any] = facts_from_json(facts_to_json(told), counted)

    assert facts_to_json(there) == facts_to_json(told)
    assert isinstance(there["school"]["staff"], Gap)
    assert f"{there['school']['staff']}" == "……"
    assert counted.names == ("dossier.yaml: school.staff",)


plain = st.recursive(
    st.text() | st.integers() | st.booleans() | st.dates() | st.decimals(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(min_size=1).filter(lambda key: key[0] != "\0"), inner),
    max_leaves=12,
)


@given(value=plain)
def test_any_plain_data_crosses_unchanged(value: object) -> None:
    assert facts_from_json(facts_to_json({"x": value, "y": 1}), Gaps()) == {"x": value, "y": 1}


def test_nothing_but_plain_data_crosses() -> None:
    assert facts_to_json({"a": date(2026, 1, 2), "b": Decimal("1.50")})
    with pytest.raises(TypeError):
        facts_to_json({"x": object()})
