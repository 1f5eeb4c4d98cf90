"""``cdsdossier timeline --import``, as a school secretary uses it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import EXAMPLE, Ran, fingerprint
from support import evidencemaker
from support.plan_seeds import ALL
from support.wordmaker import document

from cdsdossier.model.dossier import Dossier

Cli = Callable[..., Ran]


@pytest.fixture
def year(cli: Cli, tmp_path: Path) -> Path:
    """Return a new dossier."""
    folder = tmp_path / "2023-2024"
    assert cli("init", folder, "--kind", "thcs").code == 0
    return folder


def plan(folder: Path, name: str = "", *, old: str = "", new: str = "") -> Path:
    """Return a plan as a Word file; in its rows one text may stand for another."""
    seed = ALL[name or next(iter(ALL))]
    rows = [[cell.replace(old, new) if old else cell for cell in row] for row in (seed.head, *seed.rows)]
    file = folder / "Kế hoạch tự đánh giá.docx"
    file.write_bytes(document("KẾ HOẠCH", *seed.before, rows))
    return file


def tasks_of(folder: Path) -> list[tuple[str, str, date | None]]:
    return [(task.id, task.when, task.done) for task in Dossier.read(folder).timeline.tasks]


@pytest.mark.parametrize(("name", "count"), list(zip(ALL, (6, 6, 7), strict=True)))
def test_a_plan_takes_the_place_of_the_suggested_timeline(cli: Cli, year: Path, name: str, count: int) -> None:
    file = plan(year.parent, name)

    ran = cli("timeline", "--import", file, year, "--yes")

    assert ran.code == 0
    assert ("năm học của hồ sơ" in ran.err) == any("/2026" in row[2] for row in ALL[name].rows), "another year's plan"
    assert f"Đọc được {count} việc từ {file.name}" in ran.out
    timeline = Dossier.read(year).timeline
    assert [task.id for task in timeline.tasks] == [str(n) for n in range(1, count + 1)]
    assert [task.when for task in timeline.tasks] == [row[2] for row in ALL[name].rows]
    assert not [f for f in Dossier.read(year).findings if f.file == "timeline.yaml"]


def test_a_suggested_timeline_whose_line_ends_git_changed_gives_way_too(cli: Cli, year: Path) -> None:
    path = year / "timeline.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    ran = cli("timeline", "--import", plan(year.parent), year, "--yes")

    assert (ran.code, ran.err) == (0, "")
    assert len(tasks_of(year)) == 6


def test_off_a_terminal_nothing_is_written_without_yes(cli: Cli, year: Path) -> None:
    file, before = plan(year.parent), fingerprint(year)

    ran = cli("timeline", "--import", file, year)

    assert ran.code == 2
    assert "+    when: Tháng 9/2023" in ran.out, "what would change is shown all the same"
    assert "--yes" in ran.err
    assert fingerprint(year) == before


def test_on_a_terminal_the_change_is_made_after_a_yes_and_not_after_a_no(cli: Cli, year: Path) -> None:
    file, before = plan(year.parent), fingerprint(year)

    assert cli("timeline", "--import", file, year, answers="k\n").code == 1
    assert fingerprint(year) == before
    assert cli("timeline", "--import", file, year, answers="c\n").code == 0
    assert fingerprint(year) != before


def test_hand_edits_stand_when_the_plan_is_brought_in_again(cli: Cli, year: Path) -> None:
    file = plan(year.parent)
    cli("timeline", "--import", file, year, "--yes")
    path = year / "timeline.yaml"
    text = path.read_text(encoding="utf-8").replace("    done:\n", "    done: 2023-09-20   # họp xong\n", 1)
    text = text.replace("    when: Tháng 5/2024\n", "    when: Trước 31/5/2024   # theo Sở\n", 1) + "# hết\n"
    path.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    before = fingerprint(year)

    ran = cli("timeline", "--import", file, year)

    assert (ran.code, ran.err) == (0, ""), "nothing to write, so nothing to ask"
    assert "Kế hoạch không có gì mới so với lịch" in ran.out
    assert fingerprint(year) == before


def test_a_plan_that_changed_brings_its_change_and_nothing_else(cli: Cli, year: Path) -> None:
    cli("timeline", "--import", plan(year.parent), year, "--yes")
    path = year / "timeline.yaml"
    text = path.read_text(encoding="utf-8").replace("    done:\n", "    done: 2023-09-20   # họp xong\n", 1)
    path.write_text(text, encoding="utf-8", newline="\n")

    ran = cli("timeline", "--import", plan(year.parent, old="Tháng 9/2023", new="Tháng 10/2023"), year, "--yes")

    assert (ran.code, ran.err) == (0, "")
    assert path.read_text(encoding="utf-8") == text.replace("when: Tháng 9/2023", "when: Tháng 10/2023")


def test_a_plan_meets_a_timeline_that_somebody_wrote(cli: Cli, example: Path) -> None:
    before = (example / "timeline.yaml").read_text(encoding="utf-8")

    ran = cli("timeline", "--import", plan(example.parent), example, "--yes")

    after = (example / "timeline.yaml").read_text(encoding="utf-8")
    assert ran.code == 0
    assert "vẫn giữ" in ran.err
    assert [line for line in before.splitlines() if "done: " in line] == [
        line for line in after.splitlines() if "done: " in line
    ]
    assert before.splitlines()[0] == after.splitlines()[0]


def pdf() -> bytes:
    return evidencemaker.pdf(padding=1000)


def no_table() -> bytes:
    return document("KẾ HOẠCH", "I. MỤC ĐÍCH", "Không có phụ lục.")


def other_table() -> bytes:
    return document([["STT", "Tiêu chí", "Điểm tối đa"], ["1", "Có kế hoạch", "6"]])


def bomb() -> bytes:
    return evidencemaker.zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": b"<w>" + b" " * 60_000_000})


BAD: list[tuple[str, Callable[[], bytes], str]] = [
    ("a scanned PDF renamed", pdf, "PDF"),
    ("no table", no_table, "không có bảng nào"),
    ("another table", other_table, "không có bảng nào giống lịch công tác"),
    ("fifty megabytes", lambda: b"PK\x03\x04".ljust(50_000_001, b"\0"), "nặng hơn 40 MB"),
    ("a bomb", bomb, "quá lớn"),
    ("a password", evidencemaker.locked_office, "mật khẩu"),
    ("an old Word file", evidencemaker.doc, ".docx"),
    ("half a file", lambda: document("KẾ HOẠCH")[:700], "hỏng"),
    ("nothing", bytes, "rỗng"),
]


@pytest.mark.parametrize(("made", "words"), [bad[1:] for bad in BAD], ids=[bad[0] for bad in BAD])
def test_a_file_that_holds_no_annex_is_one_sentence_and_nothing_written(
    cli: Cli, year: Path, made: Callable[[], bytes], words: str
) -> None:
    file = year.parent / "ke-hoach.docx"
    file.write_bytes(made())
    before = fingerprint(year)

    ran = cli("timeline", "--import", file, year, "--yes")

    assert (ran.code, ran.out) == (1, "")
    assert words in ran.err
    assert ran.err.count("\n") == 1
    assert fingerprint(year) == before


def test_a_file_that_is_not_there_is_wrong_usage(cli: Cli, year: Path) -> None:
    assert cli("timeline", "--import", "khong-co.docx", year, "--yes").code == 2


def test_a_faulty_timeline_is_mended_first(cli: Cli, year: Path) -> None:
    (year / "timeline.yaml").write_text('tasks:\n  - {id: "1", what: Sửa tay, when: \n', encoding="utf-8")
    before = fingerprint(year)

    ran = cli("timeline", "--import", plan(year.parent), year, "--yes")

    assert ran.code == 1
    assert "cdsdossier check" in ran.err
    assert fingerprint(year) == before


def test_without_a_timeline_one_is_made(cli: Cli, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "2023-2024"))
    (folder / "timeline.yaml").unlink()

    assert cli("timeline", "--import", plan(tmp_path), folder, "--yes").code == 0
    assert len(tasks_of(folder)) == 6


def test_notepad_saving_the_suggested_timeline_does_not_make_it_somebodys(cli: Cli, year: Path) -> None:
    path = year / "timeline.yaml"
    path.write_bytes(path.read_text(encoding="utf-8").replace("\n", "\r\n").encode("utf-8-sig"))

    ran = cli("timeline", "--import", plan(year.parent), year, "--yes")

    assert (ran.code, ran.err) == (0, "")
    assert [task.id for task in Dossier.read(year).timeline.tasks] == [str(number) for number in range(1, 7)]


def test_a_day_in_the_suggested_timeline_does_not_mix_it_with_the_plan(cli: Cli, year: Path) -> None:
    path = year / "timeline.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("done:\n", "done: 2023-09-20\n", 1), encoding="utf-8")

    cli("timeline", "--import", plan(year.parent), year, "--yes")

    for task in Dossier.read(year).timeline.tasks:
        if task.what == "Công bố kết quả trên trang web":
            assert (task.steps, task.done) == (("cong-bo",), None)


def test_tasks_deleted_from_the_suggested_timeline_come_in_with_the_plan(cli: Cli, year: Path) -> None:
    path = year / "timeline.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index('  - id: "3"')], encoding="utf-8")

    ran = cli("timeline", "--import", plan(year.parent), year, "--yes")

    assert "không thêm lại" not in ran.err
    assert {row[1] for row in ALL[next(iter(ALL))].rows} <= {task.what for task in Dossier.read(year).timeline.tasks}


def test_a_plan_of_another_year_is_told_before_anything_is_written(cli: Cli, year: Path) -> None:
    ran = cli("timeline", "--import", plan(year.parent, old="/2024", new="/2027"), year)

    assert "5 việc có thời gian nằm ngoài năm học của hồ sơ." in ran.err


@pytest.mark.parametrize("comments", ["# Cô A giữ tệp này", "# một\r\n\r\n  # hai\r\n"])
def test_comments_that_stand_alone_stay_above_the_tasks(cli: Cli, year: Path, comments: str) -> None:
    (year / "timeline.yaml").write_bytes(comments.encode())

    ran = cli("timeline", "--import", plan(year.parent), year, "--yes")

    assert (ran.code, ran.err) == (0, "")
    after = (year / "timeline.yaml").read_bytes().decode()
    assert after.startswith(comments)
    assert after.count("\n") == after.count("\r\n") or "\r" not in after
    assert len(tasks_of(year)) == 6
