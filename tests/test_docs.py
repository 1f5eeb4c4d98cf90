"""What the documentation says of the program is so: commands, rules, files, functions."""

from __future__ import annotations

import ast
import contextlib
import importlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import ROOT, Ran
from support.command_pages import command_names, command_pages

from cdsdossier.views.findings.rule_page import rules_markdown

Cli = Callable[..., Ran]

PACKAGE = ROOT / "src" / "cdsdossier"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
MARKER = "<!-- Từ đây trở xuống do chương trình viết: python dev.py docs -->\n"

_CODE = re.compile(r"`([^`\n]+)`")
_MODULE = re.compile(r"([\w/.-]+\.py)(?:::([\w.]+))?$")
_ROLE = re.compile(r":(?:mod|func|class|meth|data|attr|exc):`~?([\w.]+)`")
_PATH = re.compile(r"[\w.-]+(?:/[\w.-]*)+$")
_LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#[^)\s]*)?\)")


def test_the_page_of_commands_is_what_the_program_says_of_itself(cli: Cli, updating_golden: bool) -> None:
    path = ROOT / "docs" / "lenh.md"
    written = path.read_text(encoding="utf-8")
    expected = written.partition(MARKER)[0] + MARKER + "\n" + command_pages(lambda *words: cli(*words).out)
    if updating_golden:
        path.write_text(expected, encoding="utf-8", newline="\n")

    assert path.read_text(encoding="utf-8") == expected, "docs/lenh.md is not current: python dev.py docs"


def test_the_written_catalogue_of_rules_is_current(updating_golden: bool) -> None:
    path = ROOT / "docs" / "rules.md"
    if updating_golden:
        path.write_text(rules_markdown(), encoding="utf-8", newline="\n")

    assert path.read_text(encoding="utf-8") == rules_markdown()


def test_the_readme_is_one_page() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 150


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_module_and_function_that_a_page_names_exists(page: Path) -> None:
    missing = [f"{path}::{name}" if name else path for path, name in _modules(page) if not _is_defined(path, name)]

    assert missing == []


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "docs/architecture.md", "docs/templates.md"])
def test_every_folder_and_file_of_this_repository_that_a_page_names_exists(name: str) -> None:
    tops = {folder.name for base in (ROOT, PACKAGE) for folder in base.iterdir() if folder.is_dir()} - {"output"}
    named = [words for words in _CODE.findall((ROOT / name).read_text(encoding="utf-8")) if _PATH.match(words)]
    ours = [words for words in named if words.partition("/")[0] in tops]

    assert ours
    assert [path for path in ours if not any((base / path).exists() for base in (ROOT, PACKAGE))] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    targets = _LINK.findall(page.read_text(encoding="utf-8"))

    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_a_page_names_exists(page: Path) -> None:
    named = set(
        re.findall(r"`cdsdossier ([a-z]+)|^cdsdossier ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE)
    )

    assert {first or second for first, second in named} <= {name.partition(" ")[0] for name in command_names()}


@pytest.mark.parametrize(
    "wing", sorted(folder.name for folder in PACKAGE.iterdir() if (folder / "__init__.py").is_file())
)
def test_every_function_that_a_comment_refers_to_exists(wing: str) -> None:
    sources = sorted((PACKAGE / wing).rglob("*.py"))
    missing = [
        f"{path.relative_to(PACKAGE)}: {name}"
        for path in sources
        for name in _ROLE.findall(path.read_text(encoding="utf-8"))
        if not any(_is_reachable(base, name) for base in _namespaces(path))
    ]

    assert missing == []


def _namespaces(path: Path) -> tuple[str, ...]:
    """Return from where a module's comments refer to things: the module, its package, and nowhere."""
    names = ("cdsdossier", *path.relative_to(PACKAGE).with_suffix("").parts)
    module = names[:-1] if names[-1] == "__init__" else names
    return ".".join(module), ".".join(names[:-1]), ""


def _is_reachable(base: str, name: str) -> bool:
    """Return whether a dotted name leads to a module, or through one to what it defines."""
    parts = f"{base}.{name.lstrip('.')}".strip(".").split(".")
    for end in range(len(parts), 0, -1):
        with contextlib.suppress(ImportError):
            found: object = importlib.import_module(".".join(parts[:end]))
            for part in parts[end:]:
                found = getattr(found, part, None)
            return found is not None
    return False


def _modules(page: Path) -> Iterator[tuple[str, str]]:
    """Yield each `path.py` and `path.py::name` of a page; a path with a placeholder (`<fault>.py`) is no path."""
    for words in _CODE.findall(page.read_text(encoding="utf-8")):
        match = _MODULE.match(words)
        if match:
            yield match[1], match[2] or ""


def _is_defined(path: str, name: str) -> bool:
    """Return whether a module exists, seen from the root or from the package, and defines a function or class."""
    module = next((base / path for base in (ROOT, PACKAGE) if (base / path).is_file()), None)
    if module is None or not name:
        return module is not None
    body = ast.parse(module.read_text(encoding="utf-8")).body
    for part in name.split("."):
        definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        found = next((node for node in body if isinstance(node, definitions) and node.name == part), None)
        if found is None:
            return False
        body = found.body
    return True
