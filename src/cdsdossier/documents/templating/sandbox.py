"""Where templates run: Jinja's sandbox, which refuses unknown names and prints only texts, numbers, dates and gaps."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, TemplateSyntaxError, Undefined, nodes, pass_context
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup, escape

from cdsdossier.documents.facts.gaps import GAP_TEXT, Gap
from cdsdossier.documents.facts.signatories import format_decider
from cdsdossier.documents.templating.work_meter import WorkMeter
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


#: By whether values are escaped, and work is counted, on which the compiled code depends as well.
_COMPILED = {(escape, counted): _Compiled() for escape in (True, False) for counted in (True, False)}
#: The filter that counts the passes of a loop; a name that no template can write.
_PASSES = "passes of a loop"


class _Guarded(SandboxedEnvironment):
    """Jinja's sandbox, without operations that make huge values of short templates, or markup of data."""

    intercepted_binops = frozenset({"*", "**", "%"})
    #: Counts what the templates do; None where they are ours.
    meter: WorkMeter | None = None

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for found in tree.find_all(nodes.ScopedEvalContextModifier):
            raise TemplateSyntaxError("Encountered unknown tag 'autoescape'.", found.lineno, name, filename)
        for loop in tree.find_all(nodes.For) if self.meter else ():
            loop.iter = nodes.Filter(loop.iter, _PASSES, [], [], None, None, lineno=loop.iter.lineno)
        return tree

    def call(self, context: Context, called: Any, /, *values: Any, **named: Any) -> Any:  # noqa: ANN401
        if self.meter is None:
            return super().call(context, called, *values, **named)
        self.meter.weigh(getattr(called, "__self__", None), *values)
        if isinstance(called, LoopContext) and values:  # a recursive loop goes on with other items
            values = (self.meter.passes(values[0]), *values[1:])
        made = super().call(context, called, *values, **named)
        self.meter.weigh(made)
        return made

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
    meter: WorkMeter | None = None,
) -> SandboxedEnvironment:
    """Return the environment in which templates run.

    With ``breaks`` a line break in a value becomes ``<br/>``; ``meter`` records every value that is printed, and
    counts what is done.
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
            _record(meter, text)
        return _with_breaks(text) if breaks else text

    made = _Guarded(loader=loader, autoescape=escape, undefined=Unknown, finalize=printed, optimized=False)
    made.meter, made.bytecode_cache = meter, _COMPILED[escape, meter is not None]
    for name in _REFUSED:
        del made.filters[name]  # data never becomes markup
    del made.globals["lipsum"]  # long, and different at every run
    made.filters["e"] = made.filters["escape"] = lambda value: value  # every value is escaped, once, when it is printed
    made.filters["long_date"] = lambda day: f"ngày {day}" if isinstance(day, Gap) else numbers.format_long_date(day)
    made.filters["answer"] = _answer
    made.filters["decider"] = format_decider
    made.filters["two_digits"] = lambda count: count if isinstance(count, Gap) else f"{count:02d}"
    if meter:
        made.filters = {name: meter.counted(work) for name, work in made.filters.items()}
        made.filters[_PASSES] = meter.passes
    return made


def _record(meter: WorkMeter, text: object) -> None:
    if isinstance(text, Gap):
        text = GAP_TEXT  # str() would count it as printed a second time
    if not isinstance(text, Undefined) and not hasattr(text, "__html__"):
        meter.value(str(text))


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
