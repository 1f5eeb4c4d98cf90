"""The page: one HTML file that needs nothing else, fetches nothing and runs nothing.

The words are in ``templates/trang-cong-bo.html``, the looks in ``trang-cong-bo.css`` beside it. Every value is escaped;
styles count only by their digest, so that nothing that was typed somewhere could ever become one.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from cdsdossier import shipped
from cdsdossier.publishing.history import history

if TYPE_CHECKING:
    from cdsdossier.publishing.downloads import Download
    from cdsdossier.publishing.result import Result

_TEMPLATE = "trang-cong-bo.html"
#: The looks; the second is for drafts alone.
_STYLES = ("trang-cong-bo.css", "trang-cong-bo-nhap.css")
_POLICY = "default-src 'none'; style-src 'sha256-{}'; img-src data:; base-uri 'none'; form-action 'none'"


def page(this: Result, earlier: Sequence[Result], documents: Sequence[Download], *, draft: bool) -> bytes:
    """Return the page's content. The same values give the same bytes."""
    from jinja2 import FileSystemLoader
    from markupsafe import Markup

    from cdsdossier.paperwork.sandbox import environment

    folder = shipped.templates()
    looks = [(folder / name).read_text(encoding="utf-8") for name in _STYLES[: 2 if draft else 1]]
    style = _tidy("\n".join(looks))
    facts: dict[str, Any] = {
        "result": this,
        "school": {"kind": this.kind},  # for the words that dung-chung.html chooses by it
        "set": this.rules,
        "history": history(this, earlier),
        "documents": documents,
        "draft": draft,
        "style": Markup(style),  # noqa: S704 - our own file
        "policy": _POLICY.format(base64.b64encode(sha256(style.encode()).digest()).decode()),
    }
    made = environment(facts, loader=FileSystemLoader(folder, encoding="utf-8"), escape=True)
    made.filters["share"] = _share
    return _tidy(made.get_template(_TEMPLATE).render(facts)).encode()


def _share(part: Decimal, whole: Decimal) -> str:
    """Return the length of a bar, in hundredths of the whole, as a picture takes it."""
    share = min(max(part * 100 / whole, Decimal()), Decimal(100)) if whole else Decimal()
    return f"{share.quantize(Decimal('0.01')).normalize():f}"


def _tidy(text: str) -> str:
    """Return a text without the empty lines and the indents that a template leaves."""
    return re.sub(r"\s*\n\s*", "\n", text).strip() + "\n"
