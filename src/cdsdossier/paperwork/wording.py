"""Templates filled with facts. Data is printed, never run: ``A & B <x> {{ z }}`` comes out as typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError, Undefined
from jinja2.environment import Environment
from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup, escape

from cdsdossier import figures
from cdsdossier.errors import CdsError, TemplateFault
from cdsdossier.paperwork import catalogue, htmltree
from cdsdossier.paperwork.gaps import Gap
from cdsdossier.phrases import nearest


class _Folder(FileSystemLoader):
    """Templates of one folder, each checked against the vocabulary before it is compiled, imported ones too."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, filename, fresh = super().get_source(environment, template)
        htmltree.check_source(source, f"{Path(filename).parent.name}/{template}")
        return source, filename, fresh


class Wording:
    """The templates of one folder, and the facts of one document."""

    def __init__(self, folder: Path, facts: Mapping[str, Any]) -> None:
        self._folder, self._facts = folder, facts
        self._markup = _environment(folder, facts, escape=True)
        self._plain = _environment(folder, facts, escape=False)

    def body(self, document: str) -> str:
        """Return ``<document>.html`` filled in; raise TemplateFault with template and line where it cannot be."""
        file = f"{document}.html"
        return self._filled(lambda: self._markup.get_template(file).render(self._facts), file)

    def phrase(self, source: str, **more: object) -> str:
        """Return one line of the catalogue filled in, as plain text."""
        return self._filled(lambda: self._plain.from_string(source).render(self._facts, **more), catalogue.FILE, source)

    def _filled(self, fill: Callable[[], str], file: str, phrase: str | None = None) -> str:
        try:
            return fill()
        except CdsError:
            raise
        except TemplateSyntaxError as error:
            place = self._place(error.name or file, None if phrase else error.lineno, phrase)
            raise TemplateFault(f"{place}: câu lệnh Jinja viết sai: {error.message}") from error
        except TemplateNotFound as error:
            raise TemplateFault(
                f"{self._folder.name}/{file}: không có mẫu {error.name} trong {self._folder}"
            ) from error
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as error:
            where, line = _innermost(error, self._folder) or (file, None)
            raise TemplateFault(f"{self._place(where, None if phrase else line, phrase)}: {error}") from error

    def _place(self, file: str, line: int | None, phrase: str | None) -> str:
        place = f"{self._folder.name}/{file}" + (f":{line}" if line else "")
        return f"{place}: trong “{phrase}”" if phrase else place


def _innermost(error: Exception, folder: Path) -> tuple[str, int] | None:
    """Return the template and line that an error came from; Jinja rewrites tracebacks to template lines."""
    found, frame = None, error.__traceback__
    while frame is not None:
        path = Path(frame.tb_frame.f_code.co_filename)
        if path.parent == folder:
            found = path.name, frame.tb_lineno
        frame = frame.tb_next
    return found


def _environment(folder: Path, facts: Mapping[str, Any], *, escape: bool) -> SandboxedEnvironment:
    class Unknown(StrictUndefined):
        """A name that does not exist, or that the sandbox keeps from templates; the error says so."""

        __slots__ = ()

        def __init__(
            self,
            hint: str | None = None,
            obj: object = missing,
            name: str | None = None,
            exc: type[TemplateRuntimeError] = UndefinedError,
        ) -> None:
            forbidden = issubclass(exc, SecurityError)
            words = f"mẫu không được dùng “{name}”" if forbidden else hint or _unknown(obj, str(name), facts)
            super().__init__(words, obj, name, exc)

    environment = SandboxedEnvironment(
        loader=_Folder(folder),
        autoescape=escape,
        undefined=Unknown,
        finalize=_as_markup if escape else _as_text,
    )
    del environment.filters["safe"]  # data never becomes markup
    environment.filters["long_date"] = lambda day: f"ngày {day}" if isinstance(day, Gap) else figures.long_date(day)
    environment.filters["answer"] = _answer
    return environment


def _unknown(owner: object, name: str, facts: Mapping[str, Any]) -> str:
    known = facts if owner is missing else owner if isinstance(owner, Mapping) else {}
    near = nearest(name, [str(key) for key in known])
    words = f"có phải {near}?" if near else f"các tên có ở đây: {', '.join(sorted(map(str, known))) or 'không có'}."
    return f"không có tên “{name}”; {words}"


def _answer(value: object, yes: str, no: str) -> object:
    """Return the word for a condition that is met or not; a gap stays a gap."""
    return value if isinstance(value, Gap) else yes if value else no


def _as_text(value: object) -> object:
    """Return what a template prints for a value; anything without a written form is the template's mistake."""
    if isinstance(value, Decimal):
        return figures.number(value)
    if isinstance(value, date):
        return figures.short_date(value)
    if isinstance(value, (str, Gap, Undefined)) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise TypeError(f"chỗ này in một {type(value).__name__}, không phải chữ hay số; hãy in từng phần của nó")


def _as_markup(value: object) -> object:
    """Return the same for HTML, where a line break that somebody typed must not become a space."""
    text = _as_text(value)
    if isinstance(text, str) and not hasattr(text, "__html__") and "\n" in text:
        return Markup("<br/>").join(escape(line) for line in text.rstrip("\n").split("\n"))
    return text
