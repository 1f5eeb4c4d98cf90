"""A new year: complete, commented, and never on top of somebody's work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import Ran, fingerprint
from hypothesis import given
from hypothesis import strategies as st

from cdsdossier.files import changes, new_folder, resources
from cdsdossier.files.atomic import write_new
from cdsdossier.judging.assessing import assess
from cdsdossier.judging.rules import RULES
from cdsdossier.model.dossier import Dossier, Head
from cdsdossier.model.dossier.timeline import STEPS, Timeline
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.model.indicatorset.set_file import SetFile
from cdsdossier.workflows.scaffold import NewYear, build_dossier_files, quote_scalar
from cdsdossier.yamlio.forms import read_form
from cdsdossier.yamlio.reader import parse_page

Cli = Callable[..., Ran]

OF_THE_TIMELINE = {
    "when_unreadable", "task_overdue", "task_due_soon", "task_done_late", "task_product_missing", "task_outside_year",
    "tasks_out_of_order", "step_missing", "deadline_passed", "annex_differs",
}  # fmt: skip


def test_a_new_year_reads_without_a_fault_and_has_every_row(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "2025-2026"
    ran = cli("init", folder, "--kind", "tieu-hoc", "--school", "Trường Tiểu học A & B <x> {{ z }}")
    dossier, rules = Dossier.read(folder), IndicatorSet.read("qd4725-2022")

    assert ran.code == 0
    assert {finding.rule for finding in dossier.findings} == {"key-missing"}
    assert dossier.head.school.name == "Trường Tiểu học A & B <x> {{ z }}"
    assert dossier.head.school_year == "2025-2026"
    assert set(dossier.scores) == {*rules.rows, "1.1", "1.2", "2.1", "2.2"}
    assert len(dossier.timeline.tasks) == 7
    assert {step for task in dossier.timeline.tasks for step in task.steps} == set(STEPS)
    assert (folder / "indicator-set.yaml").read_bytes() == (
        resources.indicator_sets_folder() / "qd4725-2022.yaml"
    ).read_bytes()


@pytest.mark.parametrize(
    ("kind", "head", "us"),
    [
        ("thcs", "Hiệu trưởng", "trường"), ("gdtx", "Giám đốc", "Trung tâm"),
        ("so-gddt", "Giám đốc", "Sở"), ("phong-gddt", "Trưởng phòng", "Phòng"),
    ],
)  # fmt: skip
def test_a_new_year_speaks_of_the_kind_of_unit(kind: str, head: str, us: str) -> None:
    files = build_dossier_files(NewYear("2025-2026", kind), SetFile.read("qd4725-2022"))
    timeline, whole = files["timeline.yaml"].decode(), files["dossier.yaml"].decode()

    assert timeline.count(f"owner: {head}\n") == 4
    assert f"trang thông tin điện tử của {us}\n" in timeline
    assert f"title: {head}\n" in whole
    assert f"post: Phó {head.lower()}," in whole
    assert kind == "thcs" or "iệu trưởng" not in timeline + whole


@given(st.integers(2022, 2100))
def test_a_fresh_timeline_asks_for_nothing_on_the_first_day_of_its_year(first: int) -> None:
    data = build_dossier_files(NewYear(f"{first}-{first + 1}", "thcs"), SetFile.read("qd4725-2022"))["timeline.yaml"]
    timeline, findings = read_form(Timeline, parse_page(data, "timeline.yaml"))
    dossier = Dossier(Path(), Head(school_year=f"{first}-{first + 1}"), timeline=timeline)
    rules = [rule for rule in RULES if rule.__name__.rpartition(".")[2] in OF_THE_TIMELINE]

    assert findings == ()
    assert len(rules) == len(OF_THE_TIMELINE)
    assert assess(dossier, IndicatorSet.read("qd4725-2022"), date(first, 8, 1), rules=rules).findings == ()


def test_every_row_and_every_item_has_a_folder_with_a_guide(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "2025-2026"
    cli("init", folder, "--kind", "thcs")
    folders = {path.name for path in (folder / "evidence").iterdir()}

    assert folders == {*IndicatorSet.read("qd4725-2022").evidence_folders, "van-ban"}
    assert all((folder / "evidence" / name / "HUONG-DAN.txt").stat().st_size for name in folders)
    assert Dossier.read(folder).evidence.files == ()


def test_the_comments_tell_a_teacher_what_each_row_is(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "2025-2026"
    cli("init", folder, "--kind", "thcs")
    text = (folder / "scores" / "1-day-hoc.yaml").read_text(encoding="utf-8")

    assert "# 1.3.1 Có triển khai phần mềm dạy học trực tuyến trực tiếp – tối đa 6 điểm" in text
    assert "điều kiện bắt buộc: đạt hoặc chưa đạt" in text
    assert text.startswith("# yaml-language-server: $schema=../.schema/scores-1.json\n")


def test_names_are_plain_ascii_and_lines_end_alike(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "2025-2026"
    cli("init", folder, "--kind", "thcs")

    for path in folder.rglob("*"):
        assert path.relative_to(folder).as_posix().isascii()
        assert not path.is_file() or b"\r" not in path.read_bytes()


def test_an_existing_dossier_is_not_touched(cli: Cli, example: Path) -> None:
    before = fingerprint(example)
    ran = cli("init", example, "--kind", "thcs")

    assert ran.code == 2
    assert "không ghi đè gì" in ran.err
    assert fingerprint(example) == before


def test_a_file_in_the_way_stops_everything(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "2025-2026"
    folder.mkdir()
    (folder / "timeline.yaml").write_text("của tôi", encoding="utf-8")
    ran = cli("init", folder, "--kind", "thcs")

    assert ran.code == 2
    assert [path.name for path in folder.iterdir()] == ["timeline.yaml"]


def test_a_folder_with_other_files_is_welcome(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "2025-2026"
    folder.mkdir()
    (folder / "ghi-chu.docx").write_bytes(b"x")

    assert cli("init", folder, "--kind", "thcs").code == 0
    assert (folder / "ghi-chu.docx").read_bytes() == b"x"


@pytest.mark.parametrize("existing", [False, True])
def test_a_disk_that_fails_leaves_nothing_behind(
    existing: bool, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[Path] = []

    def failing(path: Path, data: bytes, **how: bool) -> None:
        calls.append(path)
        if len(calls) == 9:
            raise OSError(28, "No space left on device")
        write_new(path, data, **how)

    if existing:
        (tmp_path / "2025-2026").mkdir()
    for module in (changes, new_folder):
        monkeypatch.setattr(module, "write_new", failing)
    ran = cli("init", tmp_path / "2025-2026", "--kind", "thcs")

    assert ran.code == 1
    assert ran.err.startswith("Không tạo được")
    assert "No space left" in ran.err
    assert list(tmp_path.rglob("*")) == ([tmp_path / "2025-2026"] if existing else [])


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("init {tmp}/2025-2026", "Thêm --kind (loại trường) hoặc --set (bộ chỉ số)."),
        ("init {tmp}/ho-so --kind thcs", "Chưa biết năm học. Thêm --year"),
        ("init {tmp}/x --kind thcs --year 2025-2027", "“2025-2027” không phải năm học."),
        ("init {tmp}/2025-2026 --kind dai-hoc", "--kind không dùng được giá trị “dai-hoc”."),
        ("init {tmp}/2025-2026 --set qd9999", "Không có bộ chỉ số “qd9999”."),
    ],
)
def test_what_cannot_be_guessed_is_asked_for_and_nothing_is_written(
    arguments: str, sentence: str, cli: Cli, tmp_path: Path
) -> None:
    ran = cli(*arguments.format(tmp=tmp_path).split())

    assert ran.code == 2
    assert ran.err.startswith(sentence)
    assert list(tmp_path.iterdir()) == []


def test_on_a_terminal_everything_is_asked(cli: Cli, tmp_path: Path) -> None:
    answers = (
        "2025-2026\nthcs\nTrường THCS Quyết Tiến\nTHCSQT\nQuyết Tiến\nUBND xã Quyết Tiến\nPhòng Văn hóa - Xã hội\n"
    )
    ran = cli("init", tmp_path / "ho-so", answers=answers)
    school = Dossier.read(tmp_path / "ho-so").head.school

    assert ran.code == 0, ran.err
    assert (school.name, school.code, school.kind) == ("Trường THCS Quyết Tiến", "THCSQT", "thcs")
    assert (school.place, school.reports_to) == ("Quyết Tiến", "Phòng Văn hóa - Xã hội")


def test_off_a_terminal_nothing_is_asked_and_fields_stay_empty(cli: Cli, tmp_path: Path) -> None:
    ran = cli("init", tmp_path / "2025-2026", "--kind", "thcs")
    text = (tmp_path / "2025-2026" / "dossier.yaml").read_text(encoding="utf-8")

    assert ran.code == 0
    assert "  name:\n  # tên trường" in text


def test_a_kindergarten_is_told_that_its_set_is_a_skeleton(cli: Cli, tmp_path: Path) -> None:
    ran = cli("init", tmp_path / "2025-2026", "--kind", "mam-non")

    assert ran.code == 0
    assert "chưa có bảng tiêu chí và điểm" in ran.err
    assert "set-skeleton" in cli("check", tmp_path / "2025-2026").out


def test_a_set_of_ones_own_is_frozen_as_it_is(cli: Cli, tmp_path: Path) -> None:
    own = tmp_path / "cua-so.yaml"
    own.write_bytes((resources.indicator_sets_folder() / "qd4725-2022.yaml").read_bytes() + b"# ours\n")
    ran = cli("init", tmp_path / "2025-2026", "--set", own, "--kind", "thcs")

    assert ran.code == 0
    assert (tmp_path / "2025-2026" / "indicator-set.yaml").read_bytes() == own.read_bytes()


def test_a_set_that_does_not_say_whom_it_is_for_takes_every_kind(cli: Cli, tmp_path: Path) -> None:
    words = (resources.indicator_sets_folder() / "qd4725-2022.yaml").read_text("utf-8")
    own = tmp_path / "nhap.yaml"
    own.write_text("\n".join(line for line in words.splitlines() if not line.startswith("applies_to:")), "utf-8")

    assert cli("init", tmp_path / "2025-2026", "--set", own, "--kind", "mam-non").code == 0
    assert cli("init", tmp_path / "2026-2027", "--set", own, "--kind", "dai-hoc").code == 2


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"], exclude_characters="\ufeff")
    )
)
def test_any_name_reads_back_as_it_was_given(name: str) -> None:
    from unicodedata import normalize

    page = parse_page(f"name:{quote_scalar(name)}\n".encode(), "x")

    assert page.findings == ()
    assert page.data == {"name": normalize("NFC", name) or None}


def test_the_files_depend_on_nothing_but_what_is_given() -> None:
    year = NewYear("2025-2026", "thcs", school="Trường A")

    assert build_dossier_files(year, SetFile.read("qd4725-2022")) == build_dossier_files(
        year, SetFile.read("qd4725-2022")
    )
