"""Forms of the first page."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from starlette.datastructures import FormData, UploadFile
from support.kindergarten import six_columns
from support.served import reader_of

from cdsdossier.model.dossier import Dossier
from cdsdossier.views.status.command_line import ShellContext
from cdsdossier.web.actions.answers import Again, Moved
from cdsdossier.web.actions.start import ACTIONS
from cdsdossier.web.body import SentForm
from cdsdossier.web.frame import show_page
from cdsdossier.web.site import Site


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return pages without a dossier."""
    for name in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "settings"))
    return Site(
        None, ShellContext(), writes=True, opener=lambda root: (reader_of(root), ShellContext()), place=tmp_path
    )


def _form(fields: Mapping[str, str], *files: UploadFile) -> SentForm:
    return SentForm(FormData([*fields.items(), *(("quyet-dinh", one) for one in files)]))


def _begin(site: Site, *files: UploadFile, **more: str) -> object:
    named = {key.replace("_", "-") if key != "reports_to" else key: value for key, value in more.items()}
    fields = {"cach": "moi", "nam-hoc": "2025-2026", "loai": "thcs", "cho": str(site.place)} | named
    return ACTIONS["bat-dau"](site, _form(fields, *files))


def test_a_year_begins_with_what_was_typed_and_forms_of_before_are_not_taken_any_more(site: Site) -> None:
    key = site.key
    assert _begin(site, school="Trường THCS Quyết Tiến", reports_to="Phòng VHXH") == Moved("")
    head = Dossier.read(site.place / "2025-2026").head
    assert (head.school_year, head.school.kind, head.school.name) == ("2025-2026", "thcs", "Trường THCS Quyết Tiến")
    assert head.school.reports_to == "Phòng VHXH"
    assert site.folder == site.place / "2025-2026"
    assert site.key != key
    assert "Đã tạo hồ sơ năm học 2025-2026" in show_page(site, "")


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("nam_hoc", "2025", "hai năm liền nhau"),
        ("loai", "", "Chưa chọn loại trường"),
        ("loai", "<b>", "trong danh sách"),
        ("cho", "cho-nao", "Ghi đủ đường dẫn"),
        ("cho", "", "Ghi đủ đường dẫn"),
        ("thu_muc", "../ngoai", "Tên thư mục không dùng"),
        ("thu_muc", "a\0", "Tên thư mục không dùng"),
    ],
)
def test_a_wrong_field_is_told_beside_it_and_what_was_typed_stays(
    site: Site, field: str, typed: str, words: str
) -> None:
    answer = _begin(site, **{"place": "Quyết Tiến", field: typed})
    assert isinstance(answer, Again)
    page = show_page(site, "bat-dau", "", answer.state)
    assert words in answer.state.faults[field.replace("_", "-")]
    assert page.count('aria-invalid="true"') == (field != "loai")
    assert 'value="Quyết Tiến"' in page
    assert not [one for one in site.place.iterdir() if one.is_dir()]


def test_nothing_is_written_over(site: Site) -> None:
    _begin(site)
    answer = _begin(site)
    assert isinstance(answer, Again)
    assert "đã là một hồ sơ" in answer.state.message


def test_the_next_year_begins_from_one_of_the_recent_or_from_a_folder(site: Site) -> None:
    _begin(site, school="Trường THCS Quyết Tiến")
    chosen = show_page(site, "bat-dau").split('name="hs" value="')[1][:16]
    assert _begin(site, cach="tu-nam-truoc", nam_hoc="", loai="", tu=chosen) == Moved("")
    assert Dossier.read(site.place / "2026-2027").head.school.name == "Trường THCS Quyết Tiến"
    typed = f' "{site.place / "2025-2026"}" '
    more = {"cach": "tu-nam-truoc", "tu_thu_muc": typed, "thu_muc": "khac"}
    assert _begin(site, **more, nam_hoc="2027-2028", loai="") == Moved("")
    for told in (_begin(site, **more, nam_hoc="2025-2026"), _begin(site, cach="tu-nam-truoc")):
        assert isinstance(told, Again)


def test_a_decision_is_shown_before_the_year_is_written(site: Site) -> None:
    sent = UploadFile(io.BytesIO(six_columns().word()), filename="../Quyết định.docx")
    assert _begin(site, sent, loai="mam-non") == Moved("bat-dau", "xem-truoc")
    page = show_page(site, "bat-dau")
    assert "Đọc được 2 nhóm" in page
    assert "9 tiêu chí, trong đó 2 điều kiện bắt buộc; cộng 100 điểm</p>" in page
    assert site.reader is None
    assert ACTIONS["tao-ho-so"](site, _form({})) == Moved("")
    assert "usable" in (site.folder / "indicator-set.yaml").read_text("utf-8")
    broken = UploadFile(io.BytesIO(b"PK\x03\x04"), filename="a.docx")
    assert isinstance(_begin(site, broken, loai="mam-non", thu_muc="khac"), Again)


def test_a_dossier_is_opened_by_its_folder_and_other_folders_are_refused(site: Site, example: Path) -> None:
    for typed in ("", "khong-co", str(site.place), "a\0b", "x" * 5000):
        assert isinstance(ACTIONS["mo-ho-so"](site, _form({"mo-thu-muc": typed})), Again)
    assert ACTIONS["mo-ho-so"](site, _form({"mo-thu-muc": f"'{example}'"})) == Moved("")
    assert site.folder == example.resolve()


def test_the_example_is_looked_at_as_a_copy(site: Site) -> None:
    assert ACTIONS["ho-so-mau"](site, _form({"cho": str(site.place)})) == Moved("")
    assert site.folder == site.place / "ho-so-mau"
    assert "THCS" in show_page(site, "")
    assert isinstance(ACTIONS["ho-so-mau"](site, _form({"cho": str(site.place)})), Again)
