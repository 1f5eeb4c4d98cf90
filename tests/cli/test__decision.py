"""A kindergarten from its decision's file to printed paper: ``init --decision``, then ``render --all``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran, fingerprint
from support.desk import every_text
from support.kindergarten import POINTS, Layout, roman_groups, six_columns, table_per_group
from support.wordmaker import document

from cdsdossier import Dossier, IndicatorSet
from cdsdossier.yamlio.edit import KeyPath, RawScalar, set_values

Cli = Callable[..., Ran]


def begin(cli: Cli, folder: Path, file: Path, *more: str, answers: str | None = None) -> Ran:
    return cli("init", folder, "--kind", "mam-non", "--decision", file, *more, answers=answers)


def written(path: Path, made: bytes) -> Path:
    path.write_bytes(made)
    return path


def fill_in(folder: Path) -> None:
    """Score every row to the full, meet every condition, put a file into every evidence folder."""
    rules = IndicatorSet.read(folder / "indicator-set.yaml")
    for group in rules.groups:
        answers: dict[KeyPath, str | None] = {
            ("scores", one.id, "met"): RawScalar("true") for one in group.criteria if one.mandatory
        }
        answers |= {("scores", row.id, "points"): RawScalar(str(row.maximum)) for row in group.rows}
        file = folder / group.file
        file.write_bytes(set_values(file.read_bytes(), group.file, answers))
    for row in rules.evidence_folders:
        (folder / "evidence" / row / "ban-ghi.txt").write_text(f"Bản ghi của {row}", encoding="utf-8")


@pytest.mark.parametrize(("layout", "kind"), [(six_columns, "docx"), (roman_groups, "xlsx"), (table_per_group, "pdf")])
def test_from_the_decisions_file_to_paper_in_two_commands(
    layout: Callable[[], Layout], kind: str, cli: Cli, tmp_path: Path
) -> None:
    folder = tmp_path / "2025-2026"
    begun = begin(cli, folder, written(tmp_path / f"QD.{kind}", layout().made(kind)), "--yes")
    fill_in(folder)
    ran = cli("render", folder, "--all")

    assert (begun.code, ran.code) == (0, 0)
    assert "56 mục chấm, 4 điều kiện bắt buộc" in begun.out
    assert "100/100  Mức 3 – Mức mẫu cao" in cli("score", folder).out
    sheet = every_text(folder / "output" / "04-phieu-cham-diem.docx")
    assert all(f"Nội dung thử {group}.{row}, mục bốn" in sheet for group in (1, 2) for row in range(3, 3 + len(POINTS)))
    assert "set-skeleton" not in cli("check", folder).out


def test_what_was_read_is_shown_and_asked_before_anything_is_written(cli: Cli, tmp_path: Path) -> None:
    file, folder = written(tmp_path / "QD.docx", six_columns().word()), tmp_path / "2025-2026"
    before = fingerprint(tmp_path)
    silent = begin(cli, folder, file)
    refused = begin(cli, folder, file, answers="\n" * 5 + "k\n")

    assert (silent.code, refused.code) == (2, 1)
    assert silent.err.endswith("Chưa ghi gì. Muốn ghi như trên mà không hỏi lại thì thêm --yes.\n")
    assert "Đọc được 2 nhóm, 18 tiêu chí, 56 nội dung từ QD.docx" in silent.out
    assert fingerprint(tmp_path) == before
    assert not folder.exists()
    assert begin(cli, folder, file, answers="Trường MN Thử\n" + "\n" * 4 + "c\n").code == 0
    assert Dossier.read(folder).head.school.name == "Trường MN Thử"


def test_a_decision_that_lacks_something_begins_a_dossier_that_says_what(cli: Cli, tmp_path: Path) -> None:
    made, folder = six_columns(), tmp_path / "2025-2026"
    file = written(tmp_path / "QD 3267.docx", document(*made.above, *made.tables))  # without its levels
    ran = begin(cli, folder, file, "--yes")

    assert ran.code == 1
    assert "bộ chỉ số này chưa chấm được, còn thiếu: các mức độ (levels): tên, từ bao nhiêu điểm" in ran.err
    assert f"cdsdossier sets adopt '{file.as_posix()}' {folder.as_posix()}" in ran.err.replace('"', "'")
    assert "chưa có bảng tiêu chí và điểm" not in cli("status", folder).out
    (folder / "thu").mkdir()
    again = cli("sets", "adopt", written(tmp_path / "b.docx", made.word()), folder, "--yes")
    assert (again.code, IndicatorSet.read(folder / "indicator-set.yaml").status) == (0, "usable")


@pytest.mark.parametrize(
    ("content", "more", "words"),
    [
        (b"%PDF-1.7 x", (), "Không đọc được QD.docx"),
        (document("Không có bảng."), (), "QD.docx không có bảng tiêu chí"),
        (six_columns().word(), ("--set", "qd3267-2024"), "chỉ nêu một trong hai"),
    ],
)
def test_a_file_that_cannot_be_used_begins_nothing(
    content: bytes, more: tuple[str, ...], words: str, cli: Cli, tmp_path: Path
) -> None:
    ran = begin(cli, tmp_path / "2025-2026", written(tmp_path / "QD.docx", content), *more, "--yes")

    assert (ran.code, ran.out) == (2 if more else 1, "")
    assert words in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["QD.docx"]


def test_a_new_year_from_the_last_one_takes_the_decision_too(cli: Cli, tmp_path: Path) -> None:
    cli("init", tmp_path / "2025-2026", "--kind", "mam-non", "--school", "Trường MN Thử")
    file = written(tmp_path / "QD.docx", six_columns().word())
    new = tmp_path / "2026-2027"
    ran = cli("init", new, "--from", tmp_path / "2025-2026", "--decision", file, "--yes")

    assert ran.code == 0
    assert len(IndicatorSet.read(new / "indicator-set.yaml").rows) == 56
    assert Dossier.read(new).head.school.name == "Trường MN Thử"


#: Levels that have points and no names of their own.
NAMELESS = ("Mức độ 1: dưới 40 điểm.", "Mức độ 2: từ 40 đến 80 điểm.", "Mức độ 3: trên 80 điểm.")


def level_names(file: Path) -> list[str]:
    return [level.own_name for level in IndicatorSet.read(file).levels]


def test_names_of_levels_that_the_file_does_not_give_are_asked_for(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = written(tmp_path / "QD.docx", six_columns()._replace(below=NAMELESS).word())
    names, folder = "Chưa: đạt\n\nĐạt cao\n", tmp_path / "2025-2026"
    begun = begin(cli, folder, file, answers=names + "\n" * 5 + "c\n")

    assert level_names(folder / "indicator-set.yaml") == ["Chưa: đạt", "", "Đạt cao"]
    assert "Mức 2, từ 40 đến 80 điểm: " in begun.err
    assert "mức 1 (Chưa: đạt) dưới 40; mức 2 từ 40 đến 80; mức 3 (Đạt cao) trên 80" in " ".join(begun.out.split())
    assert (
        "chưa rõ tên gọi của mức 2; ở levels trong tệp, sửa dòng name dưới level: 2 theo đúng chữ của quyết định"
        in " ".join(begun.out.split())
    )
    assert cli("sets", "adopt", file, folder, answers="Một\nHai\nBa\nc\n").code == 0
    assert level_names(folder / "indicator-set.yaml") == ["Một", "Hai", "Ba"]
    cli("sets", "import", file, "--id", "thu", answers="A\nB\nMức độ 3\n")
    assert level_names(tmp_path / "thu.yaml") == ["A", "B", ""]


def test_without_a_terminal_names_of_levels_stay_marked_and_the_way_to_write_them_is_told(
    cli: Cli, tmp_path: Path
) -> None:
    file = written(tmp_path / "QD.docx", six_columns()._replace(below=NAMELESS).word())
    ran = begin(cli, tmp_path / "2025-2026", file, "--yes")

    assert "Gõ tên" not in ran.err
    assert "dưới level: 1 theo đúng chữ của quyết định, ví dụ name: Mức chưa đáp ứng" in " ".join(ran.out.split())
    assert (tmp_path / "2025-2026" / "indicator-set.yaml").read_text(encoding="utf-8").count("CẦN ĐIỀN") == 3


def test_what_a_file_does_not_say_of_itself_is_said_by_the_options_of_sets_import(cli: Cli, tmp_path: Path) -> None:
    made = six_columns()._replace(above=("(Kèm theo Quyết định số 9/QĐ-UBND)",))
    file, folder = written(tmp_path / "QD.docx", made.word()), tmp_path / "2025-2026"
    lacking = begin(cli, folder, file, "--yes")
    assert (lacking.code, "--title “…”" in lacking.err, "--number" in lacking.err) == (2, True, False)

    about = ["--title", "Bộ thử", "--number", "8/QĐ-X", "--date", "5/2/2024", "--issuer", "Sở X"]
    assert begin(cli, folder, file, *about, "--yes").code == 0
    rules = IndicatorSet.read(folder / "indicator-set.yaml")
    assert (rules.title, rules.decision.number) == ("Bộ thử", "8/QĐ-X")
    assert (str(rules.decision.date), rules.decision.issuer) == ("2024-02-05", "Sở X")

    alone = cli("init", tmp_path / "2026-2027", "--kind", "thcs", "--title", "Bộ thử")
    assert (alone.code, "--decision" in alone.err) == (2, True)
