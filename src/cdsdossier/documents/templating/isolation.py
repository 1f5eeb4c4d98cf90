"""Templates that are not ours run in a process of their own, with limits on time, output and memory.

Only plain data crosses: the facts as JSON there, the filled text or one sentence back. What runs over there is
:mod:`cdsdossier.documents.templating.isolated_main`.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Timer
from typing import Any

from cdsdossier.documents.facts.gaps import Gaps
from cdsdossier.documents.facts.tracking import note, quiet
from cdsdossier.documents.templating.crossing import packed
from cdsdossier.errors import Refused, TemplateFault

#: Seconds for the work; for Python to start, which a virus scanner may delay.
SECONDS, STARTING = 5.0, 60.0
#: A process that overran its own clock says so itself, with the line; this many seconds before it is killed.
_MARGIN = 1.0
#: Found wherever this package was found, but never in place of anything of Python's own.
_PROGRAM = (
    "import sys; sys.path.append(sys.argv[1]); from cdsdossier.documents.templating.isolated_main import main; main()"
)


def body(template: Path, builtin: Path, facts: Mapping[str, Any], gaps: Gaps) -> str:
    """Return the school's own body filled in; raise TemplateFault, with file and line, where it cannot be."""
    told = {"folder": str(template.parent), "builtin": str(builtin), "document": template.stem}
    return str(_done("body", template, told, facts, gaps)["body"])


def form(path: Path, facts: Mapping[str, Any], properties: Mapping[str, str], gaps: Gaps) -> bytes:
    """Return the school's own Word form filled in, as the bytes of a .docx.

    ``properties``: title, author and day (ISO, or empty) for the file itself. Raises TemplateFault where the form
    cannot be filled, Refused where something that belongs on the paper would be lost.
    """
    return base64.b64decode(_done("form", path, {"form": str(path), **properties}, facts, gaps)["form"])


def _done(kind: str, file: Path, told: dict[str, str], facts: Mapping[str, Any], gaps: Gaps) -> dict[str, Any]:
    name = f"{file.parent.name}/{file.name}"
    job = {"kind": kind, "name": name, "facts": packed(quiet(facts)), "seconds": SECONDS - _MARGIN, **told}
    answer = _answer(json.dumps(job).encode("ascii"), name)
    if "refused" in answer:
        raise Refused(answer["refused"])
    if "fault" in answer:
        raise TemplateFault(answer["fault"])
    for gap in answer["gaps"]:
        gaps.note(gap)
    note(facts, answer["uses"])
    return answer


def _answer(job: bytes, name: str) -> dict[str, Any]:
    with _started() as process:
        try:
            _wait_until_ready(process)
            said, complaint = process.communicate(job, timeout=SECONDS)
        except subprocess.TimeoutExpired as error:
            raise TemplateFault(f"{name}: {overrun(SECONDS)}") from error
        except OSError as error:  # it ended before it had read everything
            raise TemplateFault(_died(name, "")) from error
        finally:
            process.kill()
    try:
        answer: dict[str, Any] = json.loads(said)
    except ValueError as error:
        raise TemplateFault(_died(name, complaint.decode("utf-8", "replace"))) from error
    return answer


def overrun(seconds: float) -> str:
    """Return the sentence for a template that takes too long."""
    return f"mẫu chạy quá {seconds:.0f} giây nên đã bị dừng; hãy bớt vòng lặp"


def _died(name: str, complaint: str) -> str:
    last = complaint.strip().rpartition("\n")[2][:200]
    return f"{name}: chương trình con điền mẫu dừng giữa chừng{f' ({last})' if last else ''}; hãy rút gọn mẫu"


def _started() -> subprocess.Popen[bytes]:
    # -P: the folder that somebody works in is no place to import from.
    command = [sys.executable, "-P", "-X", "utf8", "-c", _PROGRAM, str(Path(__file__).resolve().parents[3])]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe)  # noqa: S603  our own interpreter


def _wait_until_ready(process: subprocess.Popen[bytes]) -> None:
    """Wait for the sign that everything is imported, so that a slow start takes no time from the work."""
    assert process.stdout is not None  # noqa: S101  it is a pipe
    alarm = Timer(STARTING, process.kill)
    alarm.start()
    try:
        os.read(process.stdout.fileno(), 1)  # not through the buffer: `communicate` reads past it
    finally:
        alarm.cancel()
