"""One dossier is one row: what score and check say of it; and a broken one says why."""

from __future__ import annotations

import json
import os
import re
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import EXAMPLE, Ran
from support.grounds import TODAY, copied
from support.reviewmaker import agreed, change, fill, open_in, receive, write

from cdsdossier.files.bagit.payload import PayloadFile
from cdsdossier.files.bagit.write import write_bag
from cdsdossier.office.rollup.collect.criteria import JudgingContext
from cdsdossier.office.rollup.collect.discover import FoundDossier
from cdsdossier.office.rollup.collect.read_school import TRANSIENT, read_outcomes, read_school
from cdsdossier.office.rollup.collect.row_json import row_from_json
from cdsdossier.office.rollup.collect.rows import SchoolRow
from cdsdossier.office.rollup.collect.run import collect_rollup


def row_of(root: Path, **how: str) -> SchoolRow:
    """Return the only row below a folder."""
    (row,) = collect_rollup([root], today=TODAY, workers=1, **how).schools  # type: ignore[arg-type]
    return row


def pack(folder: Path, target: Path) -> Path:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    payload = [PayloadFile(path.relative_to(folder).as_posix(), path) for path in files]
    write_bag(target, folder.name, payload, [])
    return target


@pytest.mark.parametrize("set_name", [None, "qd3267-2024"])
def test_a_row_counts_what_check_finds(
    set_name: str | None, example: Path, tmp_path: Path, cli: Callable[..., Ran]
) -> None:
    cli("render", example, "ke-hoach", "--format", "html")
    head = example / "dossier.yaml"
    late = re.sub(
        "(  quyet-dinh-cong-nhan: .*date: )2024-[0-9-]+", r"\g<1>2026-06-01", head.read_text(encoding="utf-8")
    )
    head.write_text(late.replace("Quyết Tiến", "Quyết Thắng"), encoding="utf-8")
    more = ["--set", set_name] if set_name else []
    example = receive(example, tmp_path / "nhan")
    told = json.loads(cli("check", example, "--today", f"{TODAY}", "--format", "json", *more).out)
    row = collect_rollup([example.parent], today=TODAY, workers=1, set_source=set_name).schools[0]
    assert (row.errors, row.warnings, row.notices) == tuple(
        told["summary"][severity] for severity in ("error", "warning", "notice")
    )
    assert set(row.faults) == {
        one["rule"] for one in told["findings"] if one["severity"] == "error" and not one["waived"]
    }
    assert "basis-replaced" in {one["rule"] for one in told["findings"]}
    assert "document-stale" not in {one["rule"] for one in told["findings"]}  # a sender's manifest proves nothing


def test_a_row_has_what_score_and_timeline_say(example: Path, cli: Callable[..., Ran]) -> None:
    told = json.loads(cli("score", example, "--format", "json").out)
    row = row_of(example)
    assert [(one.id, float(one.points), one.level) for one in row.groups] == [
        (one["id"], one["points"], one["level"]) for one in told["groups"]
    ]
    assert (row.school, row.code) == ("Trường THCS Quyết Tiến", "THCSQT")
    assert (row.kind, row.school_year) == ("thcs", "2023-2024")
    assert row.issued["ke-hoach"].isoformat() == "2024-02-05"
    assert row.external == ""
    assert row.groups[0].external_points is None


def test_a_settled_review_has_its_points_and_an_open_one_only_its_state(example: Path, tmp_path: Path) -> None:
    example = receive(example, tmp_path / "nhan")
    path = change(open_in(example), "1.3.1", {"agree": "false", "points": "3", "reason": "Thiếu"})
    text = agreed(path.read_text(encoding="utf-8"))
    for state, points in (("cong-nhan", Decimal(57)), ("dang-tham-dinh", None), ("tra-lai", None)):
        write(path, text.replace("state: dang-tham-dinh", f"state: {state}"))
        row = row_of(example.parent)
        assert (row.external, row.groups[0].external_points) == (state, points)


def test_a_review_that_is_not_of_this_package_does_not_count(example: Path, tmp_path: Path) -> None:
    made = fill(open_in(example), "cong-nhan").read_text(encoding="utf-8")
    plain = row_of(example)
    data = receive(example, tmp_path / "nhan")
    sent = row_of(data.parent)
    write(data.parent / "review.yaml", made)
    unbound = row_of(data.parent)

    assert [row.external for row in (plain, sent, unbound)] == ["", "", ""]
    assert [row.groups[0].external_points for row in (plain, sent, unbound)] == [None, None, None]
    assert "mã gói khác" in unbound.claims[1]
    assert (unbound.errors, unbound.faults) == (plain.errors, plain.faults)
    assert all("không phải đánh giá ngoài của cơ quan" in row.claims[0] for row in (plain, sent, unbound))


def test_a_package_in_a_package_brings_no_review_along(example: Path, tmp_path: Path) -> None:
    inner = receive(example, tmp_path / "gui")
    change(fill(open_in(inner), "cong-nhan"), "1.3.1", {"agree": "false", "points": "6", "reason": "Đủ"})
    (tmp_path / "nhan" / "bag").mkdir(parents=True)
    (tmp_path / "nhan" / "bag" / "bagit.txt").write_text("BagIt-Version: 1.0\n", encoding="utf-8")
    inner.parent.rename(tmp_path / "nhan" / "bag" / "data")
    row = read_school(FoundDossier("a", str(tmp_path / "nhan" / "bag" / "data" / "data")), JudgingContext(TODAY))

    assert row.external == ""


def test_what_changed_after_it_was_received_is_no_result(example: Path, tmp_path: Path) -> None:
    data = receive(example, tmp_path / "nhan")
    _spoil("scores/1-day-hoc.yaml", b"points: 6", b"points: 5")(data)
    row = row_of(data.parent)

    assert (row.school, row.groups) == ("Trường THCS Quyết Tiến", ())
    assert "scores/1-day-hoc.yaml" in row.reason
    assert (row.state, row.office_reason) == ("received", True)  # the school has sent; the file changed here


def test_a_settled_review_with_open_rows_has_no_points_but_an_error(example: Path, tmp_path: Path) -> None:
    example = receive(example, tmp_path / "nhan")
    change(fill(open_in(example), "cong-nhan"), "1.3.1", {"agree": ""})
    row = row_of(example.parent)

    assert (row.external, row.groups[0].external_points) == ("cong-nhan", None)
    assert (row.errors, row.faults) == (0, ())
    assert (row.office_errors, row.office_faults) == (1, ("review-incomplete",))


def test_a_package_is_the_row_of_its_folder(example: Path, tmp_path: Path) -> None:
    unpacked = row_of(example)
    target = pack(example, tmp_path / "gui" / "THCSQT.zip")
    packed = row_of(target.parent)
    assert (packed.place, packed.packed, packed.reason) == ("THCSQT.zip", True, "")
    assert packed.groups == unpacked.groups
    assert (packed.errors, packed.warnings, packed.faults) == (unpacked.errors, unpacked.warnings, unpacked.faults)


def _spoil(name: str, old: bytes, new: bytes) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        path = folder / name
        data = path.read_bytes()
        assert old in data
        path.write_bytes(data.replace(old, new, 1))

    return spoil


_BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "head-syntax": (_spoil("dossier.yaml", b"  name:", b" - name:"), "Không đọc được dossier.yaml, dòng"),
    "head-encoding": (_spoil("dossier.yaml", "Tiến".encode(), b"\xff\xfe"), "không thuộc mã UTF-8"),
    "no-head": (lambda folder: (folder / "dossier.yaml").rename(folder / "x"), "Thiếu dossier.yaml"),
    "renamed-head": (
        lambda folder: (folder / "dossier.yaml").rename(folder / "dossier.yaml.txt"),
        "Đổi tên thành dossier.yaml",
    ),
    "set-syntax": (
        lambda folder: (
            _spoil("dossier.yaml", b"qd4725-", b"qd1-")(folder),
            _spoil("indicator-set.yaml", b"levels:", b"levels: [")(folder),
        ),
        "Không đọc được indicator-set.yaml, dòng",
    ),
    "no-set": (
        lambda folder: (
            _spoil("dossier.yaml", b"qd4725-", b"qd1-")(folder),
            (folder / "indicator-set.yaml").rename(folder / "x"),
        ),
        "Không rõ hồ sơ chấm theo bộ chỉ số nào",
    ),
}


@pytest.mark.parametrize("way", _BROKEN)
def test_a_broken_dossier_is_a_row_with_its_reason(way: str, example: Path, province: Path, tmp_path: Path) -> None:
    spoil, reason = _BROKEN[way]
    spoil(example)
    sound = copied(province, tmp_path, "zzz")
    broken, other = collect_rollup([tmp_path], today=TODAY, workers=1).schools
    assert reason in broken.reason
    assert str(tmp_path) not in broken.reason
    assert (other.place, other.reason) == (sound.name, "")
    if "set" in way:
        assert broken.school == "Trường THCS Quyết Tiến"


def test_a_fault_of_ours_is_a_row_too(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def burst(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("cdsdossier.office.rollup.collect.read_school.score_dossier", burst)
    assert "lỗi của chính nó khi đọc hồ sơ này (RecursionError)" in row_of(example).reason


def test_a_duplicate_key_is_an_error_and_no_end(example: Path) -> None:
    _spoil("scores/1-day-hoc.yaml", b'  "1.3.2":', b'  "1.3.1":')(example)
    row = row_of(example)
    assert row.reason == ""
    assert "yaml-duplicate-key" in row.faults


def test_zips_are_told_apart(example: Path, tmp_path: Path) -> None:
    place = tmp_path / "gui"
    pack(example, place / "a-nguyen-ven.zip")
    whole = (place / "a-nguyen-ven.zip").read_bytes()
    (place / "b-cut.zip").write_bytes(whole[:-3000])
    (place / "c-doi.zip").write_bytes(_flipped(whole))
    shutil.make_archive(str(place / "d-tu-nen"), "zip", example.parent, example.name)
    with zipfile.ZipFile(place / "e-anh.zip", "w") as other:
        other.writestr("anh/1.jpg", b"x")
    (tmp_path / "review.yaml").write_text("state: cong-nhan\n", encoding="utf-8")
    write_bag(place / "f-danh-gia.zip", "THCSQT", [PayloadFile("review.yaml", tmp_path / "review.yaml")], [])
    remarks: list[str] = []
    rows = collect_rollup([place], today=TODAY, workers=1, remark=remarks.append).schools
    assert [(row.place, bool(row.reason)) for row in rows] == [
        ("a-nguyen-ven.zip", False), ("b-cut.zip", True), ("c-doi.zip", True), ("d-tu-nen.zip", True),
        ("e-anh.zip", True),
    ]  # fmt: skip
    assert [row.state for row in rows] == ["received", "broken", "broken", "broken", "unrecognised"]
    assert all(row.packed for row in rows)
    assert "không phải gói do cdsdossier pack" in rows[3].reason
    assert str(tmp_path) not in "".join(row.reason for row in rows)
    assert remarks == ["Bỏ qua f-danh-gia.zip: gói kết quả đánh giá ngoài, không phải hồ sơ của trường."]


def test_a_package_that_does_not_hold_says_whose_it_is(example: Path, tmp_path: Path, cli: Callable[..., Ran]) -> None:
    target = tmp_path / "gui" / "goi-moi.zip"
    target.parent.mkdir()
    cli("pack", example, "--draft", "--output", target)
    data = target.read_bytes()
    at = data.index(b"dossier.yaml") + 200
    target.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    row = row_of(target.parent)

    assert (row.state, row.code, row.school_year) == ("broken", "THCSQT", "2023-2024")


def test_a_draft_a_folder_in_work_and_one_scored_in_part_are_told_apart(
    example: Path, tmp_path: Path, cli: Callable[..., Ran]
) -> None:
    (tmp_path / "gui").mkdir()
    cli("pack", example, "--draft", "--output", tmp_path / "gui" / "nhap.zip")
    draft, whole = row_of(tmp_path / "gui"), row_of(example)
    _spoil("scores/1-day-hoc.yaml", b"points: 6", b"points:")(example)
    part = row_of(example)
    sent = row_of(receive(example, tmp_path / "nhan").parent)
    shutil.rmtree(example / "scores")
    bare = row_of(example)

    assert [row.state for row in (draft, whole, part, sent, bare)] == [
        "draft", "received", "in-progress", "received", "in-progress",
    ]  # fmt: skip
    assert [row.provisional for row in (draft, whole, part, sent, bare)] == [True, False, True, True, False]
    assert [group.level for group in draft.groups] == [None, None]
    assert [group.level for group in sent.groups] == [None, None]
    assert sent.groups[1].points == whole.groups[1].points


def _flipped(data: bytes) -> bytes:
    place = data.index(b"PK\x03\x04") + 200
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def test_nothing_is_left_of_an_unpacked_package(example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = tmp_path / "tam"
    room.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(room))
    assert row_of(pack(example, tmp_path / "gui" / "a.zip").parent).reason == ""
    assert not list(room.iterdir())


def test_the_senders_set_is_told_and_the_offices_judges(example: Path) -> None:
    honest = row_of(example)
    _spoil("indicator-set.yaml", b"    to: 75\n", b"    to: 55\n")(example)
    _spoil("indicator-set.yaml", b"    above: 75\n", b"    above: 55\n")(example)
    row = row_of(example)

    assert (row.groups, row.set_id) == (honest.groups, honest.set_id)
    assert "Theo bộ của trường: nhóm 1: 59/100, mức 3" in row.claims[0]


def test_a_set_that_only_its_sender_knows_is_counted_by_itself(example: Path) -> None:
    _spoil("indicator-set.yaml", "number: 4725/QĐ".encode(), "number: 999/QĐ".encode())(example)
    _spoil("indicator-set.yaml", b"id: qd4725-2022", b"id: rieng")(example)
    row = row_of(example)

    assert re.fullmatch(r"rieng \[[0-9a-f]{8}\]", row.set_id)
    assert "không so sánh được với trường khác" in row.claims[0]
    _spoil("indicator-set.yaml", "name: Mức đáp ứng tốt".encode(), "name: Xuất sắc".encode())(example)
    assert row_of(example).set_id != row.set_id, "nobody's words stand over another's result"


def test_a_disk_without_room_to_unpack_is_not_the_schools_fault(
    tmp_path: Path, example: Path, cli: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("pack", example, "--draft", "--output", tmp_path / "a.zip")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("cdsdossier.files.bagit.unpack._extract", full)
    (outcome,) = read_outcomes(
        [FoundDossier("a.zip", str(tmp_path / "a.zip"), packed=True)], JudgingContext.by(date(2024, 5, 2), None)
    )

    assert outcome.startswith(TRANSIENT)
    assert row_from_json(outcome).reason == "Không mở được: No space left on device."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
@pytest.mark.parametrize("name", ["indicator-set.yaml", "dossier.yaml", "narrative.yaml", "scores/1-day-hoc.yaml"])
def test_a_pipe_or_gigabytes_by_the_name_of_a_small_file_stop_no_roll_up(name: str, tmp_path: Path) -> None:
    piped, huge = (Path(shutil.copytree(EXAMPLE, tmp_path / one / "2023-2024")) for one in "ab")
    (piped / name).unlink(missing_ok=True)
    os.mkfifo(piped / name)
    with (huge / name).open("wb") as file:
        file.truncate(8_000_000_000)

    rows = collect_rollup([tmp_path], today=TODAY, workers=1).schools

    assert len(rows) == 2
    assert any(row.reason or row.errors for row in rows)


def test_a_full_look_asks_no_memory_of_what_was_read_before(
    example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = receive(example, tmp_path / "nhan")
    asked: list[str] = []

    def remembered(_: object, path: str, __: object) -> dict[str, str]:
        asked.append(path)
        return {}

    monkeypatch.setattr("cdsdossier.files.bagit.cache.DigestCache.get", remembered)
    for full in (False, True):
        (found,) = read_outcomes([FoundDossier("a", str(data))], JudgingContext(TODAY, full=full))
        assert row_from_json(found).reason == ""
        assert bool(asked) is not full
        asked.clear()
