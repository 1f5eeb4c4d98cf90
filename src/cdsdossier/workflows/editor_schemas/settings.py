"""VS Code's settings of a dossier: which schema is for which file. What a person has set there stays."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, NoReturn

SETTINGS = ".vscode/settings.json"
KEY = "yaml.schemas"


class Unmergeable(Exception):
    """Settings that cannot be added to without risk; the message says in a few Vietnamese words why."""


def merge_settings(raw: bytes, wanted: dict[str, str]) -> bytes:
    """Return settings with this mapping (schema → files) added; the very same bytes where nothing is missing.

    Raises Unmergeable where the file is not plain JSON: editors allow comments there, and rewriting would lose them.
    """
    settings = _read(raw)
    before = json.dumps(settings)
    schemas = settings.setdefault(KEY, {})
    if not isinstance(schemas, dict):
        _refuse()
    for path, files in wanted.items():
        schemas[f"./{path}"] = _with(schemas.get(f"./{path}"), files)
    if json.dumps(settings) == before:
        return raw
    _read(raw, _exact)
    return _written(settings, raw)


def format_settings_snippet(wanted: dict[str, str]) -> str:
    """Return what a person can paste into settings that could not be merged."""
    text = json.dumps({KEY: {f"./{path}": files for path, files in wanted.items()}}, ensure_ascii=False, indent=2)
    return text.removeprefix("{\n").removesuffix("\n}")


def _read(raw: bytes, number: Callable[[str], float] = float) -> dict[str, Any]:
    try:
        text = raw.decode("utf-8-sig")
        settings = json.loads(
            text if text.strip() else "{}", object_pairs_hook=_once, parse_float=number, parse_constant=number
        )
    except (ValueError, RecursionError):
        raise Unmergeable("tệp có chú thích, dấu phẩy thừa hoặc không phải JSON") from None
    return settings if isinstance(settings, dict) else _refuse()


def _exact(written: str) -> float:
    """Return a number that is written again unchanged; any other (1.10, 1e999, NaN) would be changed."""
    number = float(written)
    if repr(number) != written:
        raise Unmergeable("tệp có con số không ghi lại được nguyên như cũ")
    return number


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Build an object; a key that appears twice would lose one of its values."""
    if len(pairs) != len(dict(pairs)):
        raise Unmergeable("tệp có một mục viết hai lần")
    return dict(pairs)


def _with(there: Any, files: str) -> str | list[Any]:  # noqa: ANN401 - whatever a person wrote
    """Return the files that a schema is for: those that a person named, and ours."""
    if there is None or there == files:
        return files
    if not isinstance(there, str | list):
        _refuse()
    named = [there] if isinstance(there, str) else there
    return named if files in named else [*named, files]


def _written(settings: dict[str, Any], raw: bytes) -> bytes:
    """Write settings as they were written: the same indent, the same line ends."""
    indent = re.search(rb"\n([ \t]+)\S", raw)
    text = json.dumps(settings, ensure_ascii=False, indent=indent[1].decode() if indent else 2) + "\n"
    try:
        return text.replace("\n", "\r\n" if b"\r\n" in raw else "\n").encode("utf-8")
    except UnicodeEncodeError:
        raise Unmergeable("tệp có ký tự hỏng") from None


def _refuse() -> NoReturn:
    raise Unmergeable(f"mục {KEY} không đúng dạng")
