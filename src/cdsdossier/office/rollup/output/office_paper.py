"""What every official paper of the receiving office has: its names or gaps, its open number and day, who signs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cdsdossier.documents.facts.gaps import GAP_TEXT, FieldFiller, Gaps
from cdsdossier.documents.facts.signatories import format_unit_title
from cdsdossier.documents.letter import Signature
from cdsdossier.files import resources
from cdsdossier.model.dossier.head import Person
from cdsdossier.model.dossier.review import Office

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

    from cdsdossier.documents.facts.gaps import TextOrGap

#: Size of the text in points.
PAPER_SIZE = 14
_FILE = "--office"


def build_office_facts(office: Office, gaps: Gaps) -> dict[str, TextOrGap]:
    """Return the office as templates see it."""
    fill = FieldFiller(gaps)
    return {what: fill.text(getattr(office, what), _FILE, what) for what in ("name", "code", "place", "parent")}


def name_parent(office: Office) -> str:
    """Return the body printed above the office: none where the office is named and has none."""
    return office.parent or ("" if office.name else GAP_TEXT)


def build_office_signature(office: Office, gaps: Gaps) -> Signature:
    """Return who signs, as on every other paper of the office."""
    head = office.head or Person()
    lines = format_unit_title(office.name or "", head.title or gaps.of("head.title"), acting=head.acting)
    return Signature(lines, head.name or GAP_TEXT)


def render_paper_body(template: str, facts: Mapping[str, object], wording: Path | None) -> etree._Element:
    """Return a template filled in, as a checked tree: the office's own below ``wording``, else the shipped one."""
    from cdsdossier.documents.templating.body import fill_body
    from cdsdossier.documents.templating.overrides import TemplateOverrides
    from cdsdossier.documents.templating.render import TemplateRenderer

    templates = resources.templates_folder()
    own, renderer = TemplateOverrides.of(wording), TemplateRenderer(templates, facts)
    return fill_body(template, own, renderer, templates, facts, Gaps())
