"""Small YAML files as people and editors leave them, for properties; and their values with their paths."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from cdsdossier.yamlio.edit import KeyPath

COMMENT = st.sampled_from(["", "", "", "  # ghi chú", " # 'x': [", "  #", "   # {é"])
LINE = st.sampled_from(["", "", "", "\n", "    # dòng riêng\n", "\n\n# lề\n", "   \n"])
KEY = st.sampled_from(["points", "note", '"1.1"', "'1.2'", "nga\u0300y", "“x", "Trường lớp"])
WORD = st.sampled_from(
    ["5", "6.50", "", "~", "'a'", '"b, c"', "Đã làm", "true", "2026-03-05", '"\\tx"', "ti\u00ea\u0301n", "''", "null"]
)
LONG = st.sampled_from(
    ["một\n{0} hai", '"một\n\n{0} hai"', "'một\n{0} hai'", "|\n{0} một\n{0}  hai", ">-  # khối\n{0} một\n"]
)


@st.composite
def inline(draw: Any, depth: int = 2) -> Any:  # noqa: ANN401 - hypothesis gives it
    """Return a value on one line."""
    kind = draw(st.integers(0, 5)) if depth else 0
    if kind == 4:
        inner = [draw(inline(depth - 1)) or "''" for _ in range(draw(st.integers(0, 3)))]
        return "[" + draw(st.sampled_from([", ", " , ", ",  "])).join(inner) + "]"
    if kind == 5:
        keys = draw(st.lists(KEY, unique=True, max_size=3))
        return "{" + ", ".join(f"{key}: {draw(inline(depth - 1))}" for key in keys) + draw(st.sampled_from(["}", " }"]))
    return str(draw(WORD))


@st.composite
def mapping(draw: Any, indent: int = 0, depth: int = 3) -> Any:  # noqa: ANN401 - hypothesis gives it
    """Return the lines of a mapping in block style, as people and editors leave it."""
    return "".join(
        " " * indent + f"{key}:{draw(value(indent, depth))}{draw(LINE)}"
        for key in draw(st.lists(KEY, unique=True, min_size=1, max_size=4))
    )


@st.composite
def value(draw: Any, indent: int, depth: int) -> Any:  # noqa: ANN401 - hypothesis gives it
    """Return what stands behind a colon or a dash, to the end of its last line."""
    kind = draw(st.integers(0, 7)) if depth else 0
    if kind == 5:
        return f"{draw(COMMENT)}\n{draw(LINE)}" + draw(mapping(indent + draw(st.integers(1, 4)), depth - 1))
    if kind == 6:
        more = indent + draw(st.integers(1, 3))
        elements = [" " * more + "-" + draw(element(more, depth - 1)) for _ in range(draw(st.integers(1, 3)))]
        return f"{draw(COMMENT)}\n{draw(LINE)}" + draw(LINE).join(elements)
    if kind == 7:
        words = draw(LONG).format(" " * (indent + 2))
        return " " + words + ("\n" if words[0] in "|>" else draw(COMMENT) + "\n")
    return f" {draw(st.sampled_from(['', '', '  ']))}{draw(inline())}{draw(COMMENT)}\n"


@st.composite
def element(draw: Any, indent: int, depth: int) -> Any:  # noqa: ANN401 - hypothesis gives it
    """Return what stands behind a dash; a mapping may begin right there."""
    if depth and draw(st.booleans()):
        lines: str = draw(mapping(indent + 2, depth - 1))
        return " " + lines.lstrip(" ")
    return str(draw(value(indent, 0)))


def walk(data: object, path: KeyPath = ()) -> Any:  # noqa: ANN401 - pairs of a path and the value there
    yield path, data
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, below in inner:
        yield from walk(below, (*path, step))


def telling(data: object) -> object:
    """Return all values with their paths, so that 1, 1.0, true and "1" differ."""
    return [(path, type(x), getattr(x, "written", x)) for path, x in walk(data) if not isinstance(x, dict | list)]
