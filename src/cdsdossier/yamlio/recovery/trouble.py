"""Where reading a text stops, in libyaml's words and place, with a bound on how much is read to find it out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import yaml

from cdsdossier.yamlio.loader import UnreadableYaml, load_yaml
from cdsdossier.yamlio.messages import Words


class Trouble(NamedTuple):
    """Why reading stopped; lines and columns count from 0."""

    line: int
    column: int
    #: The line on which what could not be read begins.
    start: int
    start_column: int
    #: libyaml's words; empty where our own reader refused something.
    problem: str = ""
    context: str = ""
    rule: str = "yaml-syntax"
    words: Words | None = None


def describe_error(error: UnreadableYaml | yaml.YAMLError) -> Trouble:
    """Return what an error says; one without a place is told at the first line."""
    if isinstance(error, UnreadableYaml):
        at = error.line - 1, error.column - 1
        return Trouble(*at, *at, rule=error.rule, words=error.words)
    known = error if isinstance(error, yaml.MarkedYAMLError) else None  # a ReaderError has no mark
    mark = (known.problem_mark or known.context_mark) if known else None
    if known is None or mark is None:
        return Trouble(0, 0, 0, 0)
    start = known.context_mark or mark
    return Trouble(mark.line, mark.column, start.line, start.column, known.problem or "", known.context or "")


class TrialBudget:
    """How many characters may still be read: what is tried grows with the file, never with its square."""

    def __init__(self, characters: int) -> None:
        self.left = characters

    def find_trouble(self, lines: Sequence[str]) -> Trouble | None:
        """Return where reading these lines stops; None where they can be read."""
        text = "\n".join(lines)
        self.left -= len(text) + 100
        try:
            load_yaml(text, "")
        except (UnreadableYaml, yaml.YAMLError) as error:
            return describe_error(error)
        return None
