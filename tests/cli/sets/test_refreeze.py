"""``cdsdossier sets refreeze``: a new version of the set, nothing lost, all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import Ran, fingerprint
from support.setmaker import SHIPPED, new_version, set_file

from cdsdossier import Dossier, IndicatorSet
from cdsdossier.errors import Refused
from cdsdossier.files import changes
from cdsdossier.files.atomic import replace_patiently

Cli = Callable[..., Ran]
Golden = Callable[[str, str], None]


@pytest.fixture
def moi(tmp_path: Path) -> Path:
    """Return a new version of the shipped set."""
    return new_version(tmp_path / "moi.yaml")


def frozen(folder: Path) -> Path:
    return folder / "indicator-set.yaml"


def rules_found(cli: Cli, folder: Path) -> set[str]:
    lines = cli("check", folder, "--format", "concise", "--today", "2024-05-02").out.splitlines()
    return {line.split(": ")[1].split()[-1] for line in lines}


def test_everything_that_will_change_is_shown_and_off_a_terminal_nothing_is_written(
    cli: Cli, example: Path, moi: Path, golden: Golden
) -> None:
    before = fingerprint(example)
    ran = cli("sets", "refreeze", example, "--set", moi)

    assert ran.code == 2
    assert "--yes" in ran.err
    assert fingerprint(example) == before
    golden("sets/refreeze.txt", ran.out)


def test_a_person_is_asked(cli: Cli, example: Path, moi: Path) -> None:
    before = fingerprint(example)

    assert cli("sets", "refreeze", example, "--set", moi, answers="k\n").code == 1
    assert fingerprint(example) == before
    assert cli("sets", "refreeze", example, "--set", moi, answers="c\n").code == 0
    assert frozen(example).read_bytes() == moi.read_bytes()


def test_the_old_copy_stays_beside_the_new_one_and_disturbs_nothing(cli: Cli, example: Path, moi: Path) -> None:
    old = frozen(example).read_bytes()
    assert cli("sets", "refreeze", example, "--set", moi, "--yes").code == 0
    assert cli("sets", "refreeze", example, "--yes").code == 0

    assert (example / "indicator-set-truoc.yaml").read_bytes() == old
    assert (example / "indicator-set-truoc-2.yaml").read_bytes() == moi.read_bytes()
    assert frozen(example).read_bytes() == SHIPPED.read_bytes()
    assert not [f for f in Dossier.read(example).findings if "truoc" in f.file + f.message]


def test_the_old_copy_can_be_taken_back(cli: Cli, example: Path, moi: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cli("sets", "confirm", example, "--by", "N.V.A.", "--date", "2024-03-20", "--yes")
    old, score = frozen(example).read_bytes(), cli("score", example).out
    cli("sets", "refreeze", example, "--set", moi, "--yes")
    monkeypatch.chdir(example)
    ran = cli("sets", "refreeze", "--set", "indicator-set-truoc.yaml", "--yes")

    assert ran.code == 0
    assert frozen(example).read_bytes() == old
    assert cli("score", example).out == score


def test_what_was_typed_stays_and_new_rows_are_empty_entries_with_their_guidance(
    cli: Cli, example: Path, moi: Path
) -> None:
    path = example / "scores" / "1-day-hoc.yaml"
    before, rows = path.read_text(encoding="utf-8").splitlines(), Dossier.read(example).scores
    assert cli("sets", "refreeze", example, "--set", moi, "--yes").code == 0

    after = path.read_text(encoding="utf-8").splitlines()
    rest = iter(after)
    assert all(line in rest for line in before), "nothing is rewritten, the order stays"
    dossier = Dossier.read(example)
    assert {row: scored.form for row, scored in dossier.scores.items() if row in rows} == {
        row: scored.form for row, scored in rows.items()
    }
    assert set(dossier.scores) - set(rows) == {"1.7.4", "1.8"}
    assert dossier.scores["1.8"].form.points is None
    assert "  # 1.7.4 Có đường truyền Internet dự phòng – tối đa 5 điểm" in after
    assert after.index('  "1.7.2":') < after.index('  "1.7.4":') < after.index('  "1.8":')


def test_a_vanished_row_stays_and_is_flagged_like_one_above_its_new_maximum(cli: Cli, example: Path, moi: Path) -> None:
    ran = cli("sets", "refreeze", example, "--set", moi, "--yes")

    assert "1.7.3: 0 điểm trong scores/1-day-hoc.yaml" in ran.out
    assert "criterion-unknown" in ran.out
    assert "1.4: ghi 6 điểm, chỉ tính 4" in ran.out
    assert rules_found(cli, example) >= {"criterion-unknown", "points-above-maximum", "criterion-unscored"}


def test_new_rows_get_their_evidence_folder_with_its_guide(cli: Cli, example: Path, moi: Path) -> None:
    cli("sets", "refreeze", example, "--set", moi, "--yes")

    guide = (example / "evidence" / "1.7.4" / "HUONG-DAN.txt").read_text(encoding="utf-8")
    assert guide.startswith("1.7.4 Có đường truyền Internet dự phòng\n(tối đa 5 điểm)")
    assert (example / "evidence" / "1.7.3").is_dir(), "evidence of a vanished row is nobody's to delete"


def test_guides_nobody_touched_say_the_new_maximum_others_stay(cli: Cli, tmp_path: Path, moi: Path) -> None:
    folder = tmp_path / "2025-2026"
    cli("init", folder, "--kind", "thcs")
    cli("sets", "refreeze", folder, "--set", moi, "--yes")
    assert "(tối đa 4 điểm)" in (folder / "evidence/1.4/HUONG-DAN.txt").read_text(encoding="utf-8")

    (folder / "evidence/1.4/HUONG-DAN.txt").write_text("của trường", encoding="utf-8")
    (folder / "evidence/1.8/HUONG-DAN.txt").unlink()
    cli("sets", "refreeze", folder, "--yes")
    cli("sets", "refreeze", folder, "--set", moi, "--yes")
    assert (folder / "evidence/1.4/HUONG-DAN.txt").read_text(encoding="utf-8") == "của trường"


def test_a_new_year_that_is_refrozen_is_as_if_it_had_begun_with_the_new_set(
    cli: Cli, tmp_path: Path, moi: Path
) -> None:
    was, fresh = tmp_path / "a" / "2025-2026", tmp_path / "b" / "2025-2026"
    cli("init", was, "--kind", "thcs")
    cli("init", fresh, "--kind", "thcs", "--set", moi)
    assert cli("sets", "refreeze", was, "--set", moi, "--yes").code == 0

    assert set(Dossier.read(was).scores) - set(Dossier.read(fresh).scores) == {"1.7.3"}
    assert fingerprint(was / ".schema").keys() == fingerprint(fresh / ".schema").keys()
    for file in ("indicator-set.yaml", ".schema/scores-1.json", "evidence/1.4/HUONG-DAN.txt"):
        assert (was / file).read_bytes() == (fresh / file).read_bytes()


def test_numbers_the_school_typed_are_listed_before_they_are_replaced(cli: Cli, example: Path) -> None:
    set_file(frozen(example), ("        maximum: 10\n", "        maximum: 12\n"))
    ran = cli("sets", "refreeze", example)

    assert ran.out.index("1.4 điểm tối đa: 10 → 12") < ran.out.index("Bộ chỉ số: từ qd4725-2022")
    assert "nhà trường đã\n  sửa" in ran.out


def test_levels_before_and_after_are_shown(cli: Cli, example: Path, tmp_path: Path) -> None:
    new = set_file(tmp_path / "a.yaml", ("    to: 75\n", "    to: 95\n"), ("    above: 75\n", "    above: 95\n"))

    assert "Nhóm 2: 94/100, mức 3 → 94/100, mức 2" in cli("sets", "refreeze", example, "--set", new).out


def test_a_confirmation_is_carried_over_only_while_points_and_levels_stay(
    cli: Cli, example: Path, tmp_path: Path, moi: Path
) -> None:
    cli("sets", "confirm", example, "--by", "N.V.A.", "--date", "2024-03-20", "--yes")
    worded = set_file(tmp_path / "chu.yaml", ("Có phòng studio", "Có phòng thu"))

    kept = cli("sets", "refreeze", example, "--set", worded, "--yes")
    assert "không mang sang" not in kept.err
    assert "Có phòng thu" in frozen(example).read_text(encoding="utf-8")
    assert (IndicatorSet.read(frozen(example)).confirmed or pytest.fail("lost")).by == "N.V.A."

    lost = cli("sets", "refreeze", example, "--set", moi, "--yes")
    assert "không mang sang" in lost.err
    assert IndicatorSet.read(frozen(example)).confirmed is None


def test_the_same_version_changes_nothing(cli: Cli, example: Path) -> None:
    before = fingerprint(example)
    ran = cli("sets", "refreeze", example)

    assert ran.code == 0
    assert "không có gì phải thay" in ran.out
    assert fingerprint(example) == before


def test_a_missing_copy_is_put_back(cli: Cli, example: Path) -> None:
    frozen(example).unlink()

    assert cli("sets", "refreeze", example, "--yes").code == 0
    assert frozen(example).read_bytes() == SHIPPED.read_bytes()
    assert not (example / "indicator-set-truoc.yaml").exists()


def test_a_set_of_another_id_is_named_in_the_head_of_the_dossier(cli: Cli, example: Path, tmp_path: Path) -> None:
    other = set_file(tmp_path / "a.yaml", ("id: qd4725-2022", "id: qd1-2027"), ("4725/QĐ-BGDĐT,", "1/QĐ-BGDĐT,"))
    ran = cli("sets", "refreeze", example, "--set", other, "--yes")

    assert ran.code == 0
    assert "bases" in ran.err
    assert Dossier.read(example).set_id == "qd1-2027"
    assert "value-wrong" not in rules_found(cli, example)


def test_a_new_group_gets_a_score_file_of_its_own(cli: Cli, example: Path, tmp_path: Path) -> None:
    group = (
        '  - id: "3"\n    slug: nhom-ba\n    name: Nhóm thử\n    source: S3\n    criteria:\n'
        '      - id: "3.1"\n        text: Dòng thử\n        maximum: 100\n        source: S3\n'
    )
    new = set_file(tmp_path / "a.yaml", ("groups:\n", f"groups:\n{group}"))
    assert cli("sets", "refreeze", example, "--set", new, "--yes").code == 0

    assert Dossier.read(example).scores["3.1"].file == "scores/3-nhom-ba.yaml"
    assert not [f for f in Dossier.read(example).findings if f.file.startswith("scores/3")]


def test_a_group_that_is_renamed_keeps_its_score_file(cli: Cli, example: Path, tmp_path: Path) -> None:
    new = new_version(tmp_path / "a.yaml", ("slug: day-hoc", "slug: day-va-hoc"))
    assert cli("sets", "refreeze", example, "--set", new, "--yes").code == 0

    assert Dossier.read(example).scores["1.8"].file == "scores/1-day-hoc.yaml"
    assert not (example / "scores" / "1-day-va-hoc.yaml").exists()


def test_a_file_in_brackets_is_left_and_its_rows_are_named(cli: Cli, example: Path, moi: Path) -> None:
    path = example / "scores" / "1-day-hoc.yaml"
    path.write_text('group: "1"\nscores: {"1.1": {met: true}, "1.4": {points: 2}}\n', encoding="utf-8")
    before = path.read_bytes()
    ran = cli("sets", "refreeze", example, "--set", moi, "--yes")

    assert ran.code == 0
    assert "scores/1-day-hoc.yaml viết theo cách không thêm mục chấm được; hãy tự thêm: 1.7.4, 1.8" in ran.err
    assert path.read_bytes() == before


@pytest.mark.parametrize("broken", ["scores/1-day-hoc.yaml", "indicator-set.yaml"])
def test_a_file_that_cannot_be_read_stops_everything(broken: str, cli: Cli, example: Path, moi: Path) -> None:
    (example / broken).write_text("group: [\n", encoding="utf-8")
    before = fingerprint(example)

    assert cli("sets", "refreeze", example, "--set", moi, "--yes").code in {1, 3}
    assert fingerprint(example) == before


@pytest.mark.parametrize("name", ["qd3267-2024", "loi.yaml"])
def test_a_skeleton_or_a_set_with_errors_is_not_taken(
    name: str, cli: Cli, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_file(tmp_path / "loi.yaml", ("        maximum: 10\n", "        maximum: 12\n"))
    monkeypatch.chdir(tmp_path)
    before = fingerprint(example)

    assert cli("sets", "refreeze", example, "--set", name, "--yes").code == 1
    assert fingerprint(example) == before


@pytest.mark.parametrize("failing", range(6))
def test_where_one_file_cannot_be_written_no_file_is_changed(
    failing: int, cli: Cli, example: Path, moi: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, written = fingerprint(example), list[Path]()

    def fails(temporary: Path, target: Path) -> None:
        if len(written) == failing:
            written.append(target)
            raise OSError(28, "đĩa đầy")
        written.append(target)
        replace_patiently(temporary, target)

    monkeypatch.setattr(changes, "replace_patiently", fails)
    ran = cli("sets", "refreeze", example, "--set", moi, "--yes")

    if ran.code == 0:
        assert failing >= len(written)
    else:
        assert fingerprint(example) == before
        assert not (example / "evidence" / "1.8").exists()


def test_a_file_that_changes_meanwhile_stops_everything(example: Path) -> None:
    change = changes.FileChange("scores/1-day-hoc.yaml", b"khac", b"moi")
    other = changes.FileChange("a.yaml", None, b"moi")

    with pytest.raises(Refused, match="vừa bị chương trình khác sửa"):
        changes.apply_changes(example, [other, change])
    assert not (example / "a.yaml").exists()


def test_a_link_out_of_the_dossier_is_not_written_through(cli: Cli, example: Path, tmp_path: Path, moi: Path) -> None:
    (tmp_path / "ngoai").mkdir()
    try:
        (example / "evidence" / "1.8").symlink_to(tmp_path / "ngoai", target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    ran = cli("sets", "refreeze", example, "--set", moi, "--yes")

    assert ran.code == 1
    assert list((tmp_path / "ngoai").iterdir()) == []
    assert frozen(example).read_bytes() == SHIPPED.read_bytes()


def test_points_count_by_the_new_set_afterwards(cli: Cli, example: Path, moi: Path) -> None:
    cli("sets", "refreeze", example, "--set", moi, "--yes")
    rules = IndicatorSet.of(Dossier.read(example))

    assert rules.nodes["1.4"].form.maximum == Decimal(4)
    assert "57/100" in cli("score", example).out


def test_a_year_begun_with_a_skeleton_gets_the_decisions_table_later(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "2025-2026"
    cli("init", folder, "--kind", "mam-non")
    full = set_file(
        tmp_path / "a.yaml",
        ("id: qd4725-2022", "id: qd3267-2024"),
        ("4725/QĐ-BGDĐT, date: 2022-12-30", "3267/QĐ-BGDĐT, date: 2024-10-30"),
        ("applies_to: [tieu-hoc, ", "applies_to: [mam-non, "),
    )
    ran = cli("sets", "refreeze", folder, "--set", full, "--yes")

    assert (ran.code, ran.err) == (0, "")
    assert sorted(path.name for path in (folder / "scores").iterdir()) == ["1-day-hoc.yaml", "2-quan-tri.yaml"]
    assert {"set-skeleton", "set-changed"}.isdisjoint(rules_found(cli, folder))
    assert cli("sets", "confirm", folder, "--by", "N.V.A.", "--date", "2025-03-20", "--yes").code == 0


def test_a_row_that_changes_its_number_is_told_because_its_points_stay_behind(
    cli: Cli, example: Path, tmp_path: Path
) -> None:
    new = set_file(tmp_path / "a.yaml", ('          - id: "2.4.1"\n', '          - id: "2.4.4"\n'))
    ran = cli("sets", "refreeze", example, "--set", new)

    assert "Mục chấm đổi mã: 2.4.1 → 2.4.4" in ran.out
    assert "2.4.1: 8 điểm trong scores/2-quan-tri.yaml" in ran.out
