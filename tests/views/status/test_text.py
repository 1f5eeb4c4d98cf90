"""The status as one screen."""

from __future__ import annotations

from pathlib import Path

from support.assessed import DAY, assessed, page, replace_text, styles

from cdsdossier.model.dossier.sent import SentPackage
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.views.layout import Line
from cdsdossier.views.status import build_status
from cdsdossier.views.status.command_line import ShellContext
from cdsdossier.views.status.text import status_lines

HERE = ShellContext("2023-2024", inside=False, system="other")


def lines(folder: Path, rules: IndicatorSet | None = None) -> list[Line]:
    return status_lines(build_status(assessed(folder, rules=rules), []), HERE)


def test_the_screen_is_short_and_narrow(example: Path) -> None:
    shown = page(lines(example)).splitlines()
    assert len(shown) <= 30
    assert max(map(len, shown)) <= 80
    assert shown[0] == "Trường THCS Quyết Tiến · năm học 2023-2024 · 02/05/2024"


def test_what_was_sent_is_one_line(example: Path) -> None:
    sent = SentPackage(revision=2, day=DAY, file="../ho-so-A-lan-2.zip", sha256="ab", payload="cd")
    shown = page(status_lines(build_status(assessed(example), [], sent=sent), HERE))
    assert "\nĐã gửi: lần 2, ngày 02/05/2024, ho-so-A-lan-2.zip\n" in shown
    assert "Đã gửi" not in page(status_lines(build_status(assessed(example), [], sent=sent, received=True), HERE))


def test_levels_have_their_colour(example: Path) -> None:
    assert "warn" in styles(lines(example)).values()
    assert "59/100" in page(lines(example))


def test_empty_rows_make_a_level_provisional(example: Path) -> None:
    replace_text(example / "scores/1-day-hoc.yaml", '"1.3.1":\n    points: 5', '"1.3.1":\n    points:')
    assert "(tạm tính)" in page(lines(example))


def test_a_missing_and_a_broken_file_are_said(example: Path) -> None:
    (example / "scores/1-day-hoc.yaml").write_text("a: [", encoding="utf-8")
    (example / "scores/2-quan-tri.yaml").unlink()
    shown = page(lines(example))
    assert "Nhóm 1  không đọc được scores/1-day-hoc.yaml" in shown
    assert "Nhóm 2  thiếu tệp scores/2-quan-tri.yaml" in shown


def test_a_skeleton_says_that_nothing_can_be_scored(example: Path) -> None:
    assert "chưa có bảng tiêu chí và điểm" in page(lines(example, IndicatorSet.read("qd3267-2024")))


def test_a_long_school_name_is_shortened(example: Path) -> None:
    replace_text(example / "dossier.yaml", "name: Trường THCS Quyết Tiến", f"name: Trường {'rất dài ' * 20}")
    assert len(page(lines(example)).splitlines()[0]) <= 80
