"""Forms: what a YAML file may contain, read tolerantly, with every fault at its line.

A form is a frozen record whose fields say how they are read. A faulty value is reported and left out, and everything
else is kept, so one mistake never hides the rest of a file. (A general validation library could do the checking, but
importing one takes longer than everything else that ``score`` does, and it does not know about lines.)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, NoReturn, TypeVar

from cdsdossier.findings import Finding, Severity, YamlPage
from cdsdossier.yamlio import messages
from cdsdossier.yamlio.key_slips import holds_neighbours, is_mistyped, iter_unknown_keys, label_keys
from cdsdossier.yamlio.loader import MarkedDict, MarkedList, mark_position
from cdsdossier.yamlio.value_messages import InvalidValue

KeyPath = tuple[str | int, ...]
FormFaults = list[tuple[str, KeyPath, messages.Words]]


@dataclass(slots=True, eq=False)
class Field:
    """How one key is read.

    ``read`` turns a value into what the form has or raises InvalidValue. ``inner`` is the form that the value consists
    of: alone, as a list (``many``; with ``alone`` a single value is read as a list of one) or as a mapping of ids
    (``table``). ``kind`` and ``words`` name what ``read`` takes, and ``about`` tells a school what belongs here: the
    editor's help is built from them, and its first phrase names the field in sentences.
    """

    read: Callable[[object], object] | None = None
    _: KW_ONLY
    inner: type[Form] | None = None
    many: bool = False
    alone: bool = False
    table: bool = False
    keys: tuple[str, ...] = ()
    default: object = None
    required: bool = False
    key: str = ""
    kind: str = ""
    words: tuple[str, ...] = ()
    about: str = ""
    name: str = ""

    @property
    def title(self) -> str:
        """Return what the field is called: the first phrase of ``about``."""
        return re.split("[.,;:(]", self.about, maxsplit=1)[0].strip()

    @property
    def label(self) -> str:
        """Return what sentences call the field: ``Số có mặt (present)``."""
        return f"{self.title} ({self.key})" if self.title else f"“{self.key}”"

    @property
    def empty_value(self) -> object:
        """Return the value in place of one that is missing or was refused: never None if the field is required."""
        return "" if self.required and self.default is None else self.default


class Form:
    """A piece of a YAML file with fixed keys; frozen."""

    fields: ClassVar[dict[str, Field]] = {}
    #: The key that a text without any key is meant for; the first one unless a form says otherwise.
    lone_key: ClassVar[str] = ""
    #: Name → what a form has where nothing is written.
    defaults: ClassVar[dict[str, object]] = {}
    required_fields: ClassVar[tuple[Field, ...]] = ()
    #: Key and name of each field that may hold free texts, itself or in a form.
    text_fields: ClassVar[tuple[tuple[str, str], ...]] = ()

    def __init_subclass__(cls) -> None:
        """Collect the declared fields: those of the base first, then its own, in order."""
        own = {name: value for name, value in vars(cls).items() if isinstance(value, Field)}
        for name, field in own.items():
            field.name, field.key = name, field.key or name
        cls.fields = {**cls.fields, **{field.key: field for field in own.values()}}
        cls.defaults = {field.name: field.default for field in cls.fields.values()}
        cls.required_fields = tuple(field for field in cls.fields.values() if field.required)
        texts = ((key, field.name) for key, field in cls.fields.items() if field.inner or field.kind == "text")
        cls.text_fields = tuple(texts)

    def __init__(self, **values: object) -> None:
        self.__dict__.update(self.defaults)
        self.__dict__.update(values)
        if len(self.__dict__) > len(self.defaults):
            raise TypeError(f"{type(self).__name__} has no {', '.join(values.keys() - self.defaults.keys())}")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Form) and type(self) is type(other) and self._held() == other._held()

    def __hash__(self) -> int:
        return hash(repr(self))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._held().items())})"

    def _held(self) -> dict[str, object]:
        return {field.name: self.__dict__[field.name] for field in self.fields.values()}


F = TypeVar("F", bound=Form)


def locate_value(data: object, path: KeyPath, *, key: bool = False) -> tuple[int, int]:
    """Return (line, column) of what ``path`` leads to, or of the last step that exists; of its key if ``key``."""
    line, column = 1, 1
    for step in path:
        if isinstance(data, MarkedDict) and step in data:
            at_key, at_value = data.marks[str(step)]
            line, column = mark_position(at_key if key or data[str(step)] is None else at_value)
            data = data[str(step)]
        elif isinstance(data, MarkedList) and isinstance(step, int) and step < len(data):
            line, column = mark_position(data.marks[step])
            data = data[step]
        else:
            break
    return line, column


def read_form(form: type[F], page: YamlPage) -> tuple[F, tuple[Finding, ...]]:
    """Read a page as a form: the form with everything that could be read, and a finding for each fault.

    A missing, empty or faulty value is the field's default; a required one becomes an empty text (or 0). A page with
    syntax errors yields an empty form: half a list must not look like the whole.
    """
    value, findings = read_form_in_parts(form, page)
    return (value if page.readable else form()), findings


def read_form_in_parts(form: type[F], page: YamlPage) -> tuple[F, tuple[Finding, ...]]:
    """Read a page as :func:`read_form` does; of one with syntax errors what could be read once they were mended.

    Nothing is told to be missing there, nor is anything told about a line that had to be guessed.
    """
    faults: FormFaults = []
    value = form() if page.data is None and not page.readable else _form(form, page.data, (), faults)
    rows = (str(path[1]) if len(path) > 1 and path[0] == "scores" else "" for _, path, _ in faults)
    found = (find_error(page, *fault, about=row) for fault, row in zip(faults, rows, strict=True))
    if page.readable:
        return value, tuple(found)
    return value, tuple(one for one in found if one.rule != "key-missing" and one.line not in page.guessed)


def find_error(page: YamlPage, rule: str, path: KeyPath, words: messages.Words, *, about: str = "") -> Finding:
    """Return an error at the place of a path: at the value if that is wrong, at the key for any other rule."""
    line, column = locate_value(page.data, path, key=rule != "value-wrong")
    return Finding(rule, Severity.ERROR, page.file, line, column, *words, about=about)


def _form(form: type[F], data: object, path: KeyPath, faults: FormFaults, field: Field | None = None) -> F:
    """Read a mapping into a form; anything else is reported, and yields an empty form. A page has no ``field``."""
    values: dict[str, object] = {}
    unknown: set[str] = set()
    if isinstance(data, MarkedDict):
        for key, value in data.items():
            if (inner := form.fields.get(key)) is None:
                unknown.add(key)
            elif value.__class__ is MarkedDict and holds_neighbours(data, key, form.fields):
                values.update(_neighbours(form, value, (*path, key), faults))
            elif value is not None:
                values[inner.name] = _value(inner, value, path, key, faults)
        for key, words in iter_unknown_keys(data, unknown, form.fields) if unknown else ():
            faults.append(("key-unknown", (*path, key), words))
    elif data is not None:
        named, lone, element = label_keys(form.fields), form.lone_key, bool(path) and isinstance(path[-1], int)
        words = messages.not_a_form(_called(field, path), data, named, element=element, lone=lone)
        faults.append(("value-wrong", path, words))
        return form(**{one.name: one.empty_value for one in _missing(form, {})})
    for missing in _missing(form, values):
        if not unknown or not is_mistyped(missing.key, unknown, form.fields):
            faults.append(("key-missing", path, messages.missing_key(missing.key, missing.label)))
        values[missing.name] = missing.empty_value
    return form(**values)


def _neighbours(form: type[Form], data: MarkedDict, path: KeyPath, faults: FormFaults) -> dict[str, object]:
    """Report keys that are indented below a neighbour, and read them as what they are."""
    words = messages.indented_below(next(iter(data)), str(path[-1]))
    faults.append(("key-unknown", (*path, next(iter(data))), words))
    told = ((form.fields[key], key, value) for key, value in data.items() if value is not None)
    return {field.name: _value(field, value, path, key, faults) for field, key, value in told}


def _missing(form: type[Form], values: dict[str, object]) -> Iterator[Field]:
    return (field for field in form.required_fields if field.name not in values)


def _value(field: Field, value: object, above: KeyPath, key: str, faults: FormFaults) -> object:
    if field.many:
        return _list(field, value, (*above, key), faults)
    if field.table:
        return _table(field, value, (*above, key), faults)
    return _one(field, value, above, key, faults)


def _one(field: Field, value: object, above: KeyPath, step: str | int, faults: FormFaults) -> object:
    """Read one value; one that is refused is empty (in lists and tables None, so that it is left out)."""
    if field.inner is not None:
        return _form(field.inner, value, (*above, step), faults, field)
    if field.read is None:
        return value
    try:
        return field.read(value)
    except InvalidValue as misfit:
        path, (sentence, fix) = (*above, step), misfit.words
        faults.append(("value-wrong", path, (sentence.replace("{label}", _called(field, path)), fix)))
        empty = None if field.many or field.table else field.empty_value
        return empty if misfit.meant is None else misfit.meant


def _list(field: Field, value: object, path: KeyPath, faults: FormFaults) -> tuple[object, ...]:
    if isinstance(value, list):
        items = ((index, item) for index, item in enumerate(value) if item is not None or field.inner)
        held = [_one(field, item, path, index, faults) for index, item in items]
    elif field.alone:
        held = [_one(field, value, path[:-1], path[-1], faults)]
    else:
        first = next(iter(field.inner.fields)) if field.inner else ""
        faults.append(("value-wrong", path, messages.not_a_list(field.label, first)))
        return ()
    return tuple(item for item in held if item is not None)


def _table(field: Field, value: object, path: KeyPath, faults: FormFaults) -> dict[str, object]:
    if not isinstance(value, dict):
        faults.append(("value-wrong", path, messages.not_a_form(field.label, value, {one: one for one in field.keys})))
        return {}
    rows: dict[str, object] = {}
    for key, item in value.items():
        if field.keys and key not in field.keys:
            faults.append(("key-unknown", (*path, key), messages.unknown_key(key, {one: one for one in field.keys})))
        elif item is not None or field.inner:
            rows[key] = _one(field, item, path, key, faults)
    return {key: row for key, row in rows.items() if row is not None}


def _called(field: Field | None, path: KeyPath) -> str:
    """Return what sentences call the place of a path: the field, the id of its row in a table; without one the file."""
    last = next((step for step in reversed(path) if isinstance(step, str)), "")
    return "tệp này" if field is None else f"“{last}”" if field.table else field.label
