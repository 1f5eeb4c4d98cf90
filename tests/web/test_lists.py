"""Lists on the pages that fill in, through the request handlers: every byte that is not the change stays."""

from __future__ import annotations

from pathlib import Path

from support.forms import SeenForm, read_forms
from support.served import Answer, ask, send_form, served, site_of

from cdsdossier.web import Endpoint
from cdsdossier.web.frame import show_page
from cdsdossier.web.pages import PAGES
from cdsdossier.web.site import Site

COUNCIL = "dossier.yaml:council"


def _form(page: str, action: str, name: str = "", value: str = "") -> SeenForm:
    """Return the form of an action on a page that has a field, if one is named."""
    return next(one for one in read_forms(page) if one.action == action and (not name or one.has(name, value)))


def _item_form(place: Endpoint, page: str, number: int, of: str = COUNCIL) -> SeenForm:
    return _form(ask(place, page).body, "doi-cho", "muc", f"{of}/{number}")


def _send(
    place: Endpoint, site: Site, form: SeenForm, *more: tuple[str, str], action: str = "", **typed: str
) -> Answer:
    return send_form(place, site.key, action or form.action, [*form.filled(**typed), *more])


def test_a_member_is_added_changed_moved_removed_and_each_step_taken_back_to_the_byte(example: Path) -> None:
    site, head = site_of(example, writes=True), example / "dossier.yaml"
    first = head.read_bytes()
    with served(example, site) as place:
        added = _send(place, site, _form(ask(place, "hoi-dong").body, "them"), name="Đ.T.K.", role="Ủy viên")
        assert added.status == 303
        eight = head.read_bytes()
        line = "  - {name: Đ.T.K., role: Ủy viên}\n"
        assert eight.decode() == first.decode().replace("\n\n# Căn cứ pháp lý", f"\n{line}\n# Căn cứ pháp lý", 1)

        boxes = _form(ask(place, "hoi-dong").body, "luu", "v:dossier.yaml:council/7/name", "Đ.T.K.")
        at = f"v:{COUNCIL}/7/post"
        typed = [(name, "Nhân viên" if name == at else value) for name, value in boxes.fields]
        assert send_form(place, site.key, "luu", typed).status == 303
        changed = line.replace("Ủy viên}", "Ủy viên, post: Nhân viên}")
        assert head.read_bytes().decode() == eight.decode().replace(line, changed)
        assert _send(place, site, _form(ask(place, "hoi-dong").body, "lui")).status == 303
        assert head.read_bytes() == eight

        assert _send(place, site, _item_form(place, "hoi-dong", 7), ("chieu", "len")).status == 303
        lines = head.read_text("utf-8").splitlines()
        assert lines.index(line.rstrip()) == eight.decode().splitlines().index(line.rstrip()) - 1
        assert _send(place, site, _item_form(place, "hoi-dong", 6), ("chieu", "xuong")).status == 303
        assert head.read_bytes() == eight

        assert _send(place, site, _item_form(place, "hoi-dong", 7), action="bo").status == 303
        assert head.read_bytes() == first


def test_what_is_refused_of_a_new_item_stays_typed_with_the_fault_beside_it(example: Path) -> None:
    site, before = site_of(example, writes=True), (example / "dossier.yaml").read_bytes()
    with served(example, site) as place:
        answer = _send(place, site, _form(ask(place, "can-cu").body, "them"), kind="Công văn", date="31/02/2026")
        again = _form(answer.body, "them")
    assert answer.status == 422
    assert ("m:kind", "Công văn") in again.fields
    assert ("m:date", "31/02/2026") in again.fields
    assert "Không có ngày “31/02/2026” trong lịch" in answer.body
    assert '<details class="them" id="them-o-dossier-yaml-bases" open>' in answer.body
    assert (example / "dossier.yaml").read_bytes() == before


def test_forms_that_come_back_as_they_were_shown_change_nothing(example: Path) -> None:
    """Odd values too: an order of their own, several lines, words that no choice has."""
    head = example / "dossier.yaml"
    text = head.read_text("utf-8").replace(
        "for: [quyet-dinh-hoi-dong, quyet-dinh-cong-nhan]", "for: [quyet-dinh-cong-nhan, x, quyet-dinh-hoi-dong]"
    )
    text = text.replace("role: Thư ký", 'role: "Thư  ký"').replace("Giáo viên Tin học", '"Giáo viên\\nTin học"')
    head.write_text(text, "utf-8")
    before = {file: file.read_bytes() for file in example.glob("*.yaml")}
    site, sent = site_of(example, writes=True), 0
    with served(example, site) as place:
        for name in PAGES:
            for form in (one for one in read_forms(show_page(site, name)) if one.action == "luu"):
                assert send_form(place, site.key, "luu", form.fields).status == 303, name
                sent += len(form.fields)
    assert sent > 100
    assert {file: file.read_bytes() for file in before} == before


def test_what_came_from_last_year_is_confirmed_with_one_button(example: Path) -> None:
    head = example / "dossier.yaml"
    head.write_text("confirmed:\n  council: false\n  bases: true\n" + head.read_text("utf-8"), "utf-8")
    site = site_of(example, writes=True)
    assert "Đã xem lại" not in show_page(site, "can-cu")
    with served(example, site) as place:
        page = ask(place, "hoi-dong").body
        assert "lấy từ năm trước, chưa ai xác nhận" in page
        assert (
            send_form(
                place, site.key, "luu", _form(page, "luu", "v:dossier.yaml:confirmed/council", "true").fields
            ).status
            == 303
        )
        assert "Đã xem lại" not in ask(place, "hoi-dong").body
    assert "confirmed:\n  council: true\n  bases: true\n" in head.read_text("utf-8")


def test_what_is_said_of_a_list_stands_above_it_and_of_an_item_at_the_item(example: Path) -> None:
    head = example / "dossier.yaml"
    text = head.read_text("utf-8").replace("role: Thư ký", "role: Ủy viên").replace("role: Chủ tịch, ", "")
    head.write_text(text.replace("council:\n", "council:\n  - chỉ tên\n", 1), "utf-8")
    page = show_page(site_of(example, writes=True), "hoi-dong")
    beside = page.split('id="loi-o-dossier-yaml-council-1"')[1].split("</div>")[0]
    assert "“N.V.A.” chưa có vai trò trong Hội đồng" in beside
    head.write_text(text, "utf-8")
    page = show_page(site_of(example, writes=True), "hoi-dong")
    assert "Hội đồng chưa có Chủ tịch" in page.split('id="loi-o-dossier-yaml-council"')[1].split("</div>")[0]
    assert "<input" not in show_page(site_of(example), "hoi-dong")


def test_a_page_whose_file_is_broken_says_why_nothing_can_be_typed(example: Path) -> None:
    head = example / "dossier.yaml"
    head.write_text(head.read_text("utf-8").replace("council:\n", "council: [\n", 1), "utf-8")
    for writes in (True, False):
        page = show_page(site_of(example, writes=writes), "hoi-dong")
        assert ("Tệp dossier.yaml có chỗ gõ sai" in page) == writes
        assert "<input" not in page.replace('<input type="hidden"', "")
    assert "có chỗ gõ sai" not in show_page(site_of(example, writes=True), "lich")
