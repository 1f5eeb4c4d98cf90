"""Templates filled with facts. Data is printed, never run: ``A & B <x> {{ z }}`` comes out as typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import CodeType

from jinja2 import FileSystemLoader, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.environment import Environment, Template

from cdsdossier.documents import catalogue, htmltree
from cdsdossier.documents.templating.sandbox import create_environment
from cdsdossier.documents.templating.work_meter import WorkMeter
from cdsdossier.errors import CdsError, TemplateFault
from cdsdossier.files.regular import read_whole_text

#: What a faulty template may raise; anything else is a bug of ours.
TEMPLATE_ERRORS = (
    TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError, MemoryError, RecursionError,
    SyntaxError,
)  # fmt: skip
#: What Jinja says of the most common mistakes, and the same in Vietnamese.
_SYNTAX = tuple(
    (re.compile(pattern), sentence)
    for pattern, sentence in (
        (r"No filter named '(.*)'", r"không có bộ lọc “\1”"),
        (r"Encountered unknown tag '(tr|tc|p|r)'", r"{%\1 … %} phải đứng một mình trong đoạn, và không chứa % hay }"),
        (r"Encountered unknown tag '(.*?)'", r"không có lệnh “\1”"),
        (r"Unexpected end of template\..*following tags: '(\w+)'.*", r"thiếu lệnh đóng {% \1 %}"),
        (r"Unexpected end of template\..*following tags: (.*?)\. ", r"thiếu lệnh đóng: \1"),
        (r"Expected an expression, got", "thiếu tên hoặc giá trị"),
        (r"unexpected '(.*)'", r"thừa dấu “\1”"),
    )
)
_DEEP = "câu lệnh Jinja lồng nhau quá sâu, hoặc mẫu tự gọi lại chính nó"
_SENTENCES: tuple[tuple[type[Exception], str], ...] = (
    (UnicodeDecodeError, "tệp không lưu theo mã UTF-8. Mở bằng Notepad, Lưu dưới dạng (Save As), Mã hóa chọn UTF-8"),
    (OverflowError, "vòng lặp quá dài hoặc số quá lớn; range chỉ đến 100000"),
    (MemoryError, "mẫu cần quá nhiều bộ nhớ; hãy bớt chữ hoặc bớt vòng lặp"),
    (RecursionError, _DEEP),
    (SyntaxError, _DEEP),
    (ZeroDivisionError, "phép chia cho 0 (division by zero)"),
)
#: Jinja's name for a template that is no file.
NO_FILE = "<template>"
#: Lines of the catalogue as Jinja compiled them.
_LINES: dict[str, CodeType] = {}


class _Folders(FileSystemLoader):
    """Templates of some folders; each, imported ones too, is checked against the vocabulary before it is compiled."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, filename, fresh = super().get_source(environment, template)
        path = Path(filename)
        if path.resolve().parent not in {Path(folder).resolve() for folder in self.searchpath}:
            raise TemplateNotFound(template)  # a link that leads out of its folder, or a folder inside
        htmltree.check_source(source, f"{path.parent.name}/{template}")
        return htmltree.strip_comments(source), filename, fresh


class TemplateRenderer:
    """The templates of one folder (of the ``others`` for what it does not have) and the facts of one document."""

    def __init__(self, folder: Path, facts: Mapping[str, object], others: Sequence[Path] = (), most: int = 0) -> None:
        """Set up the templates; ``most`` is the number of characters that a body may have, 0 where they are ours."""
        self._folder, self._folders, self._facts = folder, (folder, *others), facts
        self._meter = WorkMeter(most) if most else None
        loader = _Folders(self._folders, encoding="utf-8-sig")  # Notepad may put a byte order mark at the front
        self._markup = create_environment(facts, loader=loader, escape=True, breaks=True, meter=self._meter)
        self._plain = create_environment(facts, loader=loader)

    def body(self, document: str) -> str:
        """Return ``<document>.html`` filled in; raise TemplateFault with template and line where it cannot be."""
        file = f"{document}.html"
        return self._filled(lambda: self._body(self._markup.get_template(file)), file)

    def _body(self, template: Template) -> str:
        return self._meter.stream(template, self._facts) if self._meter else template.render(self._facts)

    def phrase(self, source: str, **more: object) -> str:
        """Return one line of the catalogue filled in, as plain text."""
        if "{" not in source:
            return source
        return self._filled(lambda: self._line(source).render(self._facts, **more), catalogue.FILE, source)

    def _line(self, source: str) -> Template:
        """Return a line of the catalogue as a template, compiled once for all documents."""
        if source not in _LINES:
            _LINES[source] = self._plain.compile(source)
        return Template.from_code(self._plain, _LINES[source], self._plain.make_globals(None))

    def _filled(self, fill: Callable[[], str], file: str, phrase: str | None = None) -> str:
        try:
            return fill()
        except CdsError:
            raise
        except TEMPLATE_ERRORS as error:
            where, line = _place(error, self._folders) or (file, None)
            raise self._fault(where, None if phrase else line, phrase, describe_template_error(error)) from error

    def _fault(self, file: str, line: int | None, phrase: str | None, what: str) -> TemplateFault:
        place = f"{self._folder.name}/{file}"
        if phrase:
            return TemplateFault(f"{place}: trong “{phrase}”: {what}")
        if not line:
            return TemplateFault(f"{place}: {what}")
        paths = (folder / file for folder in self._folders)
        source = next((read_whole_text(path, "utf-8-sig") for path in paths if path.is_file()), "")
        return htmltree.build_template_fault(place, line, what, source)


def describe_template_error(error: Exception) -> str:
    """Return what was wrong in a template, in Vietnamese as far as it is known."""
    if isinstance(error, TemplateSyntaxError):
        message = error.message or ""
        known = (found.expand(sentence) for pattern, sentence in _SYNTAX if (found := pattern.match(message)))
        return f"câu lệnh Jinja viết sai: {next(known, message)}"
    if isinstance(error, TemplateNotFound):
        return f"không có mẫu {error.name}; chỉ gọi được mẫu nằm ngay trong thư mục templates"
    return next((sentence for kind, sentence in _SENTENCES if isinstance(error, kind)), str(error))


def describe_unforeseen(error: Exception) -> str:
    """Return what a library said of a template, the same on every run: no addresses of the memory."""
    return f"{type(error).__name__}: {str(error).partition(' at 0x')[0][:200]}"


def _place(error: Exception, folders: Sequence[Path]) -> tuple[str, int] | None:
    """Return the template and line that an error came from."""
    if isinstance(error, TemplateSyntaxError):
        return (error.name, error.lineno) if error.name else None
    found = find_template_frame(error, [str(folder) for folder in folders])
    return (Path(found[0]).name, found[1]) if found else None


def find_template_frame(error: Exception, places: Sequence[str]) -> tuple[str, int] | None:
    """Return file and line of the last template frame; Jinja rewrites tracebacks to template lines.

    ``places``: folders of templates, or :data:`NO_FILE`.
    """
    found, frame = None, error.__traceback__
    while frame is not None:
        file = frame.tb_frame.f_code.co_filename
        if file in places or str(Path(file).parent) in places:
            found = file, frame.tb_lineno
        frame = frame.tb_next
    return found
