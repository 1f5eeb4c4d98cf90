"""A document is out of date where something has changed that stands on it, and nowhere else."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from typing import Any

import pytest
from support.desk import Desk, every_text, registered

from cdsdossier.documents.output.staleness import find_stale_files
from cdsdossier.documents.rendering import render_documents
from cdsdossier.errors import Refused
from cdsdossier.model.dossier.head import DOCUMENTS

Edit = Callable[[dict[str, Any]], object]


def changed(desk: Desk, edit: Edit) -> dict[str, tuple[str, ...]]:
    """Render all, change the dossier, and return what is out of date."""

    def after(parts: dict[str, Any]) -> None:
        registered(parts)
        edit(parts)

    render_documents(desk.assessment(registered), DOCUMENTS, desk.output)
    return {name: one.changed for name, one in find_stale_files(desk.assessment(after), desk.output).items()}


def row(parts: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = parts["scores"]["scores"][name]
    return found


def test_what_has_not_changed_is_not_out_of_date_whatever_the_clock_says(desk: Desk) -> None:
    assert changed(desk, lambda _: None) == {}
    for path in desk.output.iterdir():
        os.utime(path, (0, 0))
    assert find_stale_files(desk.assessment(registered), desk.output) == {}


def test_points_are_named_by_their_rows(desk: Desk) -> None:
    found = changed(desk, lambda parts: row(parts, "1.2.1").update(points=30))

    assert set(found) == {
        "phieu-cham-diem", "bien-ban-tu-danh-gia", "bao-cao", "quyet-dinh-cong-nhan", "to-trinh", "thong-bao-ket-qua",
    }  # fmt: skip
    assert set(found.values()) == {("điểm 1.2.1",)}


def test_points_that_change_places_touch_only_paper_that_shows_rows(desk: Desk) -> None:
    def swap(parts: dict[str, Any]) -> None:
        row(parts, "1.2.1").update(points=33.5)
        row(parts, "1.2.2").update(points=16)

    assert changed(desk, swap) == {"phieu-cham-diem": ("điểm 1.2.1, 1.2.2",)}


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda p: p["narrative"].update(lessons=["Khác."]), {"bao-cao": ("bài học",)}),
        (lambda p: row(p, "1.2.1").update(note="Mua mới"), {"phieu-cham-diem": ("nội dung chấm điểm",)}),
        (lambda p: p["head"]["council"][1].update(task="Việc khác"), {"quyet-dinh-hoi-dong": ("Hội đồng",)}),
        (lambda p: p["head"]["bases"].pop(2), {"ke-hoach": ("căn cứ",)}),
        (
            lambda p: p["head"]["documents"]["to-trinh"].update(number="19"),
            {"to-trinh": ("số, ngày trong sổ văn bản",)},
        ),
        (
            lambda p: p["head"]["documents"]["bien-ban-tu-danh-gia"].update(present=2),
            {"bien-ban-tu-danh-gia": ("nội dung cuộc họp",)},
        ),
        (
            lambda p: p.update(timeline={"tasks": [{"id": "1", "what": "Họp", "when": "3/2026"}]}),
            {"ke-hoach": ("lịch công tác",)},
        ),
    ],
    ids=["lessons", "note", "task", "basis", "number", "meeting", "timeline"],
)
def test_only_the_paper_that_shows_it_is_out_of_date(
    desk: Desk, edit: Edit, expected: dict[str, tuple[str, ...]]
) -> None:
    assert changed(desk, edit) == expected


def test_a_file_that_is_gone_is_not_out_of_date(desk: Desk) -> None:
    (done,) = render_documents(desk.assessment(), ["bao-cao"], desk.output)
    done.path.unlink()

    assert find_stale_files(desk.assessment(lambda p: p["narrative"].update(lessons=["Khác."])), desk.output) == {}


@pytest.mark.parametrize("entry", [{}, {"parts": {}}, {"document": "khong-co"}])
def test_a_manifest_without_parts_or_of_another_catalogue_says_nothing(desk: Desk, entry: dict[str, Any]) -> None:
    (done,) = render_documents(desk.assessment(), ["bao-cao"], desk.output)
    plain = {"document": "bao-cao", "written": "", "data": "x"}
    manifest = {"files": {done.path.name: {**plain, **entry}}}
    (desk.output / ".manifest.json").write_text(json.dumps(manifest), encoding="utf-8")

    assert find_stale_files(desk.assessment(), desk.output) == {}


def test_a_final_version_stays_final_while_it_is_the_same(desk: Desk) -> None:
    assessment = desk.assessment(registered)
    render_documents(assessment, ["thong-bao-ket-qua"], desk.output, final=True)
    render_documents(assessment, ["thong-bao-ket-qua"], desk.output)

    def moved(parts: dict[str, Any]) -> None:
        registered(parts)
        parts["head"]["school"]["place"] = "Hòa Bình"

    later = desk.assessment(moved)

    assert find_stale_files(later, desk.output)["thong-bao-ket-qua"].final
    with pytest.raises(Refused, match=r"đó là bản chính thức, dữ liệu đã khác\..*--final.*--force"):
        render_documents(later, ["thong-bao-ket-qua"], desk.output)
    assert find_stale_files(later, desk.output)["thong-bao-ket-qua"].final
    render_documents(later, ["thong-bao-ket-qua"], desk.output, force=True)
    assert find_stale_files(desk.assessment(registered), desk.output)["thong-bao-ket-qua"].final is False


def test_the_schools_own_wording_counts_by_what_it_prints(desk: Desk) -> None:
    (desk.folder / "templates").mkdir()
    (desk.folder / "templates" / "bao-cao.html").write_text("<p>{{ narrative.lessons[0] }}</p>", encoding="utf-8")
    render_documents(desk.assessment(), ["bao-cao"], desk.output)

    assert find_stale_files(desk.assessment(lambda p: p["narrative"].update(strengths=["Khác."])), desk.output) == {}
    lessons = find_stale_files(desk.assessment(lambda p: p["narrative"].update(lessons=["Khác."])), desk.output)
    assert lessons["bao-cao"].changed == ("bài học",)


@pytest.mark.parametrize("source", ["{{ bases|last }}", "{% for b in bases|reverse %}{{ b }}{% endfor %}"])
def test_a_list_that_is_read_from_its_end_counts_as_printed(desk: Desk, source: str) -> None:
    (desk.folder / "templates").mkdir()
    (desk.folder / "templates" / "phieu-cham-diem.html").write_text(f"<p>{source}</p>", encoding="utf-8")
    render_documents(desk.assessment(), ["phieu-cham-diem"], desk.output)

    other = desk.assessment(lambda p: p["head"]["bases"][0].update(about="khác"))
    assert find_stale_files(other, desk.output)["phieu-cham-diem"].changed == ("căn cứ",)


def test_after_a_change_of_principal_old_papers_stay_and_new_ones_are_signed_by_the_new(desk: Desk) -> None:
    old, new = {"name": "N.V.A.", "title": "Hiệu trưởng"}, {"name": "Đ.T.M.", "title": "Phó hiệu trưởng"}

    def handed_over(parts: dict[str, Any]) -> None:
        registered(parts)
        parts["head"]["school"]["head"] = new
        for document in ("ke-hoach", "quyet-dinh-hoi-dong"):
            parts["head"]["documents"][document]["signer"] = old

    render_documents(desk.assessment(registered), ["ke-hoach", "quyet-dinh-hoi-dong", "bao-cao"], desk.output)
    after = desk.assessment(handed_over)

    assert set(find_stale_files(after, desk.output)) == {"bao-cao"}
    render_documents(after, ["ke-hoach", "bao-cao"], desk.output)
    assert find_stale_files(after, desk.output) == {}
    assert "Đ.T.M." in every_text(desk.output / "06-bao-cao.docx")
    assert "Đ.T.M." not in every_text(desk.output / "01-ke-hoach.docx")


def test_a_draft_that_gets_its_day_has_no_other_set(desk: Desk) -> None:
    def drafted(parts: dict[str, Any]) -> None:
        registered(parts)
        del parts["head"]["documents"]["thong-bao-ket-qua"]

    render_documents(desk.assessment(drafted), ["thong-bao-ket-qua"], desk.output)
    found = find_stale_files(desk.assessment(registered), desk.output)

    assert found["thong-bao-ket-qua"].changed == ("số, ngày trong sổ văn bản",)


def test_a_set_that_was_confirmed_takes_the_footnote_from_a_draft(desk: Desk) -> None:
    def confirmed(parts: dict[str, Any]) -> None:
        parts["set"]["confirmed"] = {"by": "N.V.A.", "date": "2026-01-05"}

    render_documents(desk.assessment(), ["phieu-cham-diem"], desk.output)
    found = find_stale_files(desk.assessment(confirmed), desk.output)

    assert found["phieu-cham-diem"].changed == ("ghi chú của dự thảo về điểm chưa đối chiếu",)


def test_another_head_is_told_as_another_signer(desk: Desk) -> None:
    found = changed(desk, lambda parts: parts["head"]["school"]["head"].update(name="Đ.T.M."))

    assert found["ke-hoach"] == ("người ký",)
    assert "phieu-cham-diem" not in found
