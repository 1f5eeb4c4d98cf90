"""Every regular expression of the package takes steps as its text grows, and no letter's marks are sorted for hours.

A text of 5 MB that somebody sends must not keep a command busy for hours. Steps are counted, not seconds: see
``support/regex_steps.py``. What the functions around the patterns take is measured by ``benchmarks/foreign_text.py``.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import NamedTuple

import pytest
from support.regex_steps import Attack, StepCounter, attacks, is_linear
from test_house import SOURCE, modules

_FUNCTIONS = {"search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"}
#: These look for one match; the others for all, which costs no less than looking for the first.
_ONE = {"search", "match", "fullmatch"}

#: Calls whose pattern is known only when they run, and why that is no matter.
_MADE_LATER = {
    "yamlio/edit/entries.py": "a fixed number of spaces at the start of a line",
    "yamlio/edit/items.py": "a fixed number of spaces between the start of a line and a dash",
    "yamlio/edit/removal.py": "the same",
    "files/word_parts/content_types.py": "a table of words, without a repeat",
    "judging/rules/prose_cites_unknown.py": "the school's code within it is taken literally",
}


class _Pattern(NamedTuple):
    module: str
    written: str | bytes
    flags: int
    function: str


@cache
def _patterns() -> tuple[_Pattern, ...]:
    found = {one for path, tree in modules().items() if "re" in _imports(tree) for one in _of(path, tree)}
    return tuple(sorted(found, key=repr))


def _imports(tree: ast.Module) -> set[str]:
    return {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}


def _of(path: str, tree: ast.Module) -> Iterator[_Pattern]:
    """Yield the patterns of a module: those it compiles while it is imported, and those in its calls."""
    module = importlib.import_module(
        "cdsdossier." + path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    )
    used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} & _FUNCTIONS
    for name, value in vars(module).items():
        for pattern in _compiled(value):
            for function in _worst(_used(path, name) or used):
                yield _Pattern(path, pattern.pattern, pattern.flags & ~re.UNICODE, function)
    for call in _calls(tree):
        written, function = _written(call, module), str(getattr(call.func, "attr", ""))
        if written is not None and function in {*_FUNCTIONS, "compile"}:
            functions = _worst(used) if function == "compile" else {function}
            yield from (_Pattern(path, written, _flags(call, module), one) for one in functions)


def _module(path: str) -> ModuleType:
    return importlib.import_module(f"cdsdossier/{path}".removesuffix(".py").removesuffix("/__init__").replace("/", "."))


def _compiled(value: object) -> Iterator[re.Pattern[str]]:
    """Yield the patterns in a constant or a table."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from _compiled(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _compiled(one)


@cache
def _uses() -> dict[tuple[str, str], set[str]]:
    """Return what is called on which name, in which module; public names are the same everywhere."""
    found: dict[tuple[str, str], set[str]] = {}
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in _FUNCTIONS:
                named = str(getattr(node.value, "id", None) or getattr(node.value, "attr", None))
                found.setdefault((path if named.startswith("_") else "", named), set()).add(node.attr)
    return found


def _used(path: str, name: str) -> set[str]:
    """Return what is called on a constant; nothing for one within a table."""
    return _uses().get((path if name.startswith("_") else "", name), set())


def _worst(functions: set[str]) -> set[str]:
    """Return the uses that no other use of the same pattern exceeds."""
    anywhere = sorted(functions - _ONE)[:1] or sorted(functions & {"search"})
    return {*anywhere, *(functions & {"fullmatch"})} if anywhere else functions or {"search"}


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    """Yield the calls of ``re`` inside functions."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and getattr(getattr(node.func, "value", None), "id", "") == "re":
                    yield node


def _written(call: ast.Call, module: ModuleType) -> str | bytes | None:
    """Return the pattern of a call; None where its parts are known only when it runs."""
    try:
        written: str | bytes | None = eval(ast.unparse(call.args[0]), dict(vars(module)))  # noqa: S307 - our own source
    except NameError:
        written = None
    return written


def _flags(call: ast.Call, module: ModuleType) -> int:
    given = [ast.unparse(one) for one in (*call.args[1:], *(word.value for word in call.keywords))]
    return sum(eval(one, dict(vars(module))) for one in given if re.fullmatch(r"re\.[A-Z]+", one))  # noqa: S307


@pytest.mark.parametrize("path", sorted({one.module.split("/")[0] for one in _patterns()}))
def test_no_pattern_takes_more_steps_for_each_character_of_a_longer_text(path: str) -> None:
    slow = [
        (module, written, function, one)
        for module, written, flags, function in _patterns()
        if module.split("/")[0] == path
        for one in _slow_attacks(StepCounter(written, flags), function)
    ]
    assert slow == []


def _slow_attacks(counter: StepCounter, function: str) -> list[Attack]:
    return [one for one in attacks(counter) if not is_linear(counter, function, one)]


def test_a_pattern_that_is_known_only_when_it_runs_is_listed_with_its_reason() -> None:
    unknown = {
        path for path, tree in modules().items() for call in _calls(tree) if _written(call, _module(path)) is None
    }
    assert unknown == set(_MADE_LATER)


@pytest.mark.parametrize(
    ("written", "function", "linear"),
    [
        (r" +#[^\s!#]", "search", False),
        (r" #[^\s!#]", "search", True),
        (r"\s*x?\s*", "fullmatch", False),
        (r"\s*+x?\s*+", "fullmatch", True),
        (r"\bone\b.*\btwo\b", "search", False),
        (r"\A(?>.*?\bone\b).*\btwo\b", "search", True),
        (r"<!--.*?-->", "sub", False),
        (r'"[^"]*"', "sub", True),
    ],
)
def test_the_counter_tells_a_slow_pattern_from_a_fast_one(written: str, function: str, linear: bool) -> None:
    assert (_slow_attacks(StepCounter(written), function) == []) == linear


def test_only_one_module_normalises_letters() -> None:
    named = re.compile(r"import (?:.*, )?normalize\b|unicodedata\.normalize")
    found = [path for path in modules() if named.search((SOURCE / path).read_text(encoding="utf-8"))]
    assert found == ["text/normalize.py"]


def test_no_group_is_possessive() -> None:
    """Python before 3.11.3 matches possessive groups wrongly (gh-100061); an atomic group around says the same."""
    possessive = re.compile(r"(?<!\\)\)(?:[*+?]|\{[\d,]+\})\+")
    written = {(one.module, str(one.written)) for one in _patterns()}
    assert not [(module, text) for module, text in written if possessive.search(text)]
