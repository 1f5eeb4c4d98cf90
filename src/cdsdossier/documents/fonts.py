"""Which font replaces Times New Roman in a PDF, where fontconfig knows the fonts (Linux; other systems have it).

LibreOffice by itself takes Liberation Serif; an old version lacks Vietnamese letters, each of which then comes from
another font: the page looks patched, and its text cannot be searched. So a font that has the letters is chosen here.
"""

from __future__ import annotations

import shutil
import subprocess
import sys

FONT = "Times New Roman"
#: Replacements, best first; the letters of the first two are as wide as those of Times New Roman.
_STAND_INS = ("Tinos", "Liberation Serif", "TeX Gyre Termes", "FreeSerif", "Noto Serif", "DejaVu Serif")
_WARNING = (
    f"Chú ý: máy này không có phông {FONT}, cũng không có phông thay thế đủ chữ tiếng Việt; PDF có thể sai dấu. "
    f"Hãy cài {FONT}, hoặc Tinos (gói fonts-croscore)."
)
_SETTINGS = """\
<item oor:path="/org.openoffice.Office.Common/Font/Substitution">
<prop oor:name="Replacement" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Font/Substitution/FontPairs"><node oor:name="_0" oor:op="replace">
<prop oor:name="ReplaceFont" oor:op="fuse"><value>{font}</value></prop>
<prop oor:name="SubstituteFont" oor:op="fuse"><value>{other}</value></prop>
<prop oor:name="Always" oor:op="fuse"><value>true</value></prop>
<prop oor:name="OnScreenOnly" oor:op="fuse"><value>false</value></prop></node></item>
"""


def font_warning() -> str:
    """Return a warning where no font of this machine can replace Times New Roman in Vietnamese, else an empty text."""
    families = _vietnamese()
    return _WARNING if families is not None and families.isdisjoint((FONT, *_STAND_INS)) else ""


def font_settings() -> str:
    """Return the entries of a LibreOffice profile that replace the font; none where the font is there."""
    families = _vietnamese() or set()
    other = next((name for name in (FONT, *_STAND_INS) if name in families), FONT)
    return "" if other == FONT else _SETTINGS.format(font=FONT, other=other)


def _vietnamese() -> set[str] | None:
    """Return the names of the fonts that have all Vietnamese letters; None where fontconfig is not installed."""
    ask = shutil.which("fc-list")
    if sys.platform in {"win32", "darwin"} or ask is None:
        return None
    try:
        command = [ask, "--format", "%{family}\n", ":lang=vi"]
        ran = subprocess.run(command, capture_output=True, timeout=20, check=True)  # noqa: S603 - our own arguments
    except (OSError, subprocess.SubprocessError):
        return None
    lines = ran.stdout.decode("utf-8", "replace").splitlines()
    return {name.strip() for line in lines for name in line.split(",")}
