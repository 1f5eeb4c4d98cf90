"""Where templates run: Jinja's sandbox, which refuses unknown names and prints only texts, numbers, dates and gaps."""

from __future__ import annotations

from collections.abc import Collection, Generator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, cast

from jinja2 import BaseLoader, StrictUndefined, TemplateSyntaxError, Undefined, nodes, pass_context
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.environment import Template
from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup, escape

from cdsdossier.documents.facts.gaps import GAP_TEXT, Gap
from cdsdossier.documents.facts.signatories import format_decider
from cdsdossier.text import numbers
from cdsdossier.yamlio.messages import nearest_word

#: Limits of one operation: characters of a text or items of a list, the exponent, bits of a number.
_LONGEST, _HIGHEST, _BITS = 1_000_000, 100, 1_000

#: Filters that return HTML, or a different result at every run.
_REFUSED = ("safe", "urlize", "xmlattr", "tojson", "forceescape", "random", "pprint")
#: What messages call the types that cannot be printed.
_KINDS = {
    "dict": "nhóm gồm nhiều tên",
    "mapping": "nhóm gồm nhiều tên",
    "list": "danh sách",
    "bool": "giá trị đúng hay sai",
    "float": "số lẻ kiểu máy",
}


class OutputMeter:
    """Records what a template prints for its values, and stops it where it prints too much."""

    def __init__(self, most: int) -> None:
        self.most = most
        #: Texts in the order printed; the result of a macro is not in it a second time.
        self.printed: list[str] = []
        self._size = 0

    def value(self, text: object) -> None:
        """Record one value; raise ValueError where it is too much."""
        if isinstance(text, Gap):
            text = GAP_TEXT  # str() would count it as printed a second time
        if isinstance(text, Undefined) or hasattr(text, "__html__"):
            return
        self.printed.append(str(text))
        self._size += len(self.printed[-1])
        if self._size > self.most:
            raise self._too_much()

    def stream(self, template: Template, facts: Mapping[str, object]) -> str:
        """Return a template filled in; ValueError is raised at the line where it prints too much."""
        filled = cast("Generator[str, None, None]", template.generate(facts))
        pieces, size = [], 0
        for piece in filled:
            pieces.append(piece)
            size += len(piece)
            if size > self.most:
                filled.throw(self._too_much())
        return "".join(pieces)

    def _too_much(self) -> ValueError:
        return ValueError(f"mẫu in ra quá nhiều chữ (hơn {self.most // 1_000_000} triệu); hãy bớt vòng lặp")


class _Compiled(BytecodeCache):
    """Keeps compiled templates for the documents that follow, by template and checksum of its source."""

    def __init__(self) -> None:
        self._held: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        held = self._held.get(f"{bucket.key} {bucket.checksum}")
        if held:
            bucket.bytecode_from_string(held)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._held[f"{bucket.key} {bucket.checksum}"] = bucket.bytecode_to_string()


#: By whether values are escaped, on which the compiled code depends as well.
_COMPILED = {True: _Compiled(), False: _Compiled()}


class _Guarded(SandboxedEnvironment):
    """Jinja's sandbox, without operations that make huge values of short templates, or markup of data."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for found in tree.find_all(nodes.ScopedEvalContextModifier):
            raise TemplateSyntaxError("Encountered unknown tag 'autoescape'.", found.lineno, name, filename)
        return tree

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        # ``translate`` can make any characters of others, and of markup they are not escaped.
        return super().is_safe_attribute(obj, attr, value) and not (isinstance(obj, str) and attr == "translate")

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        if operator == "%" and isinstance(left, str):
            raise ValueError("không ghép chữ bằng %; dùng dấu ~, ví dụ {{ a ~ b }}")
        if operator == "**" and (abs(left) > _LONGEST or abs(right) > _HIGHEST):
            raise ValueError("phép lũy thừa ** cho số quá lớn")
        if operator == "*" and _too_big(left, right):
            raise ValueError("phép nhân * cho chữ quá dài hoặc số quá lớn")
        return super().call_binop(context, operator, left, right)


def _too_big(left: object, right: object) -> bool:
    """Return whether a product is too long as a text or list, or too large as a number."""
    if isinstance(right, (str, list, tuple)):
        left, right = right, left
    if isinstance(left, (str, list, tuple)):
        return isinstance(right, int) and len(left) * right > _LONGEST
    return isinstance(left, int) and isinstance(right, int) and left.bit_length() + right.bit_length() > _BITS


def create_environment(
    facts: Mapping[str, object],
    *,
    loader: BaseLoader | None = None,
    escape: bool = False,
    breaks: bool = False,
    meter: OutputMeter | None = None,
) -> SandboxedEnvironment:
    """Return the environment in which templates run.

    With ``breaks`` a line break in a value becomes ``<br/>``; ``meter`` records every value that is printed.
    """

    class Unknown(StrictUndefined):
        """A name that does not exist, or that templates may not use; the error says so."""

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

    @pass_context  # keeps Jinja from printing constants at compile time, when the line is not known
    def printed(_context: Context, value: object) -> object:
        text = _as_text(value)
        if meter:
            meter.value(text)
        return _with_breaks(text) if breaks else text

    made = _Guarded(loader=loader, autoescape=escape, undefined=Unknown, finalize=printed, optimized=False)
    made.bytecode_cache = _COMPILED[escape]
    for name in _REFUSED:
        del made.filters[name]  # data never becomes markup
    del made.globals["lipsum"]  # long, and different at every run
    made.filters["e"] = made.filters["escape"] = lambda value: value  # every value is escaped, once, when it is printed
    made.filters["long_date"] = lambda day: f"ngày {day}" if isinstance(day, Gap) else numbers.format_long_date(day)
    made.filters["answer"] = _answer
    made.filters["decider"] = format_decider
    made.filters["two_digits"] = lambda count: count if isinstance(count, Gap) else f"{count:02d}"
    return made


def _unknown(owner: object, name: str, facts: Mapping[str, object]) -> str:
    known: Collection[object] = ()
    if owner is missing:
        known = facts
    elif isinstance(owner, Mapping):
        known = owner
    # Jinja takes documents.bao-cao for a subtraction: “cao” is then no name, nor is “bao”.
    documents = facts.get("documents")
    hyphened = [key for key in (documents if isinstance(documents, Mapping) else ()) if name in key.split("-")]
    if hyphened and name not in known:
        return f'không có tên “{name}”; tên có dấu gạch ngang phải viết trong ngoặc, ví dụ documents["{hyphened[0]}"]'
    near = nearest_word(name, [str(key) for key in known])
    words = f"có phải {near}?" if near else f"các tên có ở đây: {', '.join(sorted(map(str, known))) or 'không có'}."
    return f"không có tên “{name}”; {words}"


def _answer(value: object, yes: str, no: str) -> object:
    """Return the word for a condition that is met or not; a gap stays a gap."""
    if isinstance(value, Gap):
        return value
    return yes if value else no


def _as_text(value: object) -> object:
    """Return what a template prints for a value; raise TypeError for one that cannot be printed."""
    if isinstance(value, Decimal):
        return numbers.format_number(value)
    if isinstance(value, date):
        return numbers.format_short_date(value)
    if isinstance(value, (str, Gap, Undefined)) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    kind = type(value).__name__.lstrip("_").lower()  # tracked facts are lists and mappings of our own classes
    raise TypeError(f"chỗ này in một {_KINDS.get(kind, kind)}, không phải chữ hay số; hãy in từng phần của nó")


def _with_breaks(text: object) -> object:
    """Return a text for HTML: a line break in it becomes ``<br/>`` and not a space."""
    if isinstance(text, str) and not hasattr(text, "__html__") and "\n" in text:
        return Markup("<br/>").join(escape(line) for line in text.rstrip("\n").split("\n"))
    return text
