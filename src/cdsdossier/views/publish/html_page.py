"""The page: one HTML file that needs nothing else, fetches nothing and runs nothing.

The words are in ``templates/pages/trang-cong-bo.html``, the looks in ``trang-cong-bo.css`` beside it. Every value is
escaped.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cdsdossier.files import resources
from cdsdossier.text.visible import to_visible_bytes
from cdsdossier.views import page_policy
from cdsdossier.views.publish.history import build_history

if TYPE_CHECKING:
    from cdsdossier.views.publish.public_result import PublicResult
    from cdsdossier.workflows.publish.documents import PublicDocument

_TEMPLATE = "pages/trang-cong-bo.html"
#: The looks; the second is for drafts alone.
_STYLES = ("trang-cong-bo.css", "trang-cong-bo-nhap.css")


def render_public_page(
    this: PublicResult, earlier: Sequence[PublicResult], documents: Sequence[PublicDocument], *, draft: bool
) -> bytes:
    """Return the page's content. The same values give the same bytes."""
    from jinja2 import FileSystemLoader
    from markupsafe import Markup

    from cdsdossier.documents.templating.sandbox import create_environment

    looks = [(resources.web_pages_folder() / name).read_text(encoding="utf-8") for name in _STYLES[: 2 if draft else 1]]
    style = _tidy("\n".join(looks))
    facts: dict[str, object] = {
        "result": this,
        "school": {"kind": this.kind},  # for the words that dung-chung.html chooses by it
        "set": this.rules,
        "history": build_history(this, earlier),
        "documents": documents,
        "draft": draft,
        "style": Markup(style),  # noqa: S704 - our own file
        "policy": page_policy.content_security_policy(style),
    }
    made = create_environment(
        facts, loader=FileSystemLoader(resources.templates_folder(), encoding="utf-8"), escape=True
    )
    made.filters["share"] = page_policy.bar_percent
    return to_visible_bytes(_tidy(made.get_template(_TEMPLATE).render(facts)))


def _tidy(text: str) -> str:
    """Return a text without the empty lines and the indents that a template leaves."""
    return "\n".join(line for written in text.split("\n") if (line := written.strip())) + "\n"
