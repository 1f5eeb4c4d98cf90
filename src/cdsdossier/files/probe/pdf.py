"""Whether a PDF opens, asked in a process of its own: a hostile file may hang or burst there, and nothing else stops.

``python -m cdsdossier.files.probe.pdf`` reads a JSON list of paths and answers each with a word on a line of its own.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from io import BufferedReader

from cdsdossier.files.child import limit_memory, module_arguments, run_child
from cdsdossier.files.probe.faults import FileFault
from cdsdossier.files.probe.pdf_repair import is_cut_by_its_own_length, judge_unopened
from cdsdossier.files.regular import open_regular_file

#: Seconds that one file may take, and that all files together may.
SECONDS_EACH, SECONDS_ALL = 10.0, 60.0

#: What says how long a PDF is that was laid out for the web; what is larger is not made anew.
_HEAD, _MOST_REPAIRED = 1024, 100_000_000

_CHILD = module_arguments("cdsdossier.files.probe.pdf")


def probe_pdfs(paths: Sequence[str]) -> list[FileFault]:
    """Return what keeps each PDF from being opened; HARD for one that the child died of or had no time for."""
    faults: list[FileFault] = []
    until = time.monotonic() + SECONDS_ALL
    while len(faults) < len(paths) and time.monotonic() < until:
        faults += _answers(paths[len(faults) :], until - time.monotonic())
        if len(faults) < len(paths):
            faults.append(FileFault.HARD)  # the one that it died of; a new child goes on behind it
    return [*faults, *[FileFault.HARD] * (len(paths) - len(faults))][: len(paths)]


def _answers(paths: Sequence[str], seconds: float) -> list[FileFault]:
    answers = run_child(_CHILD, json.dumps(paths).encode("ascii"), seconds)
    words = answers.decode("ascii", "replace").split("\n")[:-1]
    return [
        FileFault(word.strip()) if word.strip() in set(FileFault) else FileFault.HARD for word in words[: len(paths)]
    ]


def main() -> None:
    """Answer for the paths on standard input, in their order."""
    import faulthandler

    limit_memory()
    answers = sys.stdout.buffer
    for path in json.loads(sys.stdin.buffer.read()):
        # A watchdog in C: it ends this process even where Python code no longer comes to the turn.
        faulthandler.dump_traceback_later(SECONDS_EACH, exit=True)
        word = _find_pdf_fault(path)
        faulthandler.cancel_dump_traceback_later()
        answers.write(f"{word}\n".encode("ascii"))
        answers.flush()


def _find_pdf_fault(path: str) -> FileFault:
    """Try to open one PDF; a password that only its owner needs (printing, copying) is no fault."""
    try:
        with open_regular_file(path) as stream:
            size = stream.seek(0, 2)
            stream.seek(0)
            if is_cut_by_its_own_length(stream.read(_HEAD), size):
                return FileFault.CUT
            fault = _open(stream)
            if fault is None:
                return FileFault.HARD if size > _MOST_REPAIRED else _repair(stream)
            return fault
    except (MemoryError, RecursionError):
        return FileFault.HARD
    except OSError:
        return FileFault.UNREADABLE


def _open(stream: BufferedReader) -> FileFault | None:
    """Return what keeps a PDF from being opened; None where it does not open, whatever the reader stumbles over."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    try:
        stream.seek(0)
        reader = PdfReader(stream)
        if reader.is_encrypted:
            return FileFault.NONE if reader.decrypt("") else FileFault.LOCKED
        return FileFault.NONE if len(reader.pages) else None
    except DependencyError:  # AES, which pypdf knows only together with another package
        return FileFault.UNDECIDED
    except (MemoryError, RecursionError, OSError):
        raise
    except Exception:  # noqa: BLE001 - as said above
        return None


def _repair(stream: BufferedReader) -> FileFault:
    stream.seek(0)
    return judge_unopened(stream.read())


if __name__ == "__main__":
    main()
