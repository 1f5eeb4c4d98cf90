"""The pages of the rules: what each looks for, why, and how to fix it. A rule's docstring is its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from inspect import cleandoc

from cdsdossier.findings import READING_RULES, UNUSED_WAIVER, Severity
from cdsdossier.judging.rules import RULES, get_rule_name


@dataclass(frozen=True, slots=True)
class RulePage:
    """The page of one rule, for readers."""

    name: str
    severity: Severity
    #: The first sentence: the fault itself.
    title: str
    #: The rest: a paragraph each for Vì sao, Cách sửa and Căn cứ.
    text: str


def list_rule_names() -> tuple[str, ...]:
    """Return the sorted names of all rules, including those that reading enforces."""
    return tuple(sorted({*READING_RULES, UNUSED_WAIVER, *(get_rule_name(rule) for rule in RULES)}))


def load_rule_page(name: str) -> RulePage:
    """Return the page of a rule; raise KeyError where there is no such rule."""
    if name not in list_rule_names():
        raise KeyError(name)
    module = import_module(f"cdsdossier.judging.rules.{name.replace('-', '_')}")
    title, _, text = cleandoc(module.__doc__ or "").partition("\n\n")
    severity = getattr(module, "SEVERITY", Severity.ERROR)  # what reading enforces is an error
    return RulePage(name, severity, " ".join(title.split()), text)


def iter_rule_sections(page: RulePage) -> Iterator[tuple[str, str]]:
    """Yield (heading, words) for ``Vì sao``, ``Cách sửa`` and ``Căn cứ``; the words are on one line."""
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
