"""Another indicator set than last year's: rows that are new, changed or gone are named, on screen and in the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran, fingerprint
from support.setmaker import SHIPPED, new_version, set_file

from cdsdossier.files import resources
from cdsdossier.model.dossier import Dossier

Cli = Callable[..., Ran]
NEW_DECISION = (
    "decision: {number: 4725/QĐ-BGDĐT, date: 2022-12-30",
    "decision: {number: 99/QĐ-BGDĐT, date: 2024-09-01",
)


def flat(text: str) -> str:
    """Return a text without its line breaks and the marks of comments."""
    return " ".join(text.replace("#", " ").split())


def scores(new: Path) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted((new / "scores").iterdir()))


def test_rows_that_are_new_changed_or_gone_are_named_and_stand_in_the_file(cli: Cli, example: Path) -> None:
    rules, new = new_version(example.parent / "moi.yaml"), example.parent / "2024-2025"
    ran = cli("init", new, "--from", example, "--set", rules)
    written = flat(scores(new))

    assert ran.code == 0
    for words in ("mới: 1.7.4 Có đường truyền", "mới: 1.8 Có kho học liệu", "đổi: 1.4 – điểm tối đa 10 → 4"):
        assert words in flat(ran.out)
    assert "không còn: 1.7.3 Có phòng studio" in flat(ran.out)
    assert "KHÁC NĂM TRƯỚC: 1.4 – điểm tối đa 10 → 4" in written
    assert "KHÁC NĂM TRƯỚC: 1.8 – mục mới của năm nay" in written
    assert "(hoặc không chấm ở đó): - 1.7.3 Có phòng studio xây dựng học liệu số Năm học 2023-2024: 0 điểm" in written
    assert "Năm học 2023-2024" not in scores(new).split('"1.7.4":')[0].rpartition("\n\n")[2]
    assert set(Dossier.read(new).scores) >= {"1.7.4", "1.8"}
    assert Dossier.read(new).findings == ()


def test_a_row_under_another_number_keeps_its_reminders(cli: Cli, example: Path) -> None:
    old = 'id: "1.7.3"\n            text: Có phòng studio xây dựng học liệu số'
    rules = set_file(
        example.parent / "m.yaml", (old, 'id: "1.7.9"\n            text: Có phòng studio xây dựng học liệu số')
    )
    new = example.parent / "2024-2025"
    ran = cli("init", new, "--from", example, "--set", rules)
    at = scores(new).split('"1.7.9":')[0].rpartition("\n\n")[2]

    assert "đổi: 1.7.9 – năm trước là 1.7.3" in flat(ran.out)
    assert "Năm học 2023-2024: 0 điểm Ghi chú: Trường chưa có phòng studio" in flat(at)
    assert "không còn" not in ran.out


def test_a_changed_wording_shows_both_wordings(cli: Cli, example: Path) -> None:
    rules = set_file(
        example.parent / "m.yaml", ("text: Số lượng học liệu được số hóa", "text: Tỉ lệ học liệu được số hóa")
    )
    ran = cli("init", example.parent / "2024-2025", "--from", example, "--set", rules)
    words = "1.4 – lời văn năm trước “Số lượng học liệu được số hóa”, năm nay “Tỉ lệ học liệu được số hóa”"

    assert words in flat(ran.out)
    assert words in flat(scores(example.parent / "2024-2025"))


def test_the_copy_that_a_school_has_corrected_is_carried_on(cli: Cli, example: Path) -> None:
    own = set_file(
        example / "indicator-set.yaml",
        ("maximum: 8\n", "maximum: 9\n"),
        (
            'maximum: 7\n            source: S6\n          - id: "1.7.3"',
            'maximum: 6\n            source: S6\n          - id: "1.7.3"',
        ),
    )
    ran = cli("init", example.parent / "2024-2025", "--from", example)

    assert (example.parent / "2024-2025" / "indicator-set.yaml").read_bytes() == own.read_bytes()
    assert "Giữ bộ chỉ số của trường như năm trước; khác bản đi kèm ở: 1.7.1, 1.7.2." in flat(ran.out)
    assert "KHÁC NĂM TRƯỚC" not in scores(example.parent / "2024-2025")


def test_a_newer_decision_for_the_kind_takes_its_place_and_brings_its_basis(
    cli: Cli, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sets = example.parent / "sets"
    sets.mkdir()
    (sets / "qd4725-2022.yaml").write_bytes(SHIPPED.read_bytes())
    new_version(sets / "qd99-2024.yaml", NEW_DECISION, ("id: qd4725-2022", "id: qd99-2024"))
    monkeypatch.setattr(resources, "indicator_sets_folder", lambda: sets)
    new = example.parent / "2024-2025"
    ran = cli("init", new, "--from", example)
    head = Dossier.read(new).head

    assert "bộ chỉ số mới hơn cho loại trường này, nên dùng bộ mới: qd99-2024" in flat(ran.out)
    assert f"--set {example / 'indicator-set.yaml'}" in flat(ran.out)
    assert head.indicator_set == "qd99-2024"
    assert [basis.number for basis in head.bases] == [
        "32/2020/TT-BGDĐT", "4725/QĐ-BGDĐT", "99/QĐ-BGDĐT", "386/TB-SGDĐT",
    ]  # fmt: skip
    assert "xem lại: năm nay chấm theo 99/QĐ-BGDĐT, đã thêm vào căn cứ; không còn dùng căn cứ này thì xóa" in flat(
        (new / "dossier.yaml").read_text("utf-8")
    )


def test_a_set_of_the_schools_own_stays_though_a_shipped_one_is_newer(cli: Cli, example: Path) -> None:
    set_file(
        example / "indicator-set.yaml",
        ("id: qd4725-2022", "id: cua-so"),
        ("number: 4725/QĐ-BGDĐT, date: 2022-12-30", "number: 1/QĐ-SGDĐT, date: 2021-01-01"),
    )
    ran = cli("init", example.parent / "2024-2025", "--from", example)

    assert Dossier.read(example.parent / "2024-2025").head.indicator_set == "cua-so"
    assert "Bộ chỉ số giữ như năm trước: cua-so." in ran.out


def test_another_kind_of_school_gets_the_set_of_its_kind(cli: Cli, example: Path) -> None:
    ran = cli("init", example.parent / "2024-2025", "--from", example, "--kind", "mam-non")
    before = fingerprint(example)

    assert ran.code == 0
    assert "qd3267-2024" in ran.out
    assert "không còn: 1.3.1" in flat(ran.out)
    assert "chưa có bảng tiêu chí và điểm" in ran.err
    assert fingerprint(example) == before


def test_a_set_with_one_number_on_two_rows_is_no_crash(cli: Cli, example: Path) -> None:
    set_file(example / "indicator-set.yaml", ('id: "1.7.2"', 'id: "1.7.1"'))

    assert cli("init", example.parent / "2024-2025", "--from", example).code == 0
