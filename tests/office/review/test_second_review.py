"""A school mends and sends again: the second review begins with what the team found, and the first stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran, fingerprint
from support.reviewmaker import change, fill, judge, open_in, write

from cdsdossier.model.dossier import Dossier, Review

Cli = Callable[..., Ran]


@pytest.fixture
def first(example: Path, tmp_path: Path) -> Path:
    """Return the office's dossier of the first round, judged and sent back."""
    folder = tmp_path / "lan-1"
    example.rename(folder)
    fill(judge(open_in(folder)), "tra-lai")
    return folder


@pytest.fixture
def second(first: Path, tmp_path: Path) -> Path:
    """Return the dossier that the school sent again: one row as the team had it, one otherwise, one as it was."""
    from shutil import copytree

    folder = copytree(first, tmp_path / "lan-2")
    (folder / "review.yaml").unlink()
    mend(folder)
    return folder


def mend(folder: Path) -> None:
    for file, row, points in (("1-day-hoc", "1.3.1", "3"), ("2-quan-tri", "2.4.3", "7")):
        path = folder / "scores" / f"{file}.yaml"
        before, found, after = path.read_text(encoding="utf-8").partition(f'"{row}":')
        write(path, before + found + re.sub(r"points: [\d.]+", f"points: {points}", after, count=1))


def of(folder: Path) -> Review:
    review = Dossier.read(folder).review
    assert review is not None
    return review


def test_what_the_team_found_is_carried_over_and_the_first_review_stays(cli: Cli, first: Path, second: Path) -> None:
    before = fingerprint(first)
    ran = cli("review", "open", second, "--from", first)
    old, new = of(first), of(second)

    assert ran.code == 0, ran.err
    assert fingerprint(first) == before
    assert (new.body, new.team, new.bases, new.remarks) == (old.body, old.team, old.bases, old.remarks)
    assert (new.state, new.date, new.reasons, new.due) == ("dang-tham-dinh", None, (), None)
    assert new.scores["1.2"] == old.scores["1.2"]
    assert cli("check", second).code == 0


def test_a_row_that_the_school_changed_is_judged_again(cli: Cli, first: Path, second: Path) -> None:
    ran = cli("review", "open", second, "--from", first / "review.yaml")
    rows = of(second).scores

    assert (rows["1.3.1"].self_, rows["1.3.1"].agree) == ("3", True)
    assert (rows["2.4.3"].self_, rows["2.4.3"].agree, rows["2.4.3"].points) == ("7", None, None)
    assert "đoàn 9,5 (Thêm số thu học kỳ II)" in (rows["2.4.3"].note or "")
    assert "Trường đã sửa theo đoàn: 1.3.1" in ran.out
    assert "Đoàn xét lại rồi ghi kết luận: 1.6.1, 2.4.3" in ran.out


def test_judged_by_another_set_nothing_is_decided_before_the_team_has_looked(
    cli: Cli, first: Path, second: Path
) -> None:
    rules = second / "indicator-set.yaml"
    write(rules, rules.read_text(encoding="utf-8").replace("maximum: 6", "maximum: 7", 1))
    cli("review", "open", second, "--from", first)

    assert all(row.agree is None for name, row in of(second).scores.items() if name in {"1.2", "2.4.3", "1.6.1"})


@pytest.mark.parametrize("wrong", ["school", "nothing", "unread"])
def test_what_cannot_be_carried_over_is_refused_and_nothing_is_written(
    cli: Cli, first: Path, second: Path, wrong: str
) -> None:
    if wrong == "school":
        write(first / "review.yaml", (first / "review.yaml").read_text(encoding="utf-8").replace('"THCSQT"', '"KHAC"'))
    elif wrong == "nothing":
        (first / "review.yaml").unlink()
    else:
        change(first / "review.yaml", "1.3.2", {"points": "3,5"})
    ran = cli("review", "open", second, "--from", first)

    assert ran.code in (1, 2)
    assert "--from" in ran.err or "3,5" in ran.err
    assert not (second / "review.yaml").exists()


def test_a_second_package_never_takes_the_place_of_the_first(cli: Cli, first: Path, tmp_path: Path) -> None:
    (first / "review.yaml").rename(tmp_path / "review.yaml")
    cli("pack", first, "--output", tmp_path / "goi.zip")
    cli("verify", tmp_path / "goi.zip", "--to", tmp_path / "nhan")
    data = tmp_path / "nhan" / "ho-so-THCSQT-2023-2024" / "data"
    (tmp_path / "review.yaml").rename(data.parent / "review.yaml")
    (data.parent / "received.json").unlink()  # nothing says that it is the same package
    ran = cli("verify", tmp_path / "goi.zip", "--to", tmp_path / "nhan")

    assert ran.code == 1
    assert f"--to {tmp_path / 'nhan'}-lan-2" in ran.err
    assert f"cdsdossier review open --from {data.parent}" in ran.err


def test_the_school_mends_and_packs_again_without_the_offices_files(cli: Cli, first: Path, tmp_path: Path) -> None:
    documents = (first / "review.yaml").read_text(encoding="utf-8")
    for before, after in (
        ("\nreasons:\n", "\nreasons: [Thiếu minh chứng]\n"),
        ("  phieu-tra-ho-so:\n    number:\n    date:", "  phieu-tra-ho-so:\n    number: 3\n    date: 2024-05-21"),
        ("  code:\n", "  code: UBND\n"),
        ("  unit:\n", "  unit: VHXH\n"),
        ("  place:\n", "  place: Quyết Tiến\n"),
        ("    name:\n    title:", "    name: Đ.V.K.\n    title: Chủ tịch"),
    ):
        documents = documents.replace(before, after, 1)
    write(first / "review.yaml", documents)
    ran = cli("render", first, "phieu-tra-ho-so", "--final")
    assert ran.code == 0, ran.out + ran.err
    mend(first)
    ran = cli("pack", first, "--output", tmp_path / "goi.zip")

    assert ran.code == 0, ran.err
    assert "của nơi nhận): review-output, review.yaml" in ran.err
    cli("verify", tmp_path / "goi.zip", "--to", tmp_path / "nhan")
    data = tmp_path / "nhan" / "ho-so-THCSQT-2023-2024" / "data"
    assert not (data / "review.yaml").exists()
    assert not (data / "review-output").exists()
    assert (data / "scores").is_dir()


def test_no_shortcomings_and_the_unit_are_carried_over_too(cli: Cli, first: Path, second: Path) -> None:
    for before, after in (("  shortcomings:\n", "  shortcomings: []\n"), ("  unit:\n", "  unit: VHXH\n")):
        text = (first / "review.yaml").read_text(encoding="utf-8")
        assert before in text
        write(first / "review.yaml", text.replace(before, after, 1))
    assert cli("review", "open", second, "--from", first).code == 0
    assert (of(second).remarks.shortcomings, of(second).body.unit) == ((), "VHXH")
