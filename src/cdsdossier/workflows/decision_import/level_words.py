"""One wording of a level → its number, its own name, what it means, and its points.

``Mức chưa đáp ứng (Mức độ 1): tổng điểm dưới 50``, ``Mức độ 2 (Đáp ứng cơ bản): từ 50 đến 75``, ``Trên 75: Mức III``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from cdsdossier.text.normalize import fold_text, tidy_text
from cdsdossier.workflows.decision_import.parse_numbers import ParsedRange, parse_ordinal, parse_range
from cdsdossier.workflows.decision_import.passages import strip_label

_COUNTED = {"mot": 1, "nhat": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4}
_MARK = re.compile(
    r"\b(?:muc|cap do)(?: do)?(?: so| thu)? ?([1-9]|[ivx]{1,4}|mot|hai|ba|bon"
    r"|(?<=thu )(?:nhat|tu(?! \d)))\b(?![.,]\d| ?%)"
)
_NAMED = re.compile(
    r"\bmuc (?:(?!do\b|diem\b|toi da\b|thu\b|so\b)(?=[a-z])|do (?=(?:chua|dap ung|dat|tot|kha|co ban|trung binh|yeu|kem"
    r"|cao|thap|nang cao|xuat sac|san sang|khoi dau|khoi dong|hinh thanh|truong thanh|dan dau)\b))"
)
#: The level's name behind its points: ``dưới 50 điểm được xếp ở mức chưa đáp ứng``.
_NAME_BEHIND = re.compile(rf"(?<=\d)(?P<unit> ?(?:diem)?)[^\d%<>≤≥]*?{_NAMED.pattern}[^\d%<>≤≥]*$")
_QUOTES = str.maketrans(dict.fromkeys('“”„"«»', "") | {"[": "(", "]": ")"})
_SENTENCES = re.compile(r"; *|(?<!\d)\. +(?=\w)|(?<=\d)\. +(?=[^\W\d])")
#: A condition beside the points: ``… hoặc không đạt điều kiện bắt buộc``.
_OR, _CONDITION = re.compile(r"\bhoac (?:khong|chua|co)\b"), re.compile(r"\b(?:dieu kien|bat buoc)\b")
_LONGEST, _MOST = 4000, 800  # letters of a line; of what it says of one level
#: The sign that stands for a number of a level while the rest is read: no letter, no digit.
_HOLE = "\x00"
#: What parts a level's name and its meaning from its points; a dash between two numbers does not.
_CLAUSES = re.compile(r"[:;]|[,.](?!\d)|(?: -|- )(?! ?\d)|(?<![\d%m]) - (?=\d)")
#: Words with which the points begin.
_POINTS_BEGIN = re.compile(
    r"(?:^|[\s,])(?:khi|neu|la|voi|ung voi|tong|so diem|diem|tu|duoi|tren|hon|lon|nho"
    r"|khong(?! (?:dat|dap ung)\b(?! *[\d<>≤≥]))|it nhat|toi thieu|tro|den"
    r"|(?:dat|co)(?= (?:tu|tong|duoi|tren|diem|so|muc|it|toi|khong|\d)))\b|[\d<>≤≥=]"
)
#: Words that are in no name of a level.
_NO_NAME = re.compile(
    r"\b(?:diem|tong|nhom|tieu chi|chi so|ket qua|xep|phan loai|neu|khi|tuong ung|thang|tro (?:len|xuong)|phai|duoc|muc"
    r"|dieu kien|bat buoc|don vi|co so|truong(?! thanh)|danh gia|quy dinh|gom|sau|dich vu)\b|\d"
)
_NO_BEGINNING = re.compile(r"(?:va|hoac|la|thi|cua|trong|theo|cho|voi|doi|cac|o|nhung|mot|hai|ba)\b|(?:co|dat)$")
_NAME_WORDS, _MEANING_WORDS = 6, 4


class LevelWords(NamedTuple):
    """What a wording says of one level; what it does not say is None."""

    number: int | None
    name: str | None
    meaning: str | None
    stretch: ParsedRange | None


class _Clause(NamedTuple):
    """A part of a wording: as written, folded, and whether it is in brackets."""

    written: str
    words: str
    bracketed: bool


def cut_levels(line: str) -> list[str]:
    """Return the wordings of levels in a line, one a level; none where it speaks of no level."""
    pieces: list[str] = []
    written = tidy_text(line[:_LONGEST].translate(_QUOTES))
    spoken = re.search(r"\b(?:muc|cap do)\b", fold_text(written))
    for sentence in _SENTENCES.split(written) if spoken else ():
        bare = strip_label(sentence)
        if pieces and bare and not _mentions(fold_text(bare)) and not re.search(r"\d", _without_marks(pieces[-1])):
            pieces[-1] += f": {bare}"  # “Mức độ 3. Đáp ứng tốt: trên 75”
        else:
            pieces += _cut(bare)
    return pieces


def _without_marks(piece: str) -> str:
    return _MARK.sub("", fold_text(piece))


def _cut(sentence: str) -> list[str]:
    words = fold_text(sentence)
    starts = _mentions(words)
    lead = words[: starts[0]].rstrip() if starts else ""
    if lead.endswith(":") and not parse_range(lead):  # “có 3 mức độ: Mức độ 1 …”
        return _cut(sentence[starts[0] :])
    if len(starts) < 2:
        return [sentence] if starts else []
    marks = [found.end() for found in _MARK.finditer(words)]
    if len(marks) > 1 and re.search(r"\d", words[: starts[0]]):  # “Dưới 50: Mức độ 1, từ 50 đến 75: Mức độ 2”
        bounds = [0, *(_behind_bracket(words, end) for end in marks[:-1]), len(sentence)]
    else:
        bounds = [0, *starts[1:], len(sentence)]
    return [piece for start, end in pairwise(bounds) if (piece := sentence[start:end].strip(" ;,.-–("))]


def _mentions(words: str) -> list[int]:
    """Return where each level of a sentence begins: at its number, or at the name before a number in brackets.

    A sentence with one number speaks of one level; one without numbers is cut at the names.
    """
    marks = [found.start() for found in _MARK.finditer(words)]
    if not marks:
        return [found.start() for found in _NAMED.finditer(words)]
    if len(marks) == 1:
        return marks
    starts: list[int] = []
    for at in marks:
        before = words[:at].rstrip()
        name = re.search(r"(?:^|[;:,.] )[^;:,.()\d]{2,80}\($", before) if before.endswith("(") else None
        starts.append(name.end() - len(name[0].lstrip(";:,. ")) if name else at)
    return starts


def _behind_bracket(words: str, end: int) -> int:
    """Return the end of a number with the bracket behind it that holds no digit: ``Mức độ 1 (chưa đáp ứng)``."""
    behind = re.compile(r" ?\([^()\d]{1,80}\)").match(words, end)
    return behind.end() if behind else end


def read_level(piece: str) -> LevelWords:
    """Return what a wording says of one level."""
    written = tidy_text(piece[:_MOST].translate(_QUOTES))
    words = fold_text(written)
    marks = list(_MARK.finditer(words))
    number = _ordinal(marks[0][1]) if marks else None
    for mark in marks:
        hole = _HOLE * len(mark[0])
        words = f"{words[: mark.start()]}{hole}{words[mark.end() :]}"
    clauses = list(_clauses(written, words))
    stretch = _stretch([clause.words for clause in clauses])
    name = _name(clauses)
    meanings = [one.written for one in clauses if _is_meaning(one, name)]
    meaning = meanings[0] if len(meanings) == 1 else None
    several = len({_ordinal(mark[1]) for mark in marks}) > 1
    return LevelWords(None, None, None, None) if several else LevelWords(number, name, meaning, stretch)


def is_level_title(piece: str) -> bool:
    """Return whether a wording gives a level its name and no more: ``Mức độ 1: Mức chưa đáp ứng``."""
    return re.match(rf"(?:[^:;,.()]{{2,80}} ?\()?{_MARK.pattern}\)? ?(?:[-:;,.(]|$)", fold_text(piece)) is not None


def _ordinal(written: str) -> int | None:
    return _COUNTED.get(written) or parse_ordinal(written)


def _clauses(written: str, words: str) -> Iterator[_Clause]:
    """Yield the parts of a wording; what is in brackets is one part unless it holds numbers."""
    at = 0
    for bracket in re.finditer(r"\(([^()]*)\)?", words):
        yield from _parts(written, words, at, bracket.start(), bracketed=False)
        if re.search(rf"[\d{_HOLE}]", bracket[1]):
            yield from _parts(written, words, bracket.start(1), bracket.end(1), bracketed=True)
        else:
            yield _Clause(_cased(written[bracket.start(1) : bracket.end(1)]), bracket[1].strip(), bracketed=True)
        at = bracket.end()
    yield from _parts(written, words, at, len(words), bracketed=False)


def _parts(written: str, words: str, start: int, end: int, *, bracketed: bool) -> Iterator[_Clause]:
    bounds = [start]
    for found in _CLAUSES.finditer(words, start, end):
        bounds += [found.start(), found.end()]
    for first, last in zip(bounds[::2], [*bounds[1::2], end], strict=True):
        if re.search(rf"[\w%<>≤≥{_HOLE}]", words[first:last]):
            yield _Clause(written[first:last].strip(" )"), words[first:last].strip(" )"), bracketed)


def _without_condition(words: str) -> str:
    found = _OR.search(words)
    rest = words[found.end() :] if found else ""
    beside = _CONDITION.search(rest) and not re.search(r"[\d%<>≤≥]", rest)
    return words[: found.start()] if found and beside else words


def _stretch(clauses: list[str]) -> ParsedRange | None:
    """Return the points that the parts name; None where they name none, or two that do not make one stretch."""
    spoken = [_without_condition(text.replace(_HOLE, " ")) for text in clauses]
    spoken = [_NAME_BEHIND.sub(r"\g<unit>", text) for text in spoken]
    spoken = [re.sub(r"(?<=\d) ?/ ?100\b(?! ?%)", "", text) for text in spoken if re.search(r"\d", text)]
    found = [parse_range(text) for text in spoken]
    read = [one for one in found if one]
    if not read or len(read) < len(found):
        return None
    if len(read) == 1:
        return read[0]
    sides = [[key in {"from_", "above"} for key in one.bounds] for one in read]
    if sorted(sides) != [[False], [True]]:  # “từ 50 điểm trở lên, dưới 75 điểm” is one stretch in two parts
        return None
    return ParsedRange({**read[0].bounds, **read[1].bounds}, any(one.percent for one in read))


def _name(clauses: list[_Clause]) -> str | None:
    """Return the level's own name: what begins with “Mức”, else the one short part that can be nothing else."""
    strong = [name for one in clauses for name in _strong(one)]
    weak = [name for one in clauses for name in _weak(one)]
    names = {fold_text(name): name for name in reversed(strong or weak)}
    return _cased(next(iter(names.values()))) if len(names) == 1 else None


def _strong(clause: _Clause) -> Iterator[str]:
    for found in _NAMED.finditer(clause.words):
        name = _before_points(clause.written[found.start() :], clause.words[found.start() :])
        own = re.sub(r"^muc (?:do )?", "", fold_text(name))
        if 0 < len(own.split()) <= _NAME_WORDS and not _NO_NAME.search(own):
            yield name


def _weak(clause: _Clause) -> Iterator[str]:
    """Yield a part that can be a name: no more than a few words, none of which speaks of something else."""
    behind = clause.words.rfind(_HOLE) + 1
    if _HOLE in clause.words and clause.words.strip().index(_HOLE) > 0 and not clause.bracketed:
        return  # “đạt mức độ 2”: words before the number are a sentence
    name = _before_points(clause.written[behind:], clause.words[behind:])
    words = fold_text(name)
    if 0 < len(words.split()) <= _NAME_WORDS and not _NO_NAME.search(words) and not _NO_BEGINNING.match(words):
        yield name


def _before_points(written: str, words: str) -> str:
    found = _POINTS_BEGIN.search(words)
    return (written[: found.start()] if found else written).strip(" :;,.-–/()")


def _is_meaning(clause: _Clause, name: str | None) -> bool:
    words = clause.words.split()
    own = name is not None and fold_text(name) in clause.words
    return (
        len(words) >= _MEANING_WORDS
        and not own
        and not re.search(rf"[\d{_HOLE}]|\b(?:tong|diem|dieu kien|bat buoc)\b", clause.words)
    )


def _cased(text: str) -> str:
    bare = text.strip(" ;,.")
    bare = bare.lower() if bare.isupper() else bare
    return bare[:1].upper() + bare[1:]
