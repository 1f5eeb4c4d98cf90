"""Why something was refused, for people who type no commands: what a line to type would do is said by the buttons."""

from __future__ import annotations

import re

_TO_TYPE = re.compile(r"cdsdossier [a-z]|(?<!\S)--[a-z]")
_FILE_WORDS = re.compile(
    r" \([a-z_.]{1,80}(?:, [a-z_.]{1,80}){0,20}(?: trong [a-z]{1,20}\.yaml)?\)"
    r"| trong (?:sổ văn bản \([^()]{0,200}\)|[a-z]{1,20}\.yaml)"
)
_CLAUSE = re.compile(r"(?<=[.;])\s")


def format_page_refusal(message: str) -> str:
    """Return a message without the clauses that say what to type; the whole message where nothing else is in it."""
    lines = [kept for line in message.split("\n") if (kept := _without_commands(line)) or not line]
    return "\n".join(lines) if any(lines) else message


def drop_file_words(words: str) -> str:
    """Return words of what is lacking without the keys and files that they name: a page links to the place."""
    return _FILE_WORDS.sub("", words)


def _without_commands(line: str) -> str:
    if not _TO_TYPE.search(line):
        return line
    indent = line[: len(line) - len(line.lstrip())]
    kept = " ".join(one for one in _CLAUSE.split(line.strip()) if not _TO_TYPE.search(one))
    return f"{indent}{kept.removesuffix(';')}{'.' if kept.endswith(';') else ''}" if kept else ""
