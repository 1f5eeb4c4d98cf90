"""A terminal of 80 and of 60 columns breaks no word, whatever is shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import EXAMPLE, Ran

from cdsdossier.views.folding import fold_lines
from cdsdossier.views.layout import Line, plain_text, styled_line

Cli = Callable[..., Ran]
PRIMARY = EXAMPLE.parents[1] / "tieu-hoc-hung-thang" / "2025-2026"
OF_A_DOSSIER = (
    "status --today 2026-04-20", "score --today 2026-04-20", "score --assessors", "check --today 2026-04-20",
    "evidence", "timeline --today 2026-04-20", "render --list", "review", "review --all",
)  # fmt: skip
OTHERS = (
    "rollup {all} --today 2026-04-20 --no-cache", "compare {one} {two}", "sets", "sets show qd4725-2022", "explain",
    "explain evidence-missing", "check {one} --kiem", "--help",
)  # fmt: skip


def words_of(text: str) -> list[str]:
    """Return what stands on a page, without what only draws and without excerpts, which are cut around their caret."""
    return re.sub("─{2,}|^ +[0-9]+ \\| .*$|^ +\\^$", " ", text, flags=re.MULTILINE).split()


@pytest.mark.parametrize("column", [0, 20, 40, 61, 65])
@pytest.mark.parametrize("width", [80, 60, 40])
def test_the_caret_of_an_excerpt_stays_below_its_place(column: int, width: int) -> None:
    row = "một hai ba bốn năm sáu bảy tám chín mười Một Hai Ba Bốn Năm Sáu Bảy"
    excerpt, caret = plain_text(
        fold_lines([styled_line("    12 | " + row), styled_line(" " * (9 + column) + "^")], width)
    ).splitlines()

    assert max(len(excerpt), len(caret)) <= width
    assert excerpt[:9] == "    12 | "
    assert excerpt[caret.index("^") :][:3].rstrip() == row[column : column + 3].rstrip()


def test_no_view_cuts_a_word_or_is_wider_than_the_terminal(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    places = {"one": EXAMPLE, "two": PRIMARY, "all": EXAMPLE.parents[1]}
    calls = [[*command.split(), place] for command in OF_A_DOSSIER for place in (EXAMPLE, PRIMARY)]
    calls += [[word.format(**places) for word in command.split()] for command in OTHERS]
    for call in calls:
        ran = cli(*call)
        lines = [styled_line(line) for line in (ran.out + ran.err).splitlines()]
        assert lines, call
        for width in (80, 60):
            page = plain_text(fold_lines(lines, width))
            assert words_of(page) == words_of(ran.out + ran.err), call
            wide = [line for line in page.splitlines() if len(line) > width]
            assert [line for line in wide if len(line.split()) > 1] == [], call


@pytest.mark.parametrize("width", [80, 60])
def test_a_terminal_gets_lines_that_fit(width: int, cli: Cli) -> None:
    wide = cli("check", PRIMARY, "--today", "2026-04-20").out
    ran = cli("check", PRIMARY, "--today", "2026-04-20", columns=width)
    seen = re.sub("\x1b\\[[0-9;]*m", "", ran.out)

    assert max(map(len, wide.splitlines())) > width
    assert [line for line in seen.splitlines() if len(line) > width] == []
    assert words_of(seen) == words_of(wide)


COLUMNS: Line = (("  Trường A   ", ""), ("67,5 · M2 ", "good"), (" 30/04 (còn 10 ngày)", "warn"))


@pytest.mark.parametrize(
    ("line", "width", "folded"),
    [
        (styled_line("vừa đủ"), 6, ["vừa đủ"]),
        (styled_line("  một hai ba"), 9, ["  một hai", "    ba"]),
        (styled_line("  một https://a.vn/dai bốn"), 10, ["  một", "    https://a.vn/dai", "    bốn"]),
        (styled_line("── hôm nay ─────────"), 14, ["── hôm nay ───"]),
        (COLUMNS, 36, ["  Trường A   67,5 · M2", "    30/04 (còn 10 ngày)"]),
        (styled_line("Chú ý: thiếu. Xem: cdsdossier check 2025-2026"), 40, [
            "Chú ý: thiếu. Xem:", "  cdsdossier check 2025-2026",
        ]),
        (styled_line("x cdsdossier check D:/rat-dai/2025-2026"), 20, ["x cdsdossier check", "  D:/rat-dai/2025-2026"]),
    ],
)  # fmt: skip
def test_a_line_is_broken_between_words_and_before_a_cell(line: Line, width: int, folded: list[str]) -> None:
    assert plain_text(fold_lines([line], width)).splitlines() == folded


def test_the_styles_stay_with_their_words() -> None:
    assert list(fold_lines([COLUMNS], 36)) == [
        (("  Trường A   ", ""), ("67,5 · M2", "good")),
        (("    ", ""), ("30/04 (còn 10 ngày)", "warn")),
    ]
