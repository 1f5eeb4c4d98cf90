"""The process in which templates that are not ours run: one job from standard input, one answer to standard output.

Only :mod:`cdsdossier.documents.templating.isolation` starts it.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import sys
from pathlib import Path
from threading import Lock, Timer, get_ident
from types import FrameType

from cdsdossier.documents import htmltree
from cdsdossier.documents.facts.gaps import Gaps
from cdsdossier.documents.facts.tracking import UsedPaths, track_facts
from cdsdossier.documents.templating.isolation import FORM, Answer, Job, facts_from_json, format_timeout
from cdsdossier.documents.templating.render import TemplateRenderer, describe_unforeseen
from cdsdossier.errors import CdsError, Refused
from cdsdossier.files.regular import read_whole_text

#: Characters of a body; bytes of memory, where the system can limit a process to them.
MOST, _MEMORY = 2_000_000, 1_500_000_000
_ANSWERING = Lock()


def main() -> None:
    """Do one job."""
    _limit_memory()
    if FORM in sys.argv:
        from cdsdossier.documents.templating import word_form  # noqa: F401 - slow to import
    sys.stdout.buffer.write(b".")
    sys.stdout.buffer.flush()
    job: Job = json.loads(sys.stdin.buffer.read())
    clock = Timer(job["seconds"], _time_out, (job, get_ident()))
    clock.daemon = True
    clock.start()
    _send(answer_job(job))


def answer_job(job: Job) -> Answer:
    """Return the filled template, or the sentence that says why it cannot be filled."""
    gaps, used = Gaps(), UsedPaths()
    try:
        facts = track_facts(facts_from_json(job["facts"], gaps), used)
        filled = _filled(job, Path(job["path"]), facts)
    except Refused as error:
        return {"refused": str(error)}
    except CdsError as error:
        return {"fault": str(error)}
    except Exception as error:  # noqa: BLE001  the fault of a template that is not ours, whatever it is
        return {"fault": f"{job['name']}: mẫu không dùng được ({describe_unforeseen(error)})"}
    return {"filled": filled, "gaps": list(gaps.names), "uses": sorted(used)}


def _filled(job: Job, path: Path, facts: dict[str, object]) -> str:
    if "properties" not in job:
        return TemplateRenderer(path.parent, facts, (Path(job["builtin"]),), MOST).body(path.stem)
    from cdsdossier.documents.templating import word_form

    made = word_form.fill_word_form(path, job["name"], facts, MOST, job["properties"])
    return base64.b64encode(made).decode("ascii")


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # not on Windows; macOS refuses
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _time_out(job: Job, worker: int) -> None:
    """Report the line that the template is at, and end the process."""
    _send({"fault": describe_overrun(job, sys._current_frames().get(worker))})  # noqa: SLF001  the one way to see it


def describe_overrun(job: Job, frame: FrameType | None) -> str:
    """Return the sentence for a template that takes too long; ``frame`` is where its thread is."""
    sentence = format_timeout(job["seconds"])
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        path = Path(template.filename or "") if template is not None else Path()
        if template is not None and path.is_file():
            line = template.get_corresponding_lineno(frame.f_lineno)
            source = read_whole_text(path, errors="replace")
            return str(htmltree.build_template_fault(f"{path.parent.name}/{path.name}", line, sentence, source))
        frame = frame.f_back
    return f"{job['name']}: {sentence}"


def _send(answer: Answer) -> None:
    _ANSWERING.acquire()  # never released: the thread that answers first is the only one to answer
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))
    sys.stdout.buffer.flush()
    os._exit(0)
