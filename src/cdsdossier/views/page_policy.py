"""What our pages for a browser have in common: a policy that lets in our own words and looks alone, and their bars."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from decimal import Decimal

from cdsdossier.text.numbers import format_plain_number


def content_security_policy(style: str, script: str = "") -> str:
    """Return the page's Content-Security-Policy: these very texts count as style and script, nothing is fetched.

    They are known by their digest, so that nothing that was typed somewhere could ever become a style or a script.
    """
    allowed = ["default-src 'none'", f"style-src {_source(style)}", *([f"script-src {_source(script)}"] * bool(script))]
    return "; ".join([*allowed, "img-src data:", "base-uri 'none'", "form-action 'none'"])


def bar_percent(part: Decimal, whole: Decimal) -> str:
    """Return the length of a bar, in hundredths of the whole, as a picture takes it."""
    length = min(max(part * 100 / whole, Decimal()), Decimal(100)) if whole else Decimal()
    return format_plain_number(length.quantize(Decimal("0.01")))


def _source(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
