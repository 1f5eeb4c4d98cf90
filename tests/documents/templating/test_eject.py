"""``render --eject``: our words, copied into the dossier for the school to change."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from support.desk import SET, Desk, digest, reviewed

from cdsdossier.documents import catalogue, facts
from cdsdossier.documents.facts.gaps import Gaps
from cdsdossier.documents.rendering import list_documents, render_documents
from cdsdossier.documents.templating.eject import COMMENT, eject_template
from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files import resources


def listed_names() -> dict[str, str]:
    """Return the names that the comment of an ejected template explains."""
    text = (resources.templates_folder() / COMMENT).read_text(encoding="utf-8")
    lines = text.partition("Tên dùng được:\n")[2].removesuffix("#}\n").splitlines()
    return dict(re.split(r" {2,}", line.strip(), maxsplit=1) for line in lines)


ALL = [entry.id for entry in list_documents()]


@pytest.mark.parametrize("document", ALL)
def test_an_ejected_body_makes_the_very_same_paper(desk: Desk, document: str) -> None:
    (before,) = render_documents(desk.assessment(reviewed), [document], desk.folder / "before")
    files = eject_template(document, desk.folder)
    (after,) = render_documents(desk.assessment(reviewed), [document], desk.folder / "after")

    assert digest(before.path) == digest(after.path)
    assert before.gaps == after.gaps
    assert files[0] == desk.folder / "templates" / f"{document}.html"


def test_the_bodies_of_annexes_go_along(desk: Desk) -> None:
    assert [path.name for path in eject_template("ke-hoach", desk.folder)] == ["ke-hoach.html", "ke-hoach-phu-luc.html"]


def test_the_copy_begins_with_every_name_and_a_word_on_it(desk: Desk) -> None:
    (path,) = eject_template("bao-cao", desk.folder)
    top = path.read_text(encoding="utf-8").partition("#}")[0]

    assert top.startswith("{# Lời văn của trường cho: Báo cáo")
    for name, words in listed_names().items():
        assert re.search(rf"^ +{re.escape(name)} +{re.escape(words)}$", top, re.MULTILINE), name
    assert "$" not in top


@pytest.mark.parametrize("there", ["ke-hoach.html", "ke-hoach-phu-luc.html", "ke-hoach.docx"])
def test_nothing_is_overwritten_and_nothing_half_done(desk: Desk, there: str) -> None:
    folder = desk.folder / "templates"
    folder.mkdir()
    (folder / there).write_text("của trường", encoding="utf-8")

    with pytest.raises(Refused, match=f"Đã có templates/{re.escape(there)}"):
        eject_template("ke-hoach", desk.folder)
    assert [path.name for path in folder.iterdir()] == [there]
    assert (folder / there).read_text(encoding="utf-8") == "của trường"


def test_an_unknown_document_is_named_with_the_nearest(desk: Desk) -> None:
    with pytest.raises(WrongUsage, match="Có phải bao-cao"):
        eject_template("baocao", desk.folder)


def test_a_folder_that_cannot_be_made_is_one_sentence(desk: Desk) -> None:
    (desk.folder / "templates").write_bytes(b"")

    with pytest.raises(Refused, match="Không ghi được"):
        eject_template("bao-cao", desk.folder)


def whole(parts: dict[str, Any]) -> None:
    """Let every name have a value: of a set judged as a whole and by group, with everything filled in."""
    reviewed(parts)
    parts["timeline"] = {
        "tasks": [{"id": "1", "what": "x", "when": "3/2026", "products": [{"name": "y"}], "owner": "z"}]
    }
    parts["scores"]["scores"]["1.2.1"]["evidence"][0]["number"] = "1"


def judged_whole(parts: dict[str, Any]) -> None:
    whole(parts)
    parts["set"] = {**SET, "judged": "whole-set"}


def used(value: object, at: str) -> set[str]:
    """Return the names in some facts, written as in the table."""
    if isinstance(value, dict):
        return set().union(*(used(inner, f"{at}.{key}" if at else key) for key, inner in value.items()))
    if isinstance(value, list):
        return set().union({f"{at}[]"}, *(used(inner, f"{at}[]") for inner in value))
    return {at}


def as_listed(name: str) -> str:
    if name.startswith("review.documents."):
        return 'review.documents["mã"]'
    name = name.replace(".external.", ".own.")
    name = re.sub(r"^review\.team_roles\.[^.]+", 'review.team_roles["Trưởng đoàn"]', name)
    name = re.sub(r"^documents\.[\w-]+", 'documents["mã"]', name)
    name = re.sub(r"^(earlier|chain)\[\]\.(?!cited)", 'documents["mã"].', name)
    name = re.sub(r"^council_roles\.[^.]+", 'council_roles["Chủ tịch"]', name)
    return re.sub(r"^deadlines\.[\w-]+", 'deadlines["bước"]', name)


def test_the_table_of_names_agrees_with_the_facts(desk: Desk) -> None:
    year = catalogue.read_catalogue(resources.templates_folder())
    found: set[str] = set()
    for change in (whole, judged_whole):
        found |= used(facts.build_facts(desk.assessment(change), year.entry("to-trinh"), year, Gaps()), "")
    found = {as_listed(name) for name in found}
    # A list of mappings and a mapping that may be missing are listed by what is in them.
    holders = {name for name in found if any(other.startswith(f"{name}.") for other in found)}
    beyond = {'council_roles["Chủ tịch"].role', 'council_roles["Chủ tịch"].task'}  # only where somebody holds the role

    assert found - holders - beyond - set(listed_names()) == set()
    assert {name for name in listed_names() if name not in found} <= {
        *("groups[].mandatory_unmet[]", "minutes.absent[]", "review.groups[].own.mandatory_unmet[]"),
    }


def test_the_command_copies_and_names_strays(desk: Desk, cli: Any, tmp_path: Path) -> None:  # noqa: ANN401
    desk.assessment()
    copied = cli("render", desk.folder, "--eject", "bao-cao")
    again = cli("render", desk.folder, "--eject", "bao-cao")
    (desk.folder / "templates" / "baocao.html").write_text("x", encoding="utf-8")
    rendered = cli("render", desk.folder, "bao-cao")

    assert (copied.code, again.code, rendered.code) == (0, 1, 0)
    assert "bao-cao.html" in copied.out
    assert "Đã có templates/bao-cao.html" in again.err
    assert "templates/baocao.html không thay cho văn bản nào. Có phải bao-cao.html?" in rendered.err
