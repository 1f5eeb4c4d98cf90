"""What an assessor and a school see of a review: both sides, the reasons, the evidence, what is missing."""

from __future__ import annotations

import csv
import io
import json
import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

import pytest
from conftest import Ran
from support.reviewmaker import change, fill, judge, open_in, write

from cdsdossier import __version__

Cli = Callable[..., Ran]
Golden = Callable[[str, str], None]
DAY = ("--today", "2024-05-21")


@pytest.fixture
def judged(example: Path) -> Path:
    """Return the example with a review that is half done."""
    judge(fill(open_in(example), "dang-tham-dinh"))
    return example


def placeless(text: str) -> str:
    """Return a text without line numbers: they move with every hint that is added to the template."""
    return re.sub(r'(dòng |"line": )\d+', r"\1N", text)


def test_the_page_is_as_it_was_read_aloud(cli: Cli, golden: Golden, judged: Path) -> None:
    ran = cli("review", judged, *DAY)

    assert (ran.code, ran.err) == (0, "")
    golden("review/table.txt", placeless(ran.out))
    golden("review/all.txt", placeless(cli("review", "show", judged, "--all", *DAY).out))


def test_no_line_of_the_page_is_wider_than_a_terminal(cli: Cli, judged: Path) -> None:
    wide = [row for row in cli("review", judged, "--all").out.splitlines() if len(row) > 80]

    assert [row for row in wide if "evidence/" not in row and "https://" not in row] == []


def test_json_keeps_its_promise(cli: Cli, golden: Golden, judged: Path) -> None:
    data = json.loads(cli("review", judged, "--format", "json", *DAY).out)
    rows = {row["id"]: row for row in data["rows"]}

    assert data["tool"] == __version__
    assert (data["schema"], data["state"], data["undecided"]) == ("cdsdossier.review/1", "dang-tham-dinh", ["1.6.1"])
    assert data["groups"][0]["self"]["points"] == 59
    assert data["groups"][0]["external"] == {
        "points": 50.5, "maximum": 100, "level": 2, "level_name": "Mức đáp ứng cơ bản", "unscored": 1,
        "mandatory_unmet": ["1.2"],
    }  # fmt: skip
    assert (rows["1.2"]["self"], rows["1.2"]["external"], rows["1.2"]["difference"]) == (True, False, None)
    assert (rows["1.3.1"]["self"], rows["1.3.1"]["external"], rows["1.3.1"]["difference"]) == (5, 3, -2)
    assert rows["1.3.1"]["evidence"] == [
        "evidence/1.3.1/lich-day-hoc-truc-tuyen.xlsx",
        "https://lms.example.com/thcs-quyet-tien",
    ]
    golden("review/review.json", placeless(json.dumps({**data, "tool": "…"}, ensure_ascii=False, indent=2)) + "\n")


def test_csv_has_a_line_for_each_row_and_runs_nothing(cli: Cli, judged: Path) -> None:
    change(judged / "review.yaml", "1.4", {"note": '"=1+1"'})
    text = cli("review", judged, "--format", "csv").out
    lines = {line["id"]: line for line in csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))}

    assert len(lines) == 22
    assert (lines["1.3.1"]["self"], lines["1.3.1"]["external"], lines["1.3.1"]["agrees"]) == ("5", "3", "false")
    assert (lines["1.2"]["self"], lines["1.2"]["external"]) == ("true", "false")
    assert lines["1.4"]["note"] == "'=1+1"


def links(page: Path) -> list[str]:
    """Return where the links of a page to files lead, as a browser finds them."""
    found = re.findall(r'href="([^"]*)"', page.read_text(encoding="utf-8"))
    return [unquote(link) for link in found if "://" not in link]


def test_each_piece_of_evidence_is_a_click_away_from_the_page(cli: Cli, judged: Path, tmp_path: Path) -> None:
    (judged / "evidence" / "1.4" / "a b#c%41&.txt").write_text("x", encoding="utf-8")
    page = tmp_path / "noi khác" / "trang.html"
    page.parent.mkdir()
    ran = cli("review", judged, "--format", "html", "--output", page)

    assert ran.code == 0
    assert len(links(page)) > 20
    assert [link for link in links(page) if not (page.parent / link).is_file()] == []


def test_the_page_runs_nothing_and_fetches_nothing(cli: Cli, judged: Path, tmp_path: Path) -> None:
    review, page = judged / "review.yaml", tmp_path / "trang.html"
    change(review, "1.4", {"note": "'<script>alert(1)</script>\"onload={{ x }}'"})
    cli("review", judged, "--format", "html", "--output", page)
    text = page.read_text(encoding="utf-8")
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)

    assert style is not None
    assert f"'sha256-{b64encode(sha256(style[1].encode()).digest()).decode()}'" in text
    assert "default-src &#39;none&#39;" in text or "default-src 'none'" in text
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert not re.search(r"\ssrc=|@import|url\(|javascript:", text)


def test_a_dangerous_address_is_no_link(cli: Cli, judged: Path, tmp_path: Path) -> None:
    scores, page = judged / "scores" / "1-day-hoc.yaml", tmp_path / "trang.html"
    text = scores.read_text(encoding="utf-8")
    write(scores, text.replace("https://lms.example.com/thcs-quyet-tien", "javascript:alert(1)"))
    cli("review", judged, "--format", "html", "--output", page)

    assert "javascript:" not in "".join(re.findall(r'href="([^"]*)"', page.read_text(encoding="utf-8")))


def test_the_page_never_goes_into_the_dossier(cli: Cli, judged: Path) -> None:
    assert cli("review", judged, "--format", "html", "--output", judged / "x.html").code == 2
    assert not (judged / "x.html").exists()


def test_a_terminal_gets_links_and_a_pipe_gets_paths(cli: Cli, judged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from rich.console import Console

    from cdsdossier import IndicatorSet, assess
    from cdsdossier.cli import _output
    from cdsdossier.cli._load import parse_today
    from cdsdossier.judging.review import compare_review
    from cdsdossier.model.dossier import Dossier
    from cdsdossier.views.review.text import review_lines

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    dossier = Dossier.read(judged)
    rules = IndicatorSet.of(dossier)
    assessment = assess(dossier, rules, parse_today("2024-05-21"))
    lines = review_lines(assessment, compare_review(dossier, rules, assessment.scores))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("rich.console.Console", lambda **how: Console(**{**how, "force_terminal": True}))
    terminal = Terminal()
    _output._write(lines, terminal)

    uri = (judged.resolve() / "evidence/1.3.1/lich-day-hoc-truc-tuyen.xlsx").as_uri()
    assert re.search(rf"\x1b]8;[^;]*;{re.escape(uri)}\x1b", terminal.getvalue())
    assert "\x1b" not in cli("review", judged).out


def test_a_conclusion_over_a_dossier_with_errors_is_told(cli: Cli, example: Path) -> None:
    fill(open_in(example), "cong-nhan")
    path = example / "scores" / "1-day-hoc.yaml"
    write(path, path.read_text(encoding="utf-8").replace('"1.1":', '"1.11":', 1))
    out = cli("review", example).out

    assert re.search(r"Đã ghi công nhận, nhưng hồ sơ của trường còn \d+ lỗi", out)


def test_a_conclusion_with_open_rows_is_an_error(cli: Cli, judged: Path) -> None:
    path = judged / "review.yaml"
    concise = ("--format", "concise", *DAY)
    before = cli("check", judged, *concise)
    write(path, path.read_text(encoding="utf-8").replace("state: dang-tham-dinh", "state: chap-nhan"))
    after = cli("check", judged, *concise)

    assert "cảnh báo review-incomplete: đoàn chưa có kết luận về “1.6.1”" in before.out
    assert "lỗi review-incomplete: đoàn chưa có kết luận về “1.6.1”" in after.out


def test_points_that_could_not_be_read_are_not_taken_for_agreement(cli: Cli, judged: Path) -> None:
    change(judged / "review.yaml", "1.3.2", {"points": "3,5", "reason": "Thiếu hợp đồng"})
    rows = {row["id"]: row for row in json.loads(cli("review", judged, "--format", "json").out)["rows"]}

    assert (rows["1.3.2"]["external"], rows["1.3.2"]["agrees"]) == (None, False)


def test_a_review_that_cannot_be_read_shows_where_and_nothing_else(cli: Cli, judged: Path) -> None:
    change(judged / "review.yaml", "2.4.1", {"agree": "true\n   points: 4"})
    ran = cli("review", judged)

    assert "thụt lề" in ran.out
    assert "đoàn chưa có kết luận" not in ran.out


def test_check_shows_the_line_of_the_review(cli: Cli, judged: Path) -> None:
    change(judged / "review.yaml", "1.4", {"agree": "false", "points": "11", "reason": "x"})
    out = cli("check", judged, *DAY).out

    assert "review-points-above-maximum" in out
    assert re.search(r"review\.yaml:\d+:13", out)
    assert re.search(r"\|\s+points: 11\n.*\^", out)


def test_a_school_that_changed_its_points_is_told(cli: Cli, judged: Path) -> None:
    path = judged / "scores" / "1-day-hoc.yaml"
    text = path.read_text(encoding="utf-8")
    write(path, text.replace("points: 6\n", "points: 7\n", 1))

    assert re.search(r"lúc mở đánh giá trường chấm 6 điểm, nay chấm 7 điểm", cli("review", judged).out)


def test_without_a_review_it_says_who_makes_one(cli: Cli, example: Path) -> None:
    ran = cli("review", example)

    assert ran.code == 2
    assert "cdsdossier review open" in ran.err
    assert "cdsdossier review receive" in ran.err


def test_a_mistyped_command_is_named(cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)

    assert "Có phải: review receive?" in cli("review", "recieve").err


def test_a_set_that_judges_as_a_whole_has_one_level_on_each_side(cli: Cli, example: Path) -> None:
    frozen = example / "indicator-set.yaml"
    text = frozen.read_text(encoding="utf-8")
    write(
        frozen, text.replace("judged: per-group", "judged: whole-set").replace("\nmaximum: 100\n", "\nmaximum: 200\n")
    )
    judge(fill(open_in(example)))
    out, data = cli("review", example).out, json.loads(cli("review", example, "--format", "json").out)

    assert "Trường 59, đoàn 50,5 / 100 điểm" in out
    assert re.search(r"Cả bộ chỉ số\n  Trường +153/200 .*\n  Đoàn +146/200 ", out)
    assert (data["whole"]["self"]["points"], data["whole"]["external"]["points"]) == (153, 146)
    assert "146/200" in cli("review", example, "--format", "html").out


HOSTILE = {
    "binary": "\x00\x01",
    "alias": "a: &x [1]\nb: *x\n",
    "deep": "scores: " + "[" * 200,
    "a list": "- 1\n- 2\n",
    "a word": "xin chào",
    "rows as a list": "state: chap-nhan\nscores: [1, 2]\nteam: x\n",
    "a row as a word": 'scores: {"1.4": đồng ý, "1.3.1": [1], "1.1": null}\n',
    "self as a mapping": 'scores: {"1.4": {self: {a: 1}, agree: [true], points: 1e9, met: 3}}\n',
    "a huge number": 'scores: {"1.4": {self: 999999999999999999999, points: 999999999.999999}}\nstate: cong-nhan\n',
    "strange keys": "state: [1]\nbody: 3\nof: x\nteam: [3, {role: x}]\ndate: hôm qua\nlạ: 1\n",
    "odd words": 'state: "cong-nhan\u200b"\nreasons: {a: b}\nbody: {name: "<b>{{ x }}</b>%s{0}"}\n',
    "braces": 'state: tra-lai\nscores: {"{0}": {self: "{x}", agree: false, points: 3}}\n',
    "empty": "",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("form", ["table", "json", "csv", "html"])
def test_a_hostile_review_is_told_and_never_crashes(cli: Cli, example: Path, name: str, form: str) -> None:
    (example / "review.yaml").write_text(HOSTILE[name], encoding="utf-8", newline="\n")
    shown, checked = cli("review", example, "--format", form), cli("check", example)

    assert shown.code == 0
    assert checked.code in {0, 1}
    assert "lỗi của chính nó" not in shown.err + checked.err
    assert "review" in checked.out


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_review_is_not_packed_or_at_least_not_in_silence(
    cli: Cli, example: Path, name: str, tmp_path: Path
) -> None:
    (example / "review.yaml").write_text(HOSTILE[name], encoding="utf-8", newline="\n")
    ran = cli("review", "pack", example, "--output", tmp_path / "x.zip")

    assert ran.code in {0, 1}
    assert "lỗi của chính nó" not in ran.err
    assert (ran.code == 0) is (tmp_path / "x.zip").exists()
