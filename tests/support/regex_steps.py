"""How many steps a backtracking matcher takes: Python's own parse of a pattern, walked slowly, counted without a clock.

``StepCounter`` walks it; ``attacks`` makes texts that a pattern is likely to be slow on out of the pattern itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

#: A finite repeat counts as at most this one: it costs a factor, never a power.
_FINITE = 3
_ONCE, _WHOLE, _FIRST = "match", "fullmatch", "search"  # every other function looks for all matches
_ONE_CHARACTER = {"LITERAL", "NOT_LITERAL", "ANY", "IN"}
#: What texts are made of that nobody expected: the repeated characters.
CHARACTERS = " \t\n0aAx1,:;-.'\"#[](){}<>|/\\_*%&=!+~@$^`?–“…éđ\u00a0\x00"

Node = tuple[str, Any]
Nodes = tuple[Node, ...]


class Attack(NamedTuple):
    """A text that is ``before``, then ``unit`` again and again, then a line that nothing fits, and another one."""

    before: str
    unit: str

    def text(self, times: int) -> str:
        """Return it with so many units."""
        return f"{self.before}{self.unit * times}\0\n\0"


class StepCounter:
    """Matches one pattern as ``re`` does (greedy, lazy, possessive; looking around) and counts each comparison."""

    def __init__(self, pattern: str | bytes, flags: int = 0) -> None:
        written = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
        parsed = _parser.parse(written, flags)
        self.flags, self.nodes = parsed.state.flags, _frozen(parsed)
        self.steps, self.text = 0, ""
        self._groups: dict[int, str] = {}
        self._alone: dict[int, re.Pattern[str]] = {}
        self._known: dict[tuple[int, str], bool] = {}

    def count(self, function: str, text: str) -> int:
        """Return the steps that ``match``, ``fullmatch``, ``search``, ``sub`` … take on a text."""
        self.steps, self.text = 0, text
        at = 0
        while at <= len(text):
            self.steps += 1
            self._groups = {}
            ends = self._all_of(self.nodes, 0, at)
            end = next((one for one in ends if function != _WHOLE or one == len(text)), None)
            if function in {_ONCE, _WHOLE} or (function == _FIRST and end is not None):
                break
            at = at + 1 if end is None else max(end, at + 1)
        return self.steps

    def fits(self, node: Node, character: str) -> bool:
        """Return whether a node that takes one character takes this one."""
        known = self._known.get((id(node), character))
        if known is None:
            known = self._known[id(node), character] = self._compiled(node).match(character) is not None
        return known

    def _compiled(self, node: Node) -> re.Pattern[str]:
        if id(node) not in self._alone:
            state = _parser.State()
            state.flags = self.flags
            one = _parser.SubPattern(state, [(getattr(_constants, node[0]), node[1])])
            self._alone[id(node)] = _compiler.compile(one, self.flags)
        return self._alone[id(node)]

    def _all_of(self, nodes: Nodes, first: int, at: int) -> Iterator[int]:
        """Yield where the nodes from the first on may end, in the matcher's order."""
        while first < len(nodes) and nodes[first][0] in _ONE_CHARACTER:
            self.steps += 1
            if at >= len(self.text) or not self.fits(nodes[first], self.text[at]):
                return
            first, at = first + 1, at + 1
        if first == len(nodes):
            yield at
            return
        self.steps += 1
        name, value = nodes[first]
        for end in getattr(self, f"_{name.rpartition('_')[2].lower()}")(name, value, at):
            yield from self._all_of(nodes, first + 1, end)

    def _at(self, _: str, where: str, at: int) -> Iterator[int]:
        if self._stands(where, at):
            yield at

    def _branch(self, _: str, value: Any, at: int) -> Iterator[int]:  # noqa: ANN401
        for way in value[1]:
            yield from self._all_of(way, 0, at)

    def _subpattern(self, _: str, value: Any, at: int) -> Iterator[int]:  # noqa: ANN401
        for end in self._all_of(value[3], 0, at):
            self._groups[value[0]] = self.text[at:end]
            yield end

    def _groupref(self, _: str, number: int, at: int) -> Iterator[int]:
        said = self._groups.get(number, "")
        if self.text.startswith(said, at):
            yield at + len(said)

    def _assert(self, _: str, value: Any, at: int) -> Iterator[int]:  # noqa: ANN401
        if self._sees(value[0], value[1], at):
            yield at

    def _not(self, _: str, value: Any, at: int) -> Iterator[int]:  # noqa: ANN401
        if not self._sees(value[0], value[1], at):
            yield at

    def _group(self, _: str, inside: Nodes, at: int) -> Iterator[int]:
        yield from _first_of(self._all_of(inside, 0, at))

    def _repeat(self, name: str, value: Any, at: int) -> Iterator[int]:  # noqa: ANN401
        fewest, most, body = value
        endless = most is _constants.MAXREPEAT
        fewest, most = min(fewest, _FINITE), len(self.text) + 1 if endless else min(most, _FINITE)
        run = self._run if len(body) == 1 and body[0][0] in _ONE_CHARACTER else self._times
        ways = run(body, fewest, most, at, name == "MIN_REPEAT")
        yield from _first_of(ways) if name == "POSSESSIVE_REPEAT" else ways

    def _sees(self, direction: int, inside: Nodes, at: int) -> bool:
        if direction > 0:
            return next(self._all_of(inside, 0, at), None) is not None
        starts = range(max(at - _width(inside), 0), at + 1)
        return any(end == at for start in starts for end in self._all_of(inside, 0, start))

    def _stands(self, where: str, at: int) -> bool:
        before, after = self.text[at - 1 : at] if at else "", self.text[at : at + 1]
        lines = bool(self.flags & re.MULTILINE)
        if where.startswith("AT_BEGINNING"):
            return not before or (lines and before == "\n" and where == "AT_BEGINNING")
        if where.startswith("AT_END"):
            return not after or (where == "AT_END" and after == "\n" and (lines or at + 1 == len(self.text)))
        return (_is_word(before) != _is_word(after)) == (where == "AT_BOUNDARY")

    def _times(self, body: Nodes, fewest: int, most: int, at: int, lazy: bool) -> Iterator[int]:
        if lazy and fewest <= 0:
            yield at
        if most > 0:
            for end in self._all_of(body, 0, at):
                if end > at or fewest > 0:
                    yield from self._times(body, fewest - 1, most - 1, end, lazy)
        if not lazy and fewest <= 0:
            yield at

    def _run(self, body: Nodes, fewest: int, most: int, at: int, lazy: bool) -> Iterator[int]:
        """As :meth:`_times`, for a body of one character: without a stack as deep as the text is long."""
        (node,), end, last = body, at, min(at + most, len(self.text))
        while end < last and (not lazy or end - at < fewest) and self.fits(node, self.text[end]):
            end += 1
            self.steps += 1
        while end - at >= fewest:
            yield end
            self.steps += 1
            if lazy and (end >= last or not self.fits(node, self.text[end])):
                return
            end += 1 if lazy else -1


def _first_of(ways: Iterator[int]) -> Iterator[int]:
    for end in ways:
        yield end
        return


def _frozen(nodes: Iterable[Any]) -> Nodes:
    """Return a parse as tuples within tuples, so that a node keeps its identity."""
    return tuple((str(op), _frozen_value(op, value)) for op, value in nodes)


def _frozen_value(op: Any, value: Any) -> Any:  # noqa: ANN401
    if str(op) == "BRANCH":
        return value[0], tuple(map(_frozen, value[1]))
    if isinstance(value, _parser.SubPattern):
        return _frozen(value)
    if isinstance(value, tuple):
        return tuple(_frozen_value(op, one) for one in value)
    return str(value) if str(op) == "AT" else value


def _width(nodes: Nodes) -> int:
    """Return the most characters that the inside of a look behind may take."""
    return sum(max(map(_width, node[1][1])) if node[0] == "BRANCH" else 1 for node in nodes)


def _is_word(character: str) -> bool:
    return re.match(r"\w", character) is not None


# --- Attacks -----------------------------------------------------------------------------------------------------


def attacks(counter: StepCounter) -> list[Attack]:
    """Return texts made from a pattern: the way to each endless repeat, then what the repeat takes, often."""
    found: set[Attack] = set()
    kinds = _kinds(counter)
    for before, body in _repeats(counter, counter.nodes, ""):
        single = len(body) == 1 and body[0][0] in _ONE_CHARACTER
        sample = _sample(counter, body)
        units = [kind for kind in kinds if counter.fits(body[0], kind)] if single else []
        found |= {Attack(before, unit) for unit in (*units, sample) if unit}
        found |= {Attack("", again) for again in (before, before + sample) if again}
    return sorted(found)


def is_linear(counter: StepCounter, function: str, attack: Attack, times: int = 6) -> bool:
    """Return whether as many units more take about as many steps more."""
    one, two, three = (counter.count(function, attack.text(count * times)) for count in (1, 2, 3))
    return three - two <= 1.2 * (two - one) + 10


def _kinds(counter: StepCounter) -> list[str]:
    """Return one character of each kind that the pattern tells apart."""
    singles = list(_singles(counter.nodes))
    kinds: dict[tuple[bool, ...], str] = {}
    for character in CHARACTERS:
        key = *(counter.fits(node, character) for node in singles), _is_word(character), character == "\n"
        kinds.setdefault(key, character)
    return list(kinds.values())


def _inside(node: Node) -> tuple[Nodes, ...]:
    """Return the parts of a node."""
    name, value = node[0], node[1]
    if name == "BRANCH":
        return tuple(value[1])
    if name == "ATOMIC_GROUP":
        return (value,)
    places = {"SUBPATTERN": 3, "ASSERT": 1, "ASSERT_NOT": 1}
    place = 2 if name.endswith("_REPEAT") else places.get(name)
    return () if place is None else (value[place],)


def _singles(nodes: Nodes) -> Iterator[Node]:
    for node in nodes:
        if node[0] in _ONE_CHARACTER:
            yield node
        for part in _inside(node):
            yield from _singles(part)


def _repeats(counter: StepCounter, nodes: Nodes, before: str) -> Iterator[tuple[str, Nodes]]:
    """Yield each endless repeat: a text that leads to it, and its body."""
    for node in nodes:
        if node[0].endswith("_REPEAT") and node[1][1] is _constants.MAXREPEAT:
            yield before, node[1][2]
        for part in _inside(node):
            yield from _repeats(counter, part, before)
        before += _sample(counter, (node,))


def _sample(counter: StepCounter, nodes: Nodes) -> str:
    """Return a text that the nodes match, but for what they look around for."""
    return "".join(_sample_of(counter, node) for node in nodes)


def _sample_of(counter: StepCounter, node: Node) -> str:
    name, value = node[0], node[1]
    if name == "LITERAL":
        return chr(value)
    if name in _ONE_CHARACTER:
        letters = (chr(code) for code in range(0x20, 0x1F00))
        return next((one for one in (*CHARACTERS, *letters) if counter.fits(node, one)), "")
    if name in {"ASSERT", "ASSERT_NOT"} or not _inside(node):
        return ""
    times = max(value[0], 1) if name.endswith("_REPEAT") else 1
    return _sample(counter, _inside(node)[0]) * min(times, 8)
