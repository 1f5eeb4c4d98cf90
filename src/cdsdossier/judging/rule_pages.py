"""The rules' pages: what each looks for, why, and how to mend it. A rule's docstring is its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from inspect import cleandoc

from cdsdossier.findings import READING_RULES, UNUSED_WAIVER, Severity
from cdsdossier.judging.rules import RULES, get_rule_name


@dataclass(frozen=True, slots=True)
class RulePage:
    """One rule as people read it."""

    name: str
    severity: Severity
    #: The first sentence: the fault itself.
    title: str
    #: The rest: Vì sao, Cách sửa, Căn cứ, a paragraph each.
    text: str


def list_rule_names() -> tuple[str, ...]:
    """Return the names of all rules, those that reading enforces included, sorted."""
    return tuple(sorted({*READING_RULES, UNUSED_WAIVER, *(get_rule_name(rule) for rule in RULES)}))


def load_rule_page(name: str) -> RulePage:
    """Return the page of a rule; raise KeyError where there is no such rule."""
    if name not in list_rule_names():
        raise KeyError(name)
    module = import_module(f"cdsdossier.judging.rules.{name.replace('-', '_')}")
    title, _, text = cleandoc(module.__doc__ or "").partition("\n\n")
    return RulePage(name, module.SEVERITY, " ".join(title.split()), text)


def iter_rule_sections(page: RulePage) -> Iterator[tuple[str, str]]:
    """Yield (heading, words) of a page: ``Vì sao``, ``Cách sửa``, ``Căn cứ``; each on one line."""
    heading, words = "", ""
    for line in page.text.splitlines():
        start, colon, rest = line.partition(": ")
        if colon and start in {"Vì sao", "Cách sửa", "Căn cứ"}:
            if heading:
                yield heading, words
            heading, words = start, rest
        else:
            words = f"{words} {line.strip()}".strip()
    if heading:
        yield heading, words
