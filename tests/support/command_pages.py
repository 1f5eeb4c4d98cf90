"""The generated part of ``docs/lenh.md``: every command with the help it prints itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cdsdossier.cli._commands import COMMANDS, load_command
from cdsdossier.cli._typer import build_command


def command_names() -> Iterator[str]:
    """Yield every command as it is typed, those of groups behind their group."""
    for name in COMMANDS:
        yield name
        command = build_command(load_command(name), name)
        yield from (f"{name} {below}" for below in getattr(command, "commands", {}))


def command_pages(help_of: Callable[..., str]) -> str:
    """Return the Markdown; ``help_of`` returns what the program prints for the words of a command."""
    table = [f"| [`{name}`](#cdsdossier-{name}) | {words} |" for name, words in COMMANDS.items()]
    pages = [
        f"### cdsdossier {name}\n\n```text\n{help_of(*name.split(), '--help').rstrip()}\n```"
        for name in command_names()
    ]
    head = "## Từng lệnh\n\n| Lệnh | Để làm gì |\n|---|---|\n" + "\n".join(table)
    return "\n\n".join([head, *pages]) + "\n"
