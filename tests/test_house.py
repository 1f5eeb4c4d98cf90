"""The house as CONTRIBUTING.md shows it: its wings, the size of their parts, one meaning a name, a test a module."""

from __future__ import annotations

import ast
import io
import tokenize
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from conftest import ROOT

SOURCE = ROOT / "src" / "cdsdossier"
TESTS = ROOT / "tests"
WINGS = {"text", "yamlio", "files", "model", "judging", "documents", "workflows", "views", "office"}
FACES = {"cli", "web"}
LOOSE = {"__init__.py", "__main__.py", "errors.py", "findings.py", "py.typed"}

#: A module of more lines of code than this has a test file of its own path.
SMALL = 40
LONGEST_MODULE, LONGEST_FUNCTION, MOST_COMPLEX = 250, 40, 15
#: The one command that has more options than others to put in order.
LONG = {"cli/render.py: render"}

_SCOPES = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
_Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def modules() -> dict[str, ast.Module]:
    """Return every module of the package by its path below it."""
    return {
        path.relative_to(SOURCE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(SOURCE.rglob("*.py"))
    }


def functions() -> Iterator[tuple[str, _Function]]:
    """Yield every function and method with the path of its module."""
    for module, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, _Function):
                yield module, node


def test_the_top_of_the_package_is_nine_wings_two_faces_and_four_modules() -> None:
    assert {path.name for path in SOURCE.iterdir() if path.name != "__pycache__"} == WINGS | FACES | LOOSE


def test_no_module_is_too_long_to_be_read_at_once() -> None:
    lines = {name: len((SOURCE / name).read_text(encoding="utf-8").splitlines()) for name in modules()}
    assert {name: count for name, count in lines.items() if count > LONGEST_MODULE} == {}


def test_no_function_is_too_long() -> None:
    lines = {f"{module}: {node.name}": _length(node) for module, node in functions()}
    assert {name: count for name, count in lines.items() if count > LONGEST_FUNCTION and name not in LONG} == {}


def _length(node: _Function) -> int:
    """Return the lines below a function's parameters and docstring."""
    said = ast.get_docstring(node) is not None and len(node.body) > 1
    return (node.end_lineno or 0) - node.body[said].lineno + 1


def test_no_function_takes_too_many_ways() -> None:
    ways = {f"{module}: {node.name}": complexity(node) for module, node in functions()}
    assert {name: count for name, count in ways.items() if count > MOST_COMPLEX} == {}


def complexity(function: _Function) -> int:
    """Return McCabe's number of ways through a function, counted as radon does."""
    return 1 + sum(map(_ways, ast.walk(function)))


def _ways(node: ast.AST) -> int:
    if isinstance(node, ast.BoolOp):
        return len(node.values) - 1
    if isinstance(node, ast.For | ast.AsyncFor | ast.While):
        return 1 + bool(node.orelse)
    if isinstance(node, ast.Try | ast.TryStar):
        return len(node.handlers) + bool(node.orelse)
    if isinstance(node, ast.comprehension):
        return 1 + len(node.ifs)
    if isinstance(node, ast.match_case):
        return int(node.pattern != ast.MatchAs())
    return int(isinstance(node, ast.If | ast.IfExp | ast.Assert | ast.Lambda))


def test_no_comprehension_is_nested_deeper_than_two() -> None:
    deep = [
        f"{module}:{node.lineno}"
        for module, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, _COMPREHENSIONS) and _depth(node) > 2
    ]
    assert deep == []


_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def _depth(node: ast.AST) -> int:
    below = max(map(_depth, ast.iter_child_nodes(node)), default=0)
    return below + isinstance(node, _COMPREHENSIONS)


def _places(kinds: tuple[type[ast.AST], ...]) -> dict[str, list[str]]:
    """Return the modules in which each public class or function is defined at the top."""
    places: dict[str, list[str]] = defaultdict(list)
    for module, tree in modules().items():
        for node in tree.body:
            if isinstance(node, kinds) and not str(getattr(node, "name", "_")).startswith("_"):
                places[str(getattr(node, "name", ""))].append(module)
    return places


def test_a_class_name_has_one_meaning_in_the_package() -> None:
    assert {name: at for name, at in _places((ast.ClassDef,)).items() if len(at) > 1} == {}


def test_a_function_name_is_in_two_modules_at_most() -> None:
    """``main`` is where a process of its own begins; each rule has a ``check``."""
    places = _places((ast.FunctionDef, ast.AsyncFunctionDef))
    outside = {name: [one for one in at if not one.startswith("judging/rules/")] for name, at in places.items()}
    assert {name: at for name, at in outside.items() if len(at) > 2 and name != "main"} == {}


# --- A test a module ---------------------------------------------------------------------------------------------

#: Modules without a test file of their own path, and why.
UNTESTED = {"documents/letter.py": "fields alone: the tests of what fills them and of what writes them read them"}


def test_every_module_has_a_test_file_of_its_own_path() -> None:
    missing = [
        f"{own_tests(module).relative_to(ROOT).as_posix()} for {module}"
        for module, tree in modules().items()
        if module not in UNTESTED and code_lines(module, tree) > SMALL and not own_tests(module).is_file()
    ]
    assert missing == []


def own_tests(module: str) -> Path:
    """Return where the tests of a module are."""
    path = Path(module)
    own = path.parent if path.name == "__init__.py" else path
    return TESTS / path.parent / f"test_{own.stem}.py"


def code_lines(module: str, tree: ast.Module) -> int:
    """Return how many lines hold code: no blank ones, comments, docstrings."""
    said: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, _SCOPES) and ast.get_docstring(node, clean=False) is not None:
            said.update(range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1))
    held: set[int] = set()
    text = (SOURCE / module).read_text(encoding="utf-8")
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in _NO_CODE:
            held.update(range(token.start[0], token.end[0] + 1))
    return len(held - said)


_NO_CODE = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
