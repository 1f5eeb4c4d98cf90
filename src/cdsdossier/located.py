"""From checked forms back to lines: read a form tolerantly, and find where a piece of it was written."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from cdsdossier import phrases
from cdsdossier.findings import Finding, Severity
from cdsdossier.yamltext import Mapping, Page, Sequence

Path = tuple[str | int, ...]

_RULES = {"extra_forbidden": "key-unknown", "missing": "key-missing"}


class Form(BaseModel):
    """A piece of a YAML file with fixed keys; frozen, strict, and every unknown key is a finding."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True, defer_build=True)


F = TypeVar("F", bound=Form)


def locate(data: object, path: Path, *, key: bool = False) -> tuple[int, int]:
    """Return (line, column) of what ``path`` leads to, as far as the file goes; the key's place if ``key``."""
    line, column = 1, 1
    for step in path:
        if isinstance(data, Mapping) and step in data:
            marks = data.marks[str(step)]
            line, column = marks[:2] if key or data[str(step)] is None else marks[2:]
            data = data[str(step)]
        elif isinstance(data, Sequence) and isinstance(step, int) and step < len(data):
            line, column = data.marks[step]
            data = data[step]
        else:
            break
    return line, column


def read_form(form: type[F], page: Page) -> tuple[F, tuple[Finding, ...]]:
    """Check a page against its form: the form with all that could be read, and a finding for each fault.

    A faulty value is left out and the rest is kept; a missing text becomes an empty one.
    """
    data = page.data
    if data is None:
        return form.model_validate({}), ()
    findings: list[Finding] = []
    for attempt in range(6):
        try:
            return form.model_validate(data), tuple(findings)
        except ValidationError as error:
            faults = error.errors(include_url=False)
            if attempt == 0:
                findings = [_finding(fault, form, page) for fault in faults]
            data = _pruned(data, faults, attempt)
    return form.model_validate({}), tuple(findings)


def _finding(fault: ErrorDetails, form: type[Form], page: Page) -> Finding:
    path = tuple(step for step in fault["loc"] if step != "[key]")
    rule = _RULES.get(fault["type"], "value-wrong")
    at = path[:-1] if rule == "key-missing" else path
    line, column = locate(page.data, at, key=rule != "value-wrong")
    key = next((str(step) for step in reversed(path) if isinstance(step, str)), page.file)
    words = phrases.form(fault["type"], key, fault["input"], fault.get("ctx", {}), _known(form, path[:-1]))
    about = path[1] if len(path) > 1 and path[0] == "scores" else ""
    return Finding(rule, Severity.ERROR, page.file, line, column, *words, about=str(about))


def _known(form: type[Form], path: Path) -> list[str]:
    """Return the keys that may stand where ``path`` leads, by walking the forms' annotations."""
    here: Any = form
    for step in path:
        if isinstance(here, type) and issubclass(here, Form):
            field = next((f for n, f in here.model_fields.items() if step in (n, f.alias)), None)
            here = _inner(field.annotation) if field else here  # a row id or an index stays in the same form
    if isinstance(here, type) and issubclass(here, Form):
        return [field.alias or name for name, field in here.model_fields.items()]
    return []


def _inner(annotation: Any) -> Any:  # noqa: ANN401 - annotations have no common type
    """Return the form inside ``tuple[Form, …]``, ``dict[str, Form]`` or ``Form | None``."""
    for argument in getattr(annotation, "__args__", ()):
        inner = _inner(argument)
        if inner is not None:
            return inner
    return annotation if isinstance(annotation, type) and issubclass(annotation, Form) else None


def _pruned(data: object, faults: list[ErrorDetails], attempt: int) -> object:
    """Return a copy without the faulty places; later attempts take the parents of what was still refused."""
    copy = _plain(data)
    for fault in faults:
        path = tuple(step for step in fault["loc"] if step != "[key]")
        if fault["type"] == "missing":
            _put(copy, path, "")
        elif fault["type"] == "unquoted":  # what was meant is certain
            _put(copy, path, fault["input"].written)
        else:
            _drop(copy, path[: len(path) - attempt // 2] if attempt else path)
    return copy if isinstance(copy, dict) else {}


def _plain(data: object) -> Any:  # noqa: ANN401 - any YAML value
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return data


def _put(data: Any, path: Path, value: object) -> None:  # noqa: ANN401
    for step in path[:-1]:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(data, dict):
        data[path[-1]] = value


def _drop(data: Any, path: Path) -> None:  # noqa: ANN401
    """Take one place out; in a list an empty form stays, so that the others keep their numbers."""
    for step in path[:-1]:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(data, dict):
        data.pop(path[-1] if path else "", None)
    elif isinstance(data, list) and path and isinstance(path[-1], int) and path[-1] < len(data):
        data[path[-1]] = {} if not isinstance(data[path[-1]], dict) else ""
