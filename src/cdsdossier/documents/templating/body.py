"""The body of a document: the own wording of who issues it where there is one, else ours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cdsdossier.documents import htmltree
from cdsdossier.documents.templating import isolation
from cdsdossier.files.regular import read_whole_text

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

    from cdsdossier.documents.facts.gaps import Gaps
    from cdsdossier.documents.templating.overrides import TemplateOverrides
    from cdsdossier.documents.templating.render import TemplateRenderer


def fill_body(  # noqa: PLR0913, PLR0917 - the two wordings, and what they are filled with
    template: str,
    own: TemplateOverrides,
    renderer: TemplateRenderer,
    builtin: Path,
    facts: Mapping[str, object],
    gaps: Gaps,
) -> etree._Element:
    """Return a template filled in, as a checked tree; one that is not of ``builtin`` runs in a process of its own."""
    path = own.body(template)
    if path is None:
        return htmltree.parse_html(renderer.body(template), f"{builtin.name}/{template}.html")
    html = isolation.fill_body_isolated(path, builtin, facts, gaps)
    return htmltree.parse_html(html, f"{path.parent.name}/{path.name}", read_whole_text(path, "utf-8-sig"))
