"""What the process for foreign templates answers; the tests run it in this process, which is as strict and faster."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cdsdossier.documents.templating.isolated_main import answer_job, describe_overrun
from cdsdossier.documents.templating.isolation import Answer, Job, facts_to_json
from cdsdossier.files import resources


def job_for(folder: Path, source: str) -> Job:
    (folder / "templates").mkdir()
    (folder / "templates" / "bao-cao.html").write_text(source, encoding="utf-8")
    facts = {"school": {"name": "THCS An Bình"}, "documents": {"bao-cao": {"number": "1"}}}
    path, builtin = str(folder / "templates" / "bao-cao.html"), str(resources.templates_folder())
    name, seconds = "templates/bao-cao.html", 5.0
    return {"path": path, "name": name, "facts": facts_to_json(facts), "seconds": seconds, "builtin": builtin}


def answer(folder: Path, source: str) -> Answer:
    return answer_job(job_for(folder, source))


FAULTS = [
    ("{{ scool.name }}", "không có tên “scool”; có phải school?"),
    ("{{ documents.bao-cao.number }}", "không có tên “cao”; tên có dấu gạch ngang phải viết trong ngoặc"),
    ("{{ school.nmae }}", "có phải name?"),
    ("{{ 'x' * 10**8 }}", "quá dài"),
    ("{{ ['x'] * 10**8 }}", "quá dài"),
    ("{{ 10 ** 10**8 }}", "quá lớn"),
    ("{{ '%999999999d' % 1 }}", "không ghép chữ bằng %"),
    ("{{ '{:99999999d}'.format(1) }}", "quá nhiều chữ"),
    ("{{ 'x'|center(99999999) }}", "quá nhiều chữ"),
    ("{% for i in range(10**9) %}x{% endfor %}", "vòng lặp quá dài"),
    ("{% for i in range(99999) %}{% for j in range(99999) %}<b>x</b>{% endfor %}{% endfor %}", "quá nhiều chữ"),
    ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "tự gọi lại"),
    ("{{ ''.__class__ }}", "mẫu không được dùng “__class__”"),
    ("{{ school.name|safe }}", "không có bộ lọc “safe”"),
    ("{{ school.name|urlize }}", "không có bộ lọc “urlize”"),
    ('{% include "/etc/passwd" %}', "không có mẫu /etc/passwd"),
    ('{% import "../dossier.yaml" as d %}', "không có mẫu ../dossier.yaml"),
    ("{% for i in range(3) %}", "thiếu lệnh đóng"),
    ("{% autoescape false %}{{ school.name }}{% endautoescape %}", "không có lệnh “autoescape”"),
    ("{{ (school.name|e).translate({84: '<b>x</b>'}) }}", "mẫu không được dùng “translate”"),
    ("{{ [1, 2]|random }}", "không có bộ lọc “random”"),
    ("{{ lipsum() }}", "không có tên “lipsum”"),
    ("<div>x</div>", "không dùng thẻ <div>"),
    ("{{ 1 / 0 }}", "chia cho 0"),
    ("{{ school }}", "in từng phần"),
]


@pytest.mark.parametrize(("source", "words"), FAULTS)
def test_every_fault_names_file_and_line_and_shows_the_line(tmp_path: Path, source: str, words: str) -> None:
    first, shown = answer(tmp_path, f"<p>một</p>\n<p>{source}</p>\n")["fault"].split("\n")

    assert first.startswith("templates/bao-cao.html:2: ")
    assert words in first
    assert shown == f"  2 | <p>{source}</p>"[: len(shown)]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{{ 'x' * 10**2 }}", "x" * 100),
        ("{{ '{:9d}'.format(1) }}", "        1"),
        ("{{ 'x'|center(9) }}", "    x    "),
        ("{% for i in range(10) %}x{% endfor %}", "x" * 10),
        ("{% for i in range(9) %}{% for j in range(9) %}<b>x</b>{% endfor %}{% endfor %}", "<b>x</b>" * 81),
        ("{{ 1000 * 2000 + 2 ** 10 }}", "2001024"),
    ],
)
def test_the_same_with_a_small_number_is_printed(tmp_path: Path, source: str, words: str) -> None:
    assert f"a{words}b" in answer(tmp_path, f"<p>một</p>\n<p>a{source}b</p>\n")["filled"]


def test_the_answer_has_the_printed_gaps_and_the_used_facts(tmp_path: Path) -> None:
    job = job_for(tmp_path, "<p>{{ school.staff }}{{ documents['bao-cao'].number }}</p>")
    job["facts"] = job["facts"].replace('"name": "THCS An B\\u00ecnh"', '"staff": {"\\u0000gap": "x: staff"}')

    assert answer_job(job) == {
        "filled": "<p>……1</p>",
        "gaps": ["x: staff"],
        "uses": ["documents/bao-cao", "documents/bao-cao/number", "school/staff"],
    }


def test_a_job_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    job = job_for(tmp_path, "<p>x</p>")
    job["facts"] = "{"

    assert answer_job(job)["fault"].startswith("templates/bao-cao.html: mẫu không dùng được (JSONDecodeError")


def test_an_overrun_outside_of_any_template_names_the_template(tmp_path: Path) -> None:
    words = describe_overrun(job_for(tmp_path, "<p>x</p>"), sys._getframe())

    assert words == "templates/bao-cao.html: mẫu chạy quá 5 giây nên đã bị dừng; hãy bớt vòng lặp"
