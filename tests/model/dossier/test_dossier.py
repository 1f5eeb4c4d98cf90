"""A dossier is read whole: one broken file hides nothing in the others, and nothing is thrown away."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from support.overlay import judged, laid_out

from cdsdossier import Dossier
from cdsdossier.errors import Unreadable
from cdsdossier.findings import YamlPage
from cdsdossier.model.dossier import find_office_folder, find_root
from cdsdossier.model.dossier.evidence import EvidenceFile, EvidenceTree
from cdsdossier.model.dossier.head import Head, Term
from cdsdossier.model.dossier.scores import Evidence, Row, ScoredRow
from cdsdossier.text.shell import path_argument
from cdsdossier.text.time_phrases import SchoolYear

FILES = ("dossier.yaml", "timeline.yaml", "narrative.yaml", "scores/1-day-hoc.yaml", "scores/2-quan-tri.yaml")
#: One fault for each file: text to replace, by what, and the rule that must tell it.
FAULTS = {
    "dossier.yaml": ("  staff: 38", "  staff: x", "value-wrong"),
    "timeline.yaml": ("step: hoi-dong", "step: hop", "value-wrong"),
    "narrative.yaml": ("strengths:", "strength:", "key-unknown"),
    "scores/1-day-hoc.yaml": ("points: 25", "points: 41", "points-above-maximum"),
    "scores/2-quan-tri.yaml": ("points: 20", "points: -1", "points-negative"),
}
BREAKS: dict[str, Callable[[Path], object]] = {
    "yaml-syntax": lambda path: path.write_text("a: [\n", encoding="utf-8"),
    "yaml-not-utf8": lambda path: path.write_bytes("a: 1\n".encode("utf-16")),
    "yaml-too-deep": lambda path: path.write_bytes(b"[" * 30_000),
    "yaml-alias": lambda path: path.write_bytes(b"a: *b\n"),
}


def put(folder: Path, file: str) -> str:
    """Put the file's fault into it; return the rule that must tell it."""
    old, new, rule = FAULTS[file]
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return rule


@pytest.mark.parametrize("broken", FILES)
@pytest.mark.parametrize("rule", BREAKS)
def test_one_broken_file_hides_nothing_in_the_others(broken: str, rule: str, tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    expected = {(file, put(folder, file)) for file in FILES if file != broken}
    BREAKS[rule](folder / broken)

    assert {(finding.file, finding.rule) for finding in judged(folder).findings} == {*expected, (broken, rule)}


@pytest.mark.parametrize("broken", FILES)
def test_the_points_of_the_other_groups_stay(broken: str, tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    BREAKS["yaml-syntax"](folder / broken)

    points = {group.id: group.points for group in judged(folder).scores.groups}
    assert points == {
        "1": 0 if broken == "scores/1-day-hoc.yaml" else Decimal("70.5"),
        "2": 0 if broken == "scores/2-quan-tri.yaml" else Decimal(70),
    }


@pytest.mark.parametrize("file", ["timeline.yaml", "narrative.yaml"])
def test_a_file_that_is_not_there_is_told_at_the_head(file: str, tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    (folder / file).unlink()

    assert [(f.file, f.line, f.rule) for f in judged(folder).findings] == [("dossier.yaml", 1, "file-missing")]


def test_without_its_head_the_scores_are_still_read(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    (folder / "dossier.yaml").unlink()
    assessment = judged(folder)

    assert [group.points for group in assessment.scores.groups] == [Decimal("70.5"), 70]
    assert [(f.file, f.line, f.message) for f in assessment.findings] == [("dossier.yaml", 1, "thiếu tệp dossier.yaml")]


def test_without_its_scores_the_head_is_still_read(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    shutil.rmtree(folder / "scores")

    assert Dossier.read(folder).head.school.name == "Trường THCS Thử"
    assert [finding.rule for finding in judged(folder).findings] == ["file-missing", "file-missing"]


@pytest.mark.parametrize("there", [(), ("README.md",), ("scores/ghi-chu.txt",), ("evidence/1.1/a.pdf",)])
def test_a_folder_without_head_and_scores_is_no_dossier(there: tuple[str, ...], tmp_path: Path) -> None:
    for name in there:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()

    with pytest.raises(Unreadable, match=r"dossier\.yaml") as refused:
        Dossier.read(tmp_path)
    assert refused.value.exit_code == 3


def test_a_folder_in_the_place_of_a_file_is_a_missing_file(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    (folder / "timeline.yaml").unlink()
    (folder / "timeline.yaml").mkdir()

    assert [finding.rule for finding in judged(folder).findings] == ["file-missing"]


@pytest.mark.parametrize("path", ["name", "code", "kind", "place", "parent", "reports_to"])
def test_what_no_dossier_can_do_without_is_told_where_it_is_left_empty(path: str, tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    lines = (folder / "dossier.yaml").read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(f"  {path}:"))
    lines[at] = f"  {path}:"
    (folder / "dossier.yaml").write_text("\n".join(lines), encoding="utf-8")

    (finding,) = judged(folder).findings
    assert (finding.rule, finding.line) == ("key-missing", at + 1)
    assert f"school.{path}" in finding.message


def test_a_refused_value_is_not_told_to_be_empty_as_well(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    text = (folder / "dossier.yaml").read_text(encoding="utf-8")
    (folder / "dossier.yaml").write_text(text.replace("kind: thcs", "kind: cap-hai"), encoding="utf-8")

    assert [finding.rule for finding in judged(folder).findings] == ["value-wrong"]


def test_of_a_row_in_two_files_the_first_stands_and_the_second_is_told(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    with (folder / "scores" / "2-quan-tri.yaml").open("a", encoding="utf-8") as file:
        file.write('  "1.3": {points: 1}\n')
    assessment = judged(folder)

    assert assessment.dossier.scores["1.3"].form.points == 30
    told = [(f.file, f.line, f.rule, f.about) for f in assessment.findings]
    assert told == [("scores/2-quan-tri.yaml", 6, "yaml-duplicate-key", "1.3")]


def test_rows_keep_the_file_and_the_id_they_were_written_with(tmp_path: Path) -> None:
    row = Dossier.read(laid_out(tmp_path / "d")).scores["1.2.2"]

    assert (row.file, row.group, row.id, row.form.points) == ("scores/1-day-hoc.yaml", "1", "1.2.2", Decimal("15.5"))


def test_a_faulty_evidence_entry_leaves_the_row_scored(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    (folder / "scores" / "1-day-hoc.yaml").write_text(
        'group: "1"\nscores:\n  "1.1": {met: true}\n  "1.2.1":\n    points: 25\n    evidence:\n'
        "      - {file: 1.2.1/hop-dong.txt, date: 5/2/2026}\n      - 1.2.1/hop-dong.txt\n      -\n"
        '  "1.2.2": {points: 15.5}\n  "1.3": {points: 30}\n',
        encoding="utf-8",
    )
    assessment = judged(folder)

    assert [(f.line, f.rule) for f in assessment.findings] == [(7, "value-wrong"), (8, "value-wrong")]
    assert assessment.scores.groups[0].points == Decimal("70.5")
    assert assessment.dossier.files_of("1.2.1")[0].path == "1.2.1/hop-dong.txt"


def test_a_fault_beside_empty_points_does_not_hide_that_they_are_empty(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    path = folder / "scores" / "1-day-hoc.yaml"
    text = path.read_text(encoding="utf-8").replace("{points: 30, measured: 9/10}", "{measured: 90%}")
    path.write_text(text, encoding="utf-8")

    assert [finding.rule for finding in judged(folder).findings] == ["criterion-unscored", "value-wrong"]


def test_the_root_is_found_from_inside_and_a_stranger_is_left_alone(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")

    assert find_root(folder / "evidence" / "1.1") == folder.resolve()
    assert find_root(folder) == folder
    assert find_root(tmp_path) == tmp_path


def refused(folder: Path) -> str:
    with pytest.raises(Unreadable) as fault:
        Dossier.read(folder)
    return str(fault.value)


def test_a_head_that_notepad_renamed_is_recognised(tmp_path: Path) -> None:
    (tmp_path / "dossier.yaml.txt").touch()

    assert (
        refused(tmp_path)
        == f"Tệp {tmp_path / 'dossier.yaml'}.txt sai tên. Hãy đổi tên thành dossier.yaml (bỏ đuôi .txt)."
    )


def test_a_package_is_to_be_unpacked_first(tmp_path: Path) -> None:
    (tmp_path / "a.ZIP").touch()
    (tmp_path / "b.zip").mkdir()
    (tmp_path / "c.pdf").touch()

    assert "a.ZIP là gói .zip, chưa giải nén" in refused(tmp_path / "a.ZIP")
    assert "Không thấy hồ sơ trong" in refused(tmp_path / "b.zip")
    assert "Không thấy hồ sơ trong" in refused(tmp_path / "c.pdf")


def test_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    message = refused(tmp_path / "gone")

    assert message.startswith(f"Không thấy hồ sơ: không có thư mục {tmp_path / 'gone'}. Hãy vào thư mục hồ sơ")


def test_a_folder_of_years_names_the_last_six(tmp_path: Path) -> None:
    for year in range(2019, 2025):
        (tmp_path / f"{year}-{year + 1}").mkdir()
        (tmp_path / f"{year}-{year + 1}" / "dossier.yaml").touch()
    message = refused(tmp_path)

    assert "Ở đó có hồ sơ 2019-2020, 2020-2021, 2021-2022, 2022-2023, 2023-2024, 2024-2025: nêu đúng" in message
    assert message.endswith(f"cd {path_argument(tmp_path / '2024-2025')}")
    (tmp_path / "2018-2019").mkdir()
    (tmp_path / "2018-2019" / "dossier.yaml").touch()
    assert "Ở đó có hồ sơ 2019-2020, 2020-2021, 2021-2022, 2022-2023, 2023-2024, 2024-2025 …: nêu" in refused(tmp_path)
    assert "Ở đó có hồ sơ 2019-2020" in refused(tmp_path / "gone")


def test_an_unpacked_package_leads_to_the_dossier_in_it(tmp_path: Path) -> None:
    package = tmp_path / "da-nhan"
    package.mkdir()
    (package / "bagit.txt").touch()
    folder = laid_out(package / "data")

    assert find_root(package) == folder
    assert find_root(package / "review-output") == folder
    assert find_office_folder(folder) == package
    assert find_office_folder(package) == package
    (package / "bagit.txt").unlink()
    assert find_root(package) == package
    assert find_office_folder(folder) == folder
    (package / "bagit.txt").touch()
    (folder / "dossier.yaml").unlink()
    assert find_root(package) == package


def test_the_offices_folder_is_named_as_it_was_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "goi").mkdir()
    (tmp_path / "goi" / "bagit.txt").touch()
    data = laid_out(tmp_path / "goi" / "data")
    monkeypatch.chdir(tmp_path)
    assert find_office_folder(Path("goi") / "data") == Path("goi")
    monkeypatch.chdir(data)
    assert find_office_folder(Path()).resolve() == data.parent.resolve()


def test_a_renamed_folder_in_a_package_is_not_its_payload(tmp_path: Path) -> None:
    (tmp_path / "bagit.txt").touch()

    folder = laid_out(tmp_path / "2025-2026")
    assert find_office_folder(folder) == folder


def test_a_file_that_could_not_be_read_is_known_for_it(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    (folder / "timeline.yaml").write_text("tasks: [\n", encoding="utf-8")
    (folder / "narrative.yaml").unlink()
    dossier = Dossier.read(folder)

    assert dossier.unreadable("timeline.yaml")
    assert not dossier.unreadable("dossier.yaml")
    assert not dossier.unreadable("narrative.yaml"), "it is missing"
    closed = replace(dossier, pages={"scores": YamlPage("scores", readable=False)})
    assert closed.unreadable("scores/1-day-hoc.yaml")


def test_a_folder_of_scores_that_cannot_be_entered_is_out_of_reach(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = laid_out(tmp_path / "d")
    monkeypatch.setattr("cdsdossier.model.dossier.list_score_files", lambda _: ([], "Permission denied"))
    dossier = Dossier.read(folder)

    assert dossier.unreadable("scores/1-day-hoc.yaml")
    assert [(finding.rule, finding.file) for finding in dossier.findings] == [("file-missing", "scores")]


def test_what_is_written_is_found_also_where_it_was_refused(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    (folder / "timeline.yaml").write_text("tasks: [{id: [1], what: A}]\n", encoding="utf-8")
    dossier = Dossier.read(folder)

    assert dossier.get_written("timeline.yaml", "tasks", 0, "what") == "A"
    assert dossier.get_written("timeline.yaml", "tasks", 0, "id", 0) == 1
    assert dossier.get_written("timeline.yaml") == {"tasks": [{"id": [1], "what": "A"}]}
    for path in (("tasks", 1), ("tasks", "0"), ("tasks", 0, "what", 0), ("plan", "number"), ("tasks", 0, "id", 1)):
        assert dossier.get_written("timeline.yaml", *path) is None
    assert dossier.get_written("gone.yaml", "tasks") is None


def evidenced(*files: EvidenceFile, listed: tuple[Evidence, ...] = ()) -> Dossier:
    row = ScoredRow("scores/a.yaml", "1", "1.1", Row(evidence=listed))
    return Dossier(Path(), scores={"1.1": row}, evidence=EvidenceTree(files))


SOUND, EMPTY = EvidenceFile("1.1/a.pdf", "1.1", 5), EvidenceFile("1.1/b.pdf", "1.1", 0)
SHARED = EvidenceFile("2.1/c.pdf", "2.1", 5)


@pytest.mark.parametrize(
    ("dossier", "proved"),
    [
        (evidenced(), False),
        (evidenced(SOUND), True),
        (evidenced(EMPTY), False),
        (evidenced(EMPTY, SOUND), True),
        (evidenced(SHARED), False),
        (evidenced(SHARED, listed=(Evidence(file="2.1/c.pdf"),)), True),
        (evidenced(SHARED, listed=(Evidence(file="2.1/gone.pdf"),)), False),
        (evidenced(listed=(Evidence(url="https://truong.edu.vn"),)), True),
        (evidenced(listed=(Evidence(url="http://localhost"),)), False),
        (evidenced(listed=(Evidence(url="http://localhost"), Evidence(url="https://truong.edu.vn"))), True),
        (evidenced(listed=(Evidence(title="x"),)), False),
    ],
)
def test_a_row_is_proved_by_a_sound_file_or_a_good_link(dossier: Dossier, proved: bool) -> None:
    assert dossier.has_evidence("1.1", ["1.1"]) == proved


def test_a_row_that_is_not_scored_may_have_files(tmp_path: Path) -> None:
    assert evidenced(SHARED).has_evidence("2.1", ["2.1"])
    assert evidenced(SHARED).files_of("2.1") == ()
    assert evidenced(SHARED, listed=(Evidence(file="./2.1/c.pdf"), Evidence(file="x"))).files_of("1.1") == (SHARED,)


def test_the_year_has_the_terms_that_are_whole() -> None:
    day = date(2025, 9, 5)
    terms = {"I": Term(from_=day, to=day), "II": Term(from_=day)}

    assert Dossier(Path(), Head(school_year="2025-2026", terms=terms)).year == SchoolYear(2025, {"I": (day, day)})
    assert Dossier(Path(), Head(indicator_set="a")).year == SchoolYear()
    assert Dossier(Path(), Head(indicator_set="a")).set_id == "a"


def test_score_files_that_notepad_renamed_are_listed(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    (folder / "scores" / "3-x.yaml.txt").touch()

    assert Dossier.read(folder).renamed == {"scores/3-x.yaml.txt"}


def test_a_folder_whose_names_the_system_does_not_tell_hides_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(5, "Input/output error")

    folder = laid_out(tmp_path / "d")
    monkeypatch.setattr(Path, "glob", refuse)

    assert (Dossier.read(folder).renamed, Dossier.read(folder).findings) == (frozenset(), ())
    assert "Hãy vào thư mục hồ sơ" in refused(tmp_path)


def test_lists_and_tables_leave_out_what_was_refused(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    (folder / "narrative.yaml").write_text("strengths: [Một, [Hai], {a: b}, ~, Ba]\n", encoding="utf-8")
    with (folder / "dossier.yaml").open("a", encoding="utf-8") as file:
        file.write("waivers: [Không phải mục]\n")
    dossier = Dossier.read(folder)

    assert dossier.narrative.strengths == ("Một", "Ba")
    assert [(f.file, f.line) for f in dossier.findings] == [
        ("dossier.yaml", 24),
        ("narrative.yaml", 1),
        ("narrative.yaml", 1),
    ], "an empty place in a list is no fault"
    assert (dossier.head.waivers[0].rule, dossier.head.waivers[0].reason) == ("", "")
