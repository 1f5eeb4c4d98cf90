"""The only place that prints: results to standard output, notes to standard error, in any code page."""

from __future__ import annotations

import codecs
import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from cdsdossier.errors import Refused, Unanswered, WrongUsage
from cdsdossier.text.visible import to_visible, to_visible_bytes, to_visible_line
from cdsdossier.views.layout import Line, plain_text, styled_line, wrap_text

if TYPE_CHECKING:
    from cdsdossier.cli._target import OutputTarget

_STYLES = {"strong": "bold", "good": "green", "warn": "yellow", "bad": "bold red", "dim": "dim", "": ""}
_ASCII = str.maketrans({
    "█": "#", "░": ".", "─": "-", "·": "-", "–": "-", "—": "-", "…": "...", "“": '"', "”": '"',
    "≤": "<=", "−": "-", "→": "->",
})  # fmt: skip
_FALLBACK = "cdsdossier-plain"
_MANY, _MANY_BYTES = 200, 50_000_000


def _plain_letters(error: UnicodeError) -> tuple[str, int]:
    """Replace letters that a narrow code page lacks with the same letters without marks, instead of failing."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from cdsdossier.text.normalize import strip_marks

    missing = error.object[error.start : error.end].translate(_ASCII)
    return strip_marks(missing).encode("ascii", "replace").decode("ascii"), error.end


def prepare_streams() -> None:
    """Make both streams accept any text."""
    codecs.register_error(_FALLBACK, _plain_letters)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # started without a console, or with the stream closed
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - as long as the process
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=_FALLBACK)


def show_lines(lines: Iterable[Line]) -> None:
    """Write a page to standard output: coloured on a terminal, plain elsewhere."""
    _write(lines, sys.stdout)


def show_on_stderr(lines: Iterable[Line]) -> None:
    """Write a page to standard error, where it does not mix with a result."""
    _write(lines, sys.stderr)


def show_text(*lines: str) -> None:
    """Write lines meant for people to standard output."""
    sys.stdout.write(_join_visibly(lines, sys.stdout))


def show_data(text: str, encoding: str = "utf-8") -> None:
    """Write text meant for programs in its own encoding, whatever the console's code page."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(to_visible(text))
        return
    sys.stdout.flush()
    buffer.write(to_visible_bytes(text, encoding))
    buffer.flush()


def write_or_show_data(text: str, target: OutputTarget | None) -> None:
    """Write text meant for programs to a file, or to standard output where none is given."""
    if target is None:
        show_data(text)
        return
    target.write(to_visible_bytes(text))
    show_note(f"đã ghi {target.path}")


def show_note(*lines: str) -> None:
    """Write a remark to standard error, after what has been said on standard output."""
    sys.stdout.flush()
    sys.stderr.write(_join_visibly(lines, sys.stderr))


def _join_visibly(lines: Iterable[str], stream: TextIO) -> str:
    """Return lines in which no name of a file steers the terminal or makes a line of its own."""
    return plain_text(_fitted((styled_line(line) for line in lines), stream))


def _fitted(lines: Iterable[Line], stream: TextIO) -> Iterable[Line]:
    """Return lines as they fit the terminal, or what COLUMNS says; a file and a pipe get them as they are."""
    if not stream.isatty() and not os.environ.get("COLUMNS"):
        return lines
    import shutil

    from cdsdossier.views.folding import fold_lines

    shown = (tuple((to_visible_line(words), style) for words, style in line) for line in lines)
    return fold_lines(shown, shutil.get_terminal_size().columns)


def prompt_line(question: str) -> str:
    """Ask on standard error and return what is typed. Raises Unanswered at Ctrl+C, Ctrl+D and Ctrl+Z."""
    sys.stdout.flush()
    sys.stderr.write(to_visible_line(question))
    sys.stderr.flush()
    try:
        line = sys.stdin.readline()
    except KeyboardInterrupt:
        line = ""
    if not line or "\x1a" in line:  # what Ctrl+Z is behind other letters
        sys.stderr.write("\n")
        raise Unanswered
    return line.strip()


def confirm_changes(*, yes: bool) -> None:
    """Ask and return on yes; raise Refused on no, and WrongUsage off a terminal, where nothing can be asked."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise WrongUsage("Chưa ghi gì. Muốn ghi như trên mà không hỏi lại thì thêm --yes.")
    answer = prompt_line("Ghi như trên? (c = có, k = không) ")
    if answer.lower() not in {"c", "có", "co", "y", "yes"}:
        raise Refused("Chưa ghi gì.")


def show_edited_finals(files: tuple[str, ...]) -> None:
    """Warn of official documents that were changed by hand, before they are sent."""
    if files:
        show_note_list("Chú ý: bản chính thức đã sửa bằng tay sau khi tạo (gói ghi rõ): ", list(files))


def show_note_list(head: str, words: list[str]) -> None:
    """Write a remark that is a list to standard error, in lines of the page's width."""
    sys.stderr.write(plain_text(wrap_text(", ".join(words), head, " " * len(head))))


@contextlib.contextmanager
def progress_bar(words: str, *, bytes_: bool = False) -> Iterator[Callable[[int, int], None] | None]:
    """Give a function that draws progress; None where standard error is not a terminal.

    It counts things, or ``bytes_``. Nothing is drawn for few of them: they are done before the words can be read.
    """
    if not sys.stderr.isatty():
        yield None
        return
    with contextlib.ExitStack() as shown:
        drawn: list[Callable[[int, int], None]] = []

        def draw(done: int, total: int) -> None:
            if total >= (_MANY_BYTES if bytes_ else _MANY):
                if not drawn:
                    drawn.append(shown.enter_context(_drawn(words, bytes_=bytes_)))
                drawn[0](done, total)

        yield draw


@contextlib.contextmanager
def _drawn(words: str, *, bytes_: bool) -> Iterator[Callable[[int, int], None]]:
    from rich.console import Console
    from rich.progress import DownloadColumn, Progress

    columns = (*Progress.get_default_columns(), *([DownloadColumn()] if bytes_ else []))
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as progress:
        task = progress.add_task(words, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def _write(lines: Iterable[Line], stream: TextIO) -> None:
    if not stream.isatty():
        stream.write(plain_text(_fitted(lines, stream)))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    for spans in _fitted(lines, stream):
        text = Text()
        for words, style in spans:
            text.append(words, style if style.startswith("link ") else _STYLES[style])
        console.print(text, soft_wrap=True)
