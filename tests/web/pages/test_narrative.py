"""The page of the report's prose."""

from __future__ import annotations

from pathlib import Path

from support.forms import read_forms
from support.served import ask, send_form, served, site_of

from cdsdossier.web.frame import show_page


def test_each_line_is_an_idea_and_what_check_says_of_one_stands_beside_the_box(example: Path) -> None:
    site, file = site_of(example, writes=True), example / "narrative.yaml"
    with served(example, site) as place:
        form = next(one for one in read_forms(ask(place, "loi-bao-cao").body) if one.action == "luu")
        typed = form.filled(lessons="Một: ý có hai chấm\r\n\r\n  … viết tiếp  ")
        assert send_form(place, site.key, "luu", typed).status == 303
    assert site.assessment().dossier.narrative.lessons == ("Một: ý có hai chấm", "… viết tiếp")
    page = show_page(site, "loi-bao-cao")
    assert "text-unfinished" in {one.rule for one in site.assessment().findings if one.file == file.name}
    beside = page.split('id="loi-o-narrative-yaml-lessons"')[1].split("</div>")[0]
    assert '<span class="can">' in beside or '<span class="xau">' in beside
    assert "<p class=" not in page.split('id="loi-trang"')[1].split("</div>")[0]
