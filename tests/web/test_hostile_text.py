"""A dossier whose every text tries to be a script: on every page it stays a text, and no link runs anything."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from typing import Any

import pytest
import yaml
from conftest import EXAMPLE, unreviewed
from support.asgi import call, guarded
from support.served import site_of

from cdsdossier.web.pages import PAGES
from cdsdossier.web.site import Site
from cdsdossier.workflows.value_edits import find_file_form
from cdsdossier.yamlio.forms import Form

EVIL = "<script>alert(1)</script>\"'&<img src=x onerror=alert(2)>"
LINK = "javascript:alert(1)//" + EVIL


class _Seen(HTMLParser):
    """What a browser would make of a page: its elements, what they run, where they lead."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str | None] = []
        self.leads: set[str] = set()
        self.runs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "script":
            self.scripts.append(named.get("src"))
        self.runs += [name for name in named if name.startswith("on") or name in {"style", "srcdoc"}]
        self.leads |= {named[name] or "" for name in ("href", "src", "action", "formaction") if name in named}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the pages of a dossier all of whose texts, and names of files, are hostile."""
    folder = unreviewed(tmp_path_factory.mktemp("xau") / "2023-2024")
    shutil.copy(EXAMPLE / "review.yaml", folder)
    for path in folder.rglob("*.yaml"):
        form = find_file_form(path.relative_to(folder).as_posix())
        if form:
            data = _spoiled(form, yaml.safe_load(path.read_text("utf-8")))
            path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    rows = [place for place in (folder / "evidence").iterdir() if place.is_dir()]
    for number, place in enumerate(rows):
        (place / f"<img src=x onerror=alert({number})>'&.pdf").write_bytes(b"%PDF")
    return site_of(folder, writes=True)


def _spoiled(form: type[Form], data: Any) -> Any:  # noqa: ANN401 - data of a file
    """Return the data with every text of the form hostile, those that are not there yet too."""
    if not isinstance(data, dict):
        return data
    made = dict(data)
    for key, field in form.fields.items():
        held, inner = data.get(key), field.inner
        if inner and field.many:
            made[key] = [_spoiled(inner, one) for one in held or []]
        elif inner and held and field.table:
            made[key] = {name: _spoiled(inner, one) for name, one in held.items()}
        elif inner and held:
            made[key] = _spoiled(inner, held)
        elif field.kind in {"text", "recorded"} and not field.table:
            text = LINK if key == "url" else EVIL
            made[key] = [text] if field.many else text
    return made


def _look(site: Site, path: str) -> tuple[set[str], str]:
    """Look at a page; return where it leads, and the page."""
    answer = call(guarded(site), path)
    seen = _Seen()
    seen.feed(answer.body)
    assert answer.status in {200, 404}, path
    assert seen.runs == [], path
    assert seen.scripts in ([], ["/xem.js"]), path
    assert [one for one in seen.leads if not re.match(r"/(?!/)|#|https?://|data:,$", one)] == [], path
    return seen.leads, answer.body


def test_on_every_page_a_text_stays_a_text(hostile: Site) -> None:
    waiting, done, shown = [f"/{name}" for name in PAGES], list[str](), ""
    while waiting:
        path = waiting.pop().partition("#")[0].partition("?")[0]
        page, _, part = path.removeprefix("/").partition("/")
        if path in done or page not in PAGES or (part and any(one.startswith(f"/{page}/") for one in done)):
            continue  # of the parts of a page one is enough
        done.append(path)
        leads, body = _look(hostile, path)
        waiting, shown = [*waiting, *leads], shown + body
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert len(done) >= len(PAGES)


def test_in_every_paper_a_text_stays_a_text_and_nothing_may_run(hostile: Site) -> None:
    for name in ("ke-hoach", "bao-cao", "phieu-cham-diem"):
        answer = call(guarded(hostile), f"/giay/{name}")
        assert "sandbox" in answer.headers["content-security-policy"]
        seen = _Seen()
        seen.feed(answer.body)
        assert seen.scripts == []
