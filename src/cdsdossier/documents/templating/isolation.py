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
from datetime import date
from decimal import Decimal
from pathlib import Path
from threading import Timer
from typing import Any

from cdsdossier.documents.facts.gaps import Gap, Gaps
from cdsdossier.documents.facts.tracking import record_uses, untrack_facts
from cdsdossier.errors import Refused, TemplateFault

#: Seconds for the work; for Python to start, which a virus scanner may delay.
SECONDS, STARTING = 5.0, 60.0
#: A process that overran its own clock says so itself, with the line; this many seconds before it is killed.
_MARGIN = 1.0
#: Found wherever this package was found, but never in place of anything of Python's own.
_PROGRAM = (
    "import sys; sys.path.append(sys.argv[1]); from cdsdossier.documents.templating.isolated_main import main; main()"
)


def fill_body_isolated(template: Path, builtin: Path, facts: Mapping[str, Any], gaps: Gaps) -> str:
    """Return the school's own body filled in; raise TemplateFault, with file and line, where it cannot be."""
    told = {"folder": str(template.parent), "builtin": str(builtin), "document": template.stem}
    return str(_done("body", template, told, facts, gaps)["body"])


def fill_form_isolated(path: Path, facts: Mapping[str, Any], properties: Mapping[str, str], gaps: Gaps) -> bytes:
    """Return the school's own Word form filled in, as the bytes of a .docx.

    ``properties``: title, author and day (ISO, or empty) for the file itself. Raises TemplateFault where the form
    cannot be filled, Refused where something that belongs on the paper would be lost.
    """
    return base64.b64decode(_done("form", path, {"form": str(path), **properties}, facts, gaps)["form"])


def _done(kind: str, file: Path, told: dict[str, str], facts: Mapping[str, Any], gaps: Gaps) -> dict[str, Any]:
    name = f"{file.parent.name}/{file.name}"
    job = {
        "kind": kind,
        "name": name,
        "facts": facts_to_json(untrack_facts(facts)),
        "seconds": SECONDS - _MARGIN,
        **told,
    }
    answer = _answer(json.dumps(job).encode("ascii"), name)
    if "refused" in answer:
        raise Refused(answer["refused"])
    if "fault" in answer:
        raise TemplateFault(answer["fault"])
    for gap in answer["gaps"]:
        gaps.note(gap)
    record_uses(facts, answer["uses"])
    return answer


def _answer(job: bytes, name: str) -> dict[str, Any]:
    with _started() as process:
        try:
            _wait_until_ready(process)
            said, complaint = process.communicate(job, timeout=SECONDS)
        except subprocess.TimeoutExpired as error:
            raise TemplateFault(f"{name}: {format_timeout(SECONDS)}") from error
        except OSError as error:  # it ended before it had read everything
            raise TemplateFault(_died(name, "")) from error
        finally:
            process.kill()
    try:
        answer: dict[str, Any] = json.loads(said)
    except ValueError as error:
        raise TemplateFault(_died(name, complaint.decode("utf-8", "replace"))) from error
    return answer


def format_timeout(seconds: float) -> str:
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


#: Keys of marked values; no text that a dossier may hold begins with this character.
_GAP, _DATE, _NUMBER = "\0gap", "\0date", "\0number"


def facts_to_json(facts: Mapping[str, Any]) -> str:
    """Return facts as JSON text; raise TypeError for anything but texts, numbers, dates, gaps, lists and mappings."""
    return json.dumps(facts, default=_marked)


def facts_from_json(text: str, gaps: Gaps) -> dict[str, Any]:
    """Return the facts; what was a gap counts in ``gaps`` once it is printed."""
    facts: dict[str, Any] = json.loads(text, object_hook=lambda found: _unmarked(found, gaps))
    return facts


def _marked(value: object) -> dict[str, str]:
    if isinstance(value, Gap):
        return {_GAP: value.name}
    if isinstance(value, date):
        return {_DATE: value.isoformat()}
    if isinstance(value, Decimal):
        return {_NUMBER: str(value)}
    raise TypeError(f"no plain data: {type(value).__name__}")


def _unmarked(found: dict[str, Any], gaps: Gaps) -> object:
    if len(found) != 1:
        return found
    ((mark, value),) = found.items()
    if mark == _GAP:
        return gaps.of(value)
    if mark == _DATE:
        return date.fromisoformat(value)
    return Decimal(value) if mark == _NUMBER else found
