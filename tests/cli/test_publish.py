"""``cdsdossier publish``: what it refuses, what it writes, and that it touches nothing that is not its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Ran, fingerprint
from support.published_school import PDF, Change, listing, put, reviewed, whole_set, year

Cli = Callable[..., Ran]
SIGNED = ("evidence/van-ban/qd.pdf", "Quyết định công nhận kết quả")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.suffix != ".json" or path.name == "result.json")


def result(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "result.json").read_text(encoding="utf-8")))


def page(folder: Path) -> str:
    return (folder / "index.html").read_text(encoding="utf-8")


def approval(**told: str) -> Change:
    def change(parts: dict[str, Any]) -> None:
        parts["head"]["documents"]["quyet-dinh-cong-nhan"] = told

    return change


@pytest.fixture
def school(tmp_path: Path) -> Path:
    return year(tmp_path / "2025-2026")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "ra"


def test_the_page_names_school_year_decision_level_and_points(cli: Cli, school: Path, out: Path) -> None:
    before = fingerprint(school)
    ran = cli("publish", school, "--to", out)
    assert (ran.code, names(out)) == (0, ["index.html", "result.json"])
    for words in ("Trường THCS An Bình", "năm học 2025-2026", "07/QĐ-THCSQT", "ngày 22 tháng 4 năm 2026",
                  "69,5/100 điểm", "Mức đáp ứng cơ bản", "Đã đáp ứng yêu cầu cơ bản", "49,5/60 điểm"):  # fmt: skip
        assert words in page(out)
    assert "<script" not in page(out)
    told = result(out)
    assert (told["schema"], told["draft"]) == ("cdsdossier.result/1", False)
    assert told["approved"] == {"number": "07/QĐ-THCSQT", "date": "2026-04-22"}
    assert (told["groups"][0]["points"], told["groups"][0]["level"]) == (69.5, 2)
    assert fingerprint(school) == before


def test_help_is_in_vietnamese(cli: Cli, golden: Callable[[str, str], None]) -> None:
    golden("help/publish.txt", cli("publish", "--help").out)


@pytest.mark.parametrize("told", [{}, {"number": "7"}, {"date": "2026-04-22"}])
def test_a_result_without_number_or_day_of_its_decision_is_refused(
    cli: Cli, tmp_path: Path, out: Path, told: dict[str, str]
) -> None:
    ran = cli("publish", year(tmp_path / "a", approval(**told)), "--to", out)
    assert ran.code == 1
    assert "quyet-dinh-cong-nhan" in ran.err
    assert not out.exists()


def test_a_draft_says_so_everywhere_and_is_not_found_by_search(cli: Cli, tmp_path: Path, out: Path) -> None:
    ran = cli("publish", year(tmp_path / "a", approval()), "--to", out, "--draft")
    assert ran.code == 0
    assert page(out).count("BẢN NHÁP") >= 3
    assert 'content="noindex' in page(out)
    assert "chưa được phê duyệt" in page(out)
    assert (result(out)["draft"], result(out)["approved"]) == (True, None)


@pytest.mark.parametrize("kind", ["thcs", "mam-non", "so-gddt"])
def test_a_dossier_on_its_first_day_can_be_looked_at_as_a_draft(cli: Cli, tmp_path: Path, out: Path, kind: str) -> None:
    cli("init", tmp_path / "2025-2026", "--kind", kind)
    assert cli("publish", tmp_path / "2025-2026", "--to", out).code == 1
    assert cli("publish", tmp_path / "2025-2026", "--to", out, "--draft").code == 0
    assert all(group["points"] is None for group in result(out)["groups"])
    assert 'class="verdict unmet"' not in page(out)


def test_a_row_without_points_is_refused_and_named(cli: Cli, tmp_path: Path, out: Path) -> None:
    ran = cli("publish", year(tmp_path / "a", lambda parts: parts["scores"]["scores"].pop("1.3")), "--to", out)
    assert ran.code == 1
    assert "criterion-unscored" in ran.err
    assert not out.exists()


def test_an_unmet_condition_is_published_as_it_is(cli: Cli, tmp_path: Path, out: Path) -> None:
    def unmet(parts: dict[str, Any]) -> None:
        parts["scores"]["scores"]["1.1"] = {"met": False}

    assert cli("publish", year(tmp_path / "a", unmet), "--to", out).code == 0
    assert "Chưa đạt" in page(out)
    assert result(out)["groups"][0]["criteria"][0] == {"id": "1.1", "text": "Có kế hoạch", "met": False}


def test_the_same_dossier_gives_the_same_bytes_on_another_day(cli: Cli, school: Path, tmp_path: Path) -> None:
    for day in ("2026-04-22", "2027-01-31"):
        assert cli("publish", school, "--to", tmp_path / day, "--today", day).code == 0
    one, other = ({file.name: file.read_bytes() for file in (tmp_path / day).iterdir()}
                  for day in ("2026-04-22", "2027-01-31"))  # fmt: skip
    assert one == other
    before = fingerprint(tmp_path / "2026-04-22")
    ran = cli("publish", school, "--to", tmp_path / "2026-04-22")
    assert ran.out.count("không đổi") == 2
    assert fingerprint(tmp_path / "2026-04-22") == before


def test_what_people_typed_is_never_markup(cli: Cli, tmp_path: Path, out: Path) -> None:
    nasty = "<img src=x onerror=alert(1)>\"'&{{ 7*7 }}</style>"

    def typed(parts: dict[str, Any]) -> None:
        parts["head"]["school"]["name"] = parts["set"]["groups"][0]["name"] = nasty
        parts["head"]["publish"] = [{"file": SIGNED[0], "title": nasty}]

    put(tmp_path / "a" / SIGNED[0], PDF)
    assert cli("publish", year(tmp_path / "a", typed), "--to", out).code == 0
    assert "<img" not in page(out)
    assert page(out).count("</style>") == 1
    assert "&lt;img src=x onerror=alert(1)&gt;" in page(out)
    assert "{{ 7*7 }}" in page(out)


def test_only_listed_documents_are_copied_under_plain_names(cli: Cli, tmp_path: Path, out: Path) -> None:
    school = year(tmp_path / "a", listing(SIGNED, ("output\\Thông báo.DOCX", "Thông báo kết quả")))
    for place in (SIGNED[0], "evidence/van-ban/khac.pdf", "output/Tho\u0302ng ba\u0301o.DOCX", "evidence/1.1/x.pdf"):
        put(school / place, PDF)
    assert cli("publish", school, "--to", out).code == 0
    signed, told = "quyet-dinh-cong-nhan-ket-qua.pdf", "thong-bao-ket-qua.docx"
    assert names(out) == ["index.html", signed, "result.json", told]
    assert (out / signed).read_bytes() == PDF
    assert f'href="{signed}"' in page(out)
    assert [one["file"] for one in result(out)["documents"]] == [signed, told]


@pytest.mark.parametrize(
    "file",
    [
        "evidence/van-ban/thieu.pdf", "output/../dossier.yaml", "dossier.yaml", "scores/1-day-hoc.yaml", "/etc/passwd",
        "C:\\qd.pdf", "output/trang.html", "evidence/van-ban", "evidence/van-ban/trong.pdf", "evidence/van-ban/ra.pdf",
        "evidence/van-ban/nhan-su.pdf", "evidence/van-ban/trang.pdf", "evidence/van-ban/may.docx",
    ],
)  # fmt: skip
def test_a_document_that_cannot_be_offered_is_named_and_nothing_is_written(
    cli: Cli, tmp_path: Path, out: Path, file: str
) -> None:
    school = year(tmp_path / "a", listing((file, "Văn bản")))
    put(school / "evidence/van-ban/trong.pdf", b"")
    put(school / "output/trang.html", b"<script>")
    put(school / "evidence/van-ban/trang.pdf", b"<!DOCTYPE html><script>1</script>")
    put(school / "evidence/van-ban/may.docx", b"MZ\x90\0" + bytes(200))
    (school / "evidence/van-ban/ra.pdf").symlink_to(put(tmp_path / "ngoai.pdf", PDF))
    (school / "evidence/van-ban/nhan-su.pdf").symlink_to(put(school / "templates/nhan-su.pdf", PDF))
    ran = cli("publish", school, "--to", out, "--draft")
    assert ran.code == 1
    assert file in ran.err
    assert not out.exists()


@pytest.mark.parametrize(
    "title", ["Quyết định của Nguyễn Văn An 12-03-1980", "Biên bản của N.V.A.", "Thẻ 001080012345"]
)
def test_a_title_that_tells_of_a_person_is_warned_of(cli: Cli, tmp_path: Path, out: Path, title: str) -> None:
    school = year(tmp_path / "a", listing((SIGNED[0], title), (SIGNED[0], "Kế hoạch năm 2025")))
    put(school / SIGNED[0], PDF)
    ran = cli("publish", school, "--to", out)
    assert ran.code == 0
    assert ran.err.count("ai cũng đọc được") == 1
    assert title in ran.err


def test_a_document_that_is_only_a_draft_is_warned_of(cli: Cli, tmp_path: Path, out: Path) -> None:
    file = "output/09-thong-bao-ket-qua.docx"
    school = year(tmp_path / "a", listing((file, "Thông báo")))
    cli("render", school, "thong-bao-ket-qua")
    ran = cli("publish", school, "--to", out)
    assert ran.code == 0
    assert f"{file} là bản dự thảo" in ran.err


def test_a_document_that_is_not_listed_any_more_goes(cli: Cli, tmp_path: Path, out: Path) -> None:
    school = year(tmp_path / "a", listing(SIGNED))
    put(school / SIGNED[0], PDF)
    cli("publish", school, "--to", out)
    put(out / "cua-truong.pdf", b"of somebody else")
    ran = cli("publish", year(tmp_path / "a"), "--to", out)
    assert "đã bỏ" in ran.out
    assert names(out) == ["cua-truong.pdf", "index.html", "result.json"]


@pytest.mark.parametrize("name", ["index.html", "result.json"])
def test_somebody_elses_file_is_kept_unless_forced(cli: Cli, school: Path, out: Path, name: str) -> None:
    put(out / name, b"<p>Trang cu cua truong")
    ran = cli("publish", school, "--to", out)
    assert (ran.code, [path.name for path in out.iterdir()]) == (1, [name])
    assert name in ran.err
    assert cli("publish", school, "--to", out, "--force").code == 0
    assert "THCS An Bình" in page(out)


def test_a_page_changed_by_hand_is_kept(cli: Cli, school: Path, out: Path) -> None:
    cli("publish", school, "--to", out)
    (out / "index.html").write_text(page(out) + "<p>Thêm</p>", encoding="utf-8")
    assert cli("publish", school, "--to", out).code == 1
    assert "Thêm" in page(out)


def test_a_draft_never_takes_the_place_of_the_official_page(cli: Cli, school: Path, out: Path) -> None:
    cli("publish", school, "--to", out)
    ran = cli("publish", school, "--to", out, "--draft")
    assert ran.code == 1
    assert "chính thức" in ran.err
    assert "BẢN NHÁP" not in page(out)


@pytest.mark.parametrize("inside", [".", "output", "cong-bo"])
def test_nothing_is_written_into_a_dossier(cli: Cli, school: Path, tmp_path: Path, inside: str) -> None:
    last = year(tmp_path / "cu", written=2024)
    before = fingerprint(tmp_path)
    assert cli("publish", school, "--to", school / inside).code == 2
    assert cli("publish", school, "--with", last, "--to", last / inside).code == 2
    assert fingerprint(tmp_path) == before


@pytest.mark.parametrize("to", [".", "..", "2023-2024/cong-bo"])
def test_a_folder_that_would_show_a_whole_dossier_to_everybody_is_refused(
    cli: Cli, school: Path, to: str, tmp_path: Path
) -> None:
    year(tmp_path / "2023-2024")
    before = fingerprint(tmp_path)
    ran = cli("publish", school, "--to", tmp_path / to)

    assert ran.code == 2
    assert "hồ sơ" in ran.err
    assert "Chọn" in ran.err
    assert fingerprint(tmp_path) == before


def test_files_of_others_in_the_published_folder_are_named(cli: Cli, school: Path, out: Path) -> None:
    out.mkdir()
    (out / "danh-sach-hoc-sinh.xlsx").write_bytes(b"")
    first, again = cli("publish", school, "--to", out), cli("publish", school, "--to", out)

    assert first.err.splitlines()[:1] == again.err.splitlines()[:1]
    assert "bỏ ra nếu không để công bố: danh-sach-hoc-sinh.xlsx" in first.err


def named(school: Path, name: str) -> Path:
    return year(school, lambda parts: parts["head"]["school"].update(name=name))


def test_years_stand_in_order_and_another_set_apart(cli: Cli, school: Path, tmp_path: Path, out: Path) -> None:
    older = [year(tmp_path / str(first), written=first) for first in (2024, 2022)]
    other = year(tmp_path / "khac", whole_set, written=2023)
    ran = cli("publish", school, "--to", out, *(word for one in (*older, other) for word in ("--with", one)))
    assert ran.code == 0
    told = [(one["school_year"], one["comparable"]) for one in result(out)["history"]]
    assert told == [("2022-2023", True), ("2023-2024", False), ("2024-2025", True)]
    shown = page(out).partition('id="cac-nam"')[2]
    places = [shown.index(words) for words in ("2022-2023", "2024-2025", ">2025-2026", "bộ chỉ số khác", "2023-2024")]
    assert places == sorted(places)


def test_the_same_set_with_other_points_is_not_compared_silently(
    cli: Cli, school: Path, tmp_path: Path, out: Path
) -> None:
    def other_points(parts: dict[str, Any]) -> None:
        first, second = parts["set"]["groups"][0]["criteria"][1:]
        first["items"][0]["maximum"], first["maximum"], second["maximum"] = 50, 70, 30

    cli("publish", school, "--to", out, "--with", year(tmp_path / "cu", other_points, written=2024))
    assert "bảng điểm khác" in page(out)
    assert not result(out)["history"][0]["comparable"]


def test_two_dossiers_of_one_year_are_refused(cli: Cli, school: Path, tmp_path: Path, out: Path) -> None:
    ran = cli("publish", school, "--to", out, "--with", year(tmp_path / "b"))
    assert (ran.code, out.exists()) == (2, False)
    assert "2025-2026" in ran.err


@pytest.mark.parametrize("fault", ["no dossier", "no set", "not approved", "broken scores"])
def test_another_year_that_cannot_be_shown_is_named(
    cli: Cli, school: Path, tmp_path: Path, out: Path, fault: str
) -> None:
    last = year(tmp_path / "nam-cu", approval() if fault == "not approved" else None, written=2024)
    if fault == "no dossier":
        last = tmp_path / "khong-co"
    if fault == "no set":
        put(last / "indicator-set.yaml", b"[")
    if fault == "broken scores":
        put(last / "scores/1-day-hoc.yaml", b"{")
    ran = cli("publish", school, "--to", out, "--with", last)
    assert ran.code == 2 if fault == "no dossier" else ran.code in {1, 3}
    assert last.name in ran.err
    assert not out.exists()


def test_what_the_managing_body_recognised_stands_beside_the_own_result(cli: Cli, tmp_path: Path, out: Path) -> None:
    assert cli("publish", year(tmp_path / "a", reviewed), "--to", out).code == 0
    told = result(out)["external"]
    assert told["decision"] == {"number": "112/QĐ-UBND", "date": "2026-06-12"}
    assert told["groups"] == [{"id": "1", "points": 49.5, "maximum": 100, "level": 1, "level_name": "Mức chưa đáp ứng"}]
    assert "Tự đánh giá: 69,5/100 điểm" in page(out)
    assert "Được công nhận: 49,5/100 điểm, Mức độ 1 - Mức chưa đáp ứng" in page(out)
    assert "UBND xã Quyết Tiến đã công nhận kết quả" in page(out)
    assert "Chưa có" not in page(out)


@pytest.mark.parametrize("other", [{"school": "THPT"}, {"school_year": "2024-2025"}])
def test_the_external_result_of_another_dossier_is_not_told(
    cli: Cli, tmp_path: Path, out: Path, other: dict[str, str]
) -> None:
    def strayed(parts: dict[str, Any]) -> None:
        reviewed(parts)
        parts["review"]["of"] |= {"school": "THCSQT", "school_year": "2025-2026"} | other

    assert cli("publish", year(tmp_path / "a", strayed), "--to", out).code == 0
    assert result(out)["external"] is None


@pytest.mark.parametrize("state", ["dang-tham-dinh", "tra-lai", "chap-nhan"])
def test_an_external_result_that_is_not_recognised_is_not_told(cli: Cli, tmp_path: Path, out: Path, state: str) -> None:
    def unfinished(parts: dict[str, Any]) -> None:
        reviewed(parts)
        parts["review"]["state"] = state

    assert cli("publish", year(tmp_path / "a", unfinished), "--to", out).code == 0
    assert result(out)["external"] is None


def test_an_external_result_that_is_incomplete_tells_no_levels(cli: Cli, tmp_path: Path, out: Path) -> None:
    def incomplete(parts: dict[str, Any]) -> None:
        reviewed(parts)
        del parts["review"]["scores"]["1.3"]

    assert cli("publish", year(tmp_path / "a", incomplete), "--to", out).code == 0
    assert result(out)["external"]["groups"] == []


def test_a_set_that_judges_the_whole_has_one_level(cli: Cli, tmp_path: Path, out: Path) -> None:
    assert cli("publish", year(tmp_path / "a", whole_set), "--to", out).code == 0
    assert (result(out)["whole"]["points"], result(out)["whole"]["level"]) == (69.5, 2)
    assert result(out)["groups"][0]["level"] is None
    assert page(out).count('class="card"') == 1


def test_a_year_of_another_school_is_told_of(cli: Cli, school: Path, tmp_path: Path, out: Path) -> None:
    other: Change = lambda parts: parts["head"]["school"].update(name="Trường khác")  # noqa: E731 - one line
    last = year(tmp_path / "2024-2025", other, written=2024)
    ran = cli("publish", school, "--to", out, "--with", last)

    assert ran.code == 0
    assert "ghi tên trường khác (Trường khác)" in ran.err
    assert "ghi tên trường khác" not in cli("publish", school, "--to", out).err
