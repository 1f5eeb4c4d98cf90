"""A Word form of the school's own, filled by docxtpl in the process for foreign templates.

docxtpl silently loses text where XML comes out broken; so every part must come out well-formed, and the finished file
is opened again to check that it has every value (:mod:`cdsdossier.documents.templating.word_form_checks`).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from docxtpl import DocxTemplate
from lxml import etree

from cdsdossier.documents.docx.opc import MAX_PROPERTY_LENGTH
from cdsdossier.documents.templating import render, word_form_checks
from cdsdossier.documents.templating.sandbox import create_environment
from cdsdossier.documents.templating.work_meter import WorkMeter
from cdsdossier.errors import TemplateFault
from cdsdossier.files.regular import FileTooBig, read_whole_file
from cdsdossier.files.tables.budget import TOO_BIG, UnreadableDocument
from cdsdossier.files.tables.unzip import OfficePackage
from cdsdossier.files.word_parts import find_word_fault, iter_text_trees

if TYPE_CHECKING:
    from docx.document import Document
    from jinja2 import TemplateSyntaxError
    from jinja2.environment import Environment

    from cdsdossier.documents.templating.isolation import FileProperties

#: Size of a form in bytes.
_MOST_BYTES = 10_000_000
_OLD_WORD, _ZIP = b"\xd0\xcf\x11\xe0", b"PK"
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_TAG = re.compile(r"\{[{%](?:(?!\{[{%]).)*?[%}]\}")
_WHOLE_TAG = re.compile(_TAG.pattern, re.DOTALL)
#: What Word shows, and a tag outside of it.
_TEXT = re.compile(r"<w:t(?: [^<>]*(?<!/))?>(?>(?:(?!<w:t[ >]|</w:t>).)*)</w:t>")
_LOOSE = re.compile(r"\A(?>.*?>[^<>]*?\{\{).*?\}\}")
_PARAGRAPH = re.compile(r"<w:p([ >])")
_SHOWN = 100
#: The first day that a zip can hold, so that the file does not show when it was made.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001  python-docx wants naive UTC


def fill_word_form(path: Path, name: str, facts: Mapping[str, object], most: int, properties: FileProperties) -> bytes:
    """Return the form filled in, as bytes that depend on nothing but form, facts and properties.

    ``name`` is what messages call the form, ``most`` the number of characters that it may print. Raises TemplateFault
    for a form that cannot be filled, Refused where some of its text would be lost.
    """
    data = _read_form(path, name)
    meter = WorkMeter(most)
    form = _Form(io.BytesIO(data), name, meter)
    try:
        form.render(dict(facts), create_environment(facts, escape=True, meter=meter), autoescape=True)
        _stamp(form.docx, properties)
        made = _closed(form.docx)
    except TemplateFault:
        raise
    except Exception as error:
        what = render.describe_unforeseen(error)
        raise TemplateFault(f"{name}: không điền được tệp Word này ({what}); mở bằng Word rồi lưu lại") from error
    word_form_checks.check_word_form(made, meter.printed, name, form.outputs)
    if fault := find_word_fault(OfficePackage(made)):  # what the tags have put together
        raise TemplateFault(f"{name}: {fault}")
    if not meter.printed:
        raise TemplateFault(f"{name}: chưa có chỗ nào để điền; gõ ví dụ {{{{ school.name }}}} vào chỗ in tên trường")
    return made


def _stamp(document: Document, wanted: FileProperties) -> None:
    """Set the properties of the file; its times are the day of the document and never depend on the clock."""
    properties = document.core_properties
    properties.title, properties.author = wanted["title"][:MAX_PROPERTY_LENGTH], wanted["author"][:MAX_PROPERTY_LENGTH]
    properties.last_modified_by = wanted["author"][:MAX_PROPERTY_LENGTH]
    properties.language, properties.revision = "vi-VN", 1
    properties.created = properties.modified = datetime.fromisoformat(wanted["day"]) if wanted["day"] else _NO_DAY


def _closed(document: Document) -> bytes:
    """Return the document as bytes that depend on nothing but its content."""
    saved = io.BytesIO()
    document.save(saved)
    made = io.BytesIO()
    with zipfile.ZipFile(saved) as package, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as again:
        for name in sorted(package.namelist()):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same file on Windows as elsewhere
            again.writestr(entry, package.read(name))
    return made.getvalue()


def _read_form(path: Path, name: str) -> bytes:
    """Return the bytes of a form; raise TemplateFault for one that cannot be filled, or not safely."""
    try:
        data = read_whole_file(path, _MOST_BYTES)
    except FileTooBig as error:
        raise TemplateFault(
            f"{name}: tệp nặng quá {_MOST_BYTES // 1_000_000} MB; hãy bỏ bớt ảnh rồi lưu lại"
        ) from error
    if data.startswith(_OLD_WORD):
        raise TemplateFault(f"{name}: tệp có mật khẩu hoặc là tệp Word đời cũ; bỏ mật khẩu, lưu lại thành .docx")
    if data and not data.startswith(_ZIP):
        raise TemplateFault(f"{name}: không phải tệp Word (.docx), chỉ mang đuôi đó. Mở bằng Word, lưu lại thành .docx")
    try:
        _check_parts(OfficePackage(data), name)
    except KeyError as error:
        raise TemplateFault(f"{name}: không phải tệp Word (.docx)") from error
    except UnreadableDocument as error:
        what = "nội dung bên trong quá lớn; hãy bỏ bớt ảnh rồi lưu lại" if str(error) == TOO_BIG else str(error)
        raise TemplateFault(f"{name}: {what}") from error
    return data


def _check_parts(package: OfficePackage, name: str) -> None:
    """Raise TemplateFault for whatever no paper needs, and for tags that would take text away."""
    if fault := find_word_fault(package):
        raise TemplateFault(f"{name}: {fault}")
    for tree in iter_text_trees(package):
        if fault := word_form_checks.describe_lossy_tag(tree):
            raise TemplateFault(f"{name}{fault}")


class _Form(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """docxtpl's template: every part is filled once, unknown names are faults, and faults name paragraph and tag."""

    def __init__(self, file: io.BytesIO, name: str, meter: WorkMeter) -> None:
        super().__init__(file)
        self._name, self._meter = name, meter
        #: What Jinja made of each part, before docxtpl can lose any of it.
        self.outputs: list[str] = []

    def patch_xml(self, src_xml: str) -> str:
        """Return a part whose tags are joined again where Word has split them; ``&`` in a tag is typed as itself."""
        return _WHOLE_TAG.sub(lambda found: found[0].replace("&amp;", "&"), super().patch_xml(src_xml))

    def render_xml_part(self, src_xml: str, part: object, context: dict[str, object], jinja_env: Environment) -> str:
        """Return one part filled in; each paragraph of the source is one line of the template."""
        source = _PARAGRAPH.sub(r"\n<w:p\1", src_xml.replace("\n", " "))
        for line, text in enumerate(source.split("\n"), 1):
            if _LOOSE.search(_TEXT.sub("", text)):
                raise self._fault(source, line, "không dùng {{r …}}, {{p …}}; viết {{ tên }} trong đoạn")
        try:
            made = self._meter.stream(jinja_env.from_string(source), context)
        except render.TEMPLATE_ERRORS as error:
            raise self._fault(source, _line(error), render.describe_template_error(error)) from error
        self.outputs.append(made)
        self.current_rendering_part = part
        made = self.resolve_listing(made.replace("\n<w:p", "<w:p"))
        try:
            etree.fromstring(made.encode("utf-8"))
        except etree.XMLSyntaxError as error:
            raise TemplateFault(
                f"{self._name}: các thẻ {{% … %}} làm hỏng bố cục Word. Đặt mỗi thẻ for, if, endfor, endif một mình "
                "trong một đoạn và viết {%p … %}; trong bảng thì một mình một hàng và viết {%tr … %}"
            ) from error
        return str(made)

    def render_properties(self, context: dict[str, object], jinja_env: Environment | None = None) -> None:
        """Leave the properties of the file, which are replaced afterwards."""

    def render_footnotes(self, context: dict[str, object], jinja_env: Environment) -> None:
        """Fill the footnotes once; docxtpl does so for every section, and would run data as a template."""
        for part in self.docx.part.package.parts:
            if part.content_type == _FOOTNOTES:
                xml = self.patch_xml(part.blob.decode("utf-8"))
                part._blob = self.render_xml_part(xml, part, context, jinja_env).encode("utf-8")  # noqa: SLF001

    def _fault(self, source: str, line: int | None, what: str) -> TemplateFault:
        lines = source.split("\n")
        text = re.sub(r"<[^<>]*>", "", lines[line - 1]).strip() if line and line <= len(lines) else ""
        tags = ", ".join(dict.fromkeys(_TAG.findall(text)))
        where = f", đoạn “{_shortened(text)}”" if text else ""
        return TemplateFault(f"{self._name}{where}{f', thẻ {_shortened(tags)}' if tags else ''}: {what}")


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _line(error: Exception) -> int | None:
    found = render.find_template_frame(error, [render.NO_FILE])
    if found:
        return found[1]
    syntax: TemplateSyntaxError | None = error if hasattr(error, "lineno") else None  # type: ignore[assignment]
    return syntax.lineno if syntax else None
