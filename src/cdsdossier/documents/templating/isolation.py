"""Templates that are not ours run in a process of their own, with limits on work, output and memory.

Work is counted (``work_meter``); the clock only ends a process that hangs.

Only plain data crosses: a :class:`Job` with the facts as JSON there, the filled text or one sentence back. The other
side is :mod:`cdsdossier.documents.templating.isolated_main`.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from threading import Timer
from typing import NotRequired, TypedDict

from cdsdossier.documents.facts.gaps import Gap, Gaps
from cdsdossier.documents.facts.tracking import record_uses, untrack_facts
from cdsdossier.errors import Refused, TemplateFault

#: Seconds after which the work hangs, on the slowest computer; for Python to start, which a virus scanner may delay.
SECONDS, STARTING = 180.0, 60.0
#: A process that exceeds its own time limit reports the line itself; it is killed this many seconds later.
_MARGIN = 1.0
#: The argument by which the process loads what a Word form needs before it says that it is ready.
FORM = "form"
#: The path of this package comes last, so that it replaces no module of the standard library.
_PROGRAM = (
    "import sys; sys.path.append(sys.argv[1]); from cdsdossier.documents.templating.isolated_main import main; main()"
)


class FileProperties(TypedDict):
    """The properties of a Word file; ``day`` is ISO, or empty."""

    title: str
    author: str
    day: str


class Job(TypedDict):
    """One template to fill in: a body, or a Word form where there are ``properties``."""

    path: str
    #: What messages call it.
    name: str
    facts: str
    seconds: float
    #: The folder of what a body may import besides its own.
    builtin: NotRequired[str]
    properties: NotRequired[FileProperties]


class Answer(TypedDict, total=False):
    """The filled template (a Word form in Base64), or a sentence that says why there is none."""

    filled: str
    #: Empty fields that were printed, and paths of the facts that were used.
    gaps: list[str]
    uses: list[str]
    refused: str
    fault: str


def fill_body_isolated(template: Path, builtin: Path, facts: Mapping[str, object], gaps: Gaps) -> str:
    """Return the school's own body filled in; raise TemplateFault, with file and line, where it cannot be."""
    return _run({**_job(template, facts), "builtin": str(builtin)}, facts, gaps)


def fill_form_isolated(path: Path, facts: Mapping[str, object], properties: FileProperties, gaps: Gaps) -> bytes:
    """Return the school's own Word form filled in, as the bytes of a .docx.

    Raises TemplateFault where the form cannot be filled, Refused where some of its text would be lost.
    """
    return base64.b64decode(_run({**_job(path, facts), "properties": properties}, facts, gaps))


def _job(file: Path, facts: Mapping[str, object]) -> Job:
    name, plain = f"{file.parent.name}/{file.name}", facts_to_json(untrack_facts(facts))
    return {"path": str(file), "name": name, "facts": plain, "seconds": SECONDS - _MARGIN}


def _run(job: Job, facts: Mapping[str, object], gaps: Gaps) -> str:
    """Return the filled template; its gaps and uses count as if it had run here."""
    answer = _ask(json.dumps(job).encode("ascii"), job["name"], FORM if "properties" in job else "")
    if "refused" in answer:
        raise Refused(*answer["refused"].split("\n"))
    if "fault" in answer:
        raise TemplateFault(*answer["fault"].split("\n"))
    for gap in answer["gaps"]:
        gaps.note(gap)
    record_uses(facts, answer["uses"])
    return answer["filled"]


def _ask(job: bytes, name: str, kind: str) -> Answer:
    with _started(kind) as process:
        try:
            _wait_until_ready(process)
            output, complaint = process.communicate(job, timeout=SECONDS)
        except subprocess.TimeoutExpired as error:
            raise TemplateFault(f"{name}: {format_timeout(SECONDS)}") from error
        except OSError as error:  # it ended before it had read everything
            raise TemplateFault(_died(name, "")) from error
        finally:
            process.kill()
    try:
        answer: Answer = json.loads(output)
    except ValueError as error:
        raise TemplateFault(_died(name, complaint.decode("utf-8", "replace"))) from error
    return answer


def format_timeout(seconds: float) -> str:
    """Return the sentence for a template that takes too long."""
    return f"mẫu chạy quá {seconds:.0f} giây nên đã bị dừng; hãy bớt vòng lặp"


def _died(name: str, complaint: str) -> str:
    last = complaint.strip().rpartition("\n")[2][:200]
    return f"{name}: chương trình con điền mẫu dừng giữa chừng{f' ({last})' if last else ''}; hãy rút gọn mẫu"


def _started(kind: str) -> subprocess.Popen[bytes]:
    # -P: nothing is imported from the current folder.
    command = [sys.executable, "-P", "-X", "utf8", "-c", _PROGRAM, str(Path(__file__).resolve().parents[3]), kind]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe)  # noqa: S603  our own interpreter


def _wait_until_ready(process: subprocess.Popen[bytes]) -> None:
    """Wait until everything is imported, so that a slow start takes no time from the work."""
    assert process.stdout is not None  # noqa: S101  it is a pipe
    alarm = Timer(STARTING, process.kill)
    alarm.start()
    try:
        os.read(process.stdout.fileno(), 1)  # not through the buffer: `communicate` reads past it
    finally:
        alarm.cancel()


#: Keys of marked values; no text of a dossier can begin with this character.
_GAP, _DATE, _NUMBER = "\0gap", "\0date", "\0number"


def facts_to_json(facts: Mapping[str, object]) -> str:
    """Return facts as JSON text; raise TypeError for anything but texts, numbers, dates, gaps, lists and mappings."""
    return json.dumps(facts, default=_marked)


def facts_from_json(text: str, gaps: Gaps) -> dict[str, object]:
    """Return the facts; what was a gap counts in ``gaps`` once it is printed."""
    facts: dict[str, object] = json.loads(text, object_hook=lambda found: _unmarked(found, gaps))
    return facts


def _marked(value: object) -> dict[str, str]:
    if isinstance(value, Gap):
        return {_GAP: value.name}
    if isinstance(value, date):
        return {_DATE: value.isoformat()}
    if isinstance(value, Decimal):
        return {_NUMBER: str(value)}
    raise TypeError(f"no plain data: {type(value).__name__}")


def _unmarked(found: dict[str, object], gaps: Gaps) -> object:
    if len(found) != 1:
        return found
    ((mark, value),) = found.items()
    if mark == _GAP:
        return gaps.of(str(value))
    if mark == _DATE:
        return date.fromisoformat(str(value))
    return Decimal(str(value)) if mark == _NUMBER else found
