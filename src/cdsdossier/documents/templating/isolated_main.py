"""The process in which templates that are not ours run: one job from standard input, one answer to standard output.

Started by :mod:`cdsdossier.documents.templating.isolation` alone.
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
from typing import Any

from cdsdossier.documents import htmltree
from cdsdossier.documents.facts.gaps import Gaps
from cdsdossier.documents.facts.tracking import UsedPaths, track_facts
from cdsdossier.documents.templating.isolation import facts_from_json, format_timeout
from cdsdossier.documents.templating.render import TemplateRenderer
from cdsdossier.errors import CdsError, Refused

#: Characters of a body; bytes of memory, where the system can hold a process to them.
MOST, _MEMORY = 2_000_000, 1_500_000_000
_SPEAKING = Lock()


def main() -> None:
    """Do the one job."""
    _limit_memory()
    sys.stdout.buffer.write(b".")
    sys.stdout.buffer.flush()
    job: dict[str, Any] = json.loads(sys.stdin.buffer.read())
    clock = Timer(job["seconds"], _ring, (job, get_ident()))
    clock.daemon = True
    clock.start()
    _tell(_answer(job))


def _answer(job: dict[str, Any]) -> dict[str, Any]:
    gaps, notes = Gaps(), UsedPaths()
    try:
        facts = track_facts(facts_from_json(job["facts"], gaps), notes)
        done = _body(job, facts) if job["kind"] == "body" else _form(job, facts)
    except Refused as error:
        return {"refused": str(error)}
    except CdsError as error:
        return {"fault": str(error)}
    except Exception as error:  # noqa: BLE001  whatever a template that is not ours brings about is its own fault
        return {"fault": f"{job['name']}: mẫu không dùng được ({type(error).__name__}: {str(error)[:200]})"}
    return {**done, "gaps": gaps.names, "uses": sorted(notes)}


def _body(job: dict[str, Any], facts: dict[str, Any]) -> dict[str, str]:
    wording = TemplateRenderer(Path(job["folder"]), facts, (Path(job["builtin"]),), MOST)
    return {"body": wording.body(job["document"])}


def _form(job: dict[str, Any], facts: dict[str, Any]) -> dict[str, str]:
    from cdsdossier.documents.templating import word_form

    made = word_form.fill_word_form(Path(job["form"]), job["name"], facts, MOST, job)
    return {"form": base64.b64encode(made).decode("ascii")}


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # not on Windows; macOS refuses
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _ring(job: dict[str, Any], worker: int) -> None:
    """Say at which line the template is when its time is over, and end the process."""
    _tell({"fault": _overrun(job, sys._current_frames().get(worker))})  # noqa: SLF001  the one way to see it


def _overrun(job: dict[str, Any], frame: FrameType | None) -> str:
    sentence = format_timeout(job["seconds"])
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        path = Path(template.filename or "") if template is not None else Path()
        if template is not None and path.is_file():
            line = template.get_corresponding_lineno(frame.f_lineno)
            source = path.read_text(encoding="utf-8", errors="replace")
            return str(htmltree.build_template_fault(f"{path.parent.name}/{path.name}", line, sentence, source))
        frame = frame.f_back
    return f"{job['name']}: {sentence}"


def _tell(answer: dict[str, Any]) -> None:
    _SPEAKING.acquire()  # never given back: whichever thread speaks first is the only one to speak
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))
    sys.stdout.buffer.flush()
    os._exit(0)
