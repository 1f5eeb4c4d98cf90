"""The levels of a set, out of the text around its table, other tables and the rows of groups: read, or asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice, product
from typing import NamedTuple

from cdsdossier.model.indicatorset import Level
from cdsdossier.model.indicatorset.joints import find_joint_faults
from cdsdossier.text.normalize import fold_text
from cdsdossier.workflows.decision_import.level_words import LevelWords, cut_levels, is_level_title, read_level
from cdsdossier.workflows.decision_import.parse_numbers import parse_range
from cdsdossier.workflows.decision_import.passages import Passage, strip_label
from cdsdossier.workflows.decision_import.tree import Concern

_MOST, _WAYS = 9, 500  # levels of a set; wordings that are tried against each other
#: What a level asks for beside points; “và không quá 75 điểm” is one of its bounds.
_OTHER = re.compile(
    r"\b(?:dieu kien|dong thoi|bat buoc|va (?:phai )?(?:dat|khong|co))\b"
    r"(?! (?:qua|vuot qua|vuot|den|duoi|toi|tren|khong qua|lon hon|nho hon|it hon|nhieu hon) [0-9])"
)
_CONDITIONS = "mức này còn điều kiện ngoài số điểm; chương trình chỉ xếp mức theo điểm, xem quyết định"
_PIECES = re.compile(r"; *")
_LONG, _SHORT = 120, 100  # letters of a wording in a message; of a level that is no more than name and points


class AskedLevel(NamedTuple):
    """A level whose points a person must fill in: its number, its name, and what the document says of it."""

    number: int
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class FoundLevels:
    """The levels as they stand, lowest first; what to look at; what is lacking before they can be judged by."""

    levels: tuple[Level, ...] = ()
    concerns: tuple[Concern, ...] = ()
    lacking: str = ""
    #: In place of levels, where their points are not known.
    asked: tuple[AskedLevel, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class _Wording:
    """What one place says of one level."""

    text: str
    place: str
    words: LevelWords

    @property
    def in_points(self) -> bool:
        """Return whether it says from how many points on; a share in percent is no number of points."""
        return self.words.stretch is not None and not self.words.stretch.percent

    def to_level(self, number: int) -> Level:
        bounds = self.words.stretch.bounds if self.words.stretch else {}
        name = self.words.name or f"Mức độ {number}"
        return Level(level=number, name=name, meaning=self.words.meaning, **bounds)

    def told(self, words: str) -> Concern:
        text = self.text if len(self.text) <= _LONG else f"{self.text[:_LONG].rpartition(' ')[0]} …"
        return Concern(self.place, text, words)


def find_set_levels(passages: Iterable[Passage], top: Decimal, names: Mapping[int, str] | None = None) -> FoundLevels:
    """Return the levels of the groups or of the whole set.

    They are certain only where they join from 0 to ``top``. Where they do not, they stay as they are read and what is
    wrong is said; where one level has two wordings that differ, none is taken. Levels without a number are counted
    from the lowest. ``names`` are those that somebody gives to levels without a name of their own.
    """
    passages = list(passages)
    read = list(_wordings(passages))
    chosen = _numbered(read, top) or _counted(read, top) or _bare(passages, top) or _as_they_are(read, passages)
    if not chosen:
        lacking = "các mức độ (levels): tài liệu không nói rõ từ bao nhiêu điểm là mức nào"
        return FoundLevels((), tuple(_unread(read, set())), lacking, tuple(_asked(read)))
    levels = tuple(_called(_named(number, one, read), names or {}) for number, one in enumerate(chosen, 1))
    faults = [f"mức {levels[at].level}: {what}" for at, what in find_joint_faults(levels, top)]
    said = "các mức không nối liền nhau từ 0 đến 100 nên có điểm chưa rõ thuộc mức nào"
    if faults and _joins(reversed(chosen), top):
        said, faults = "mức 1 là mức cao nhất; trong tệp, level 1 phải là mức thấp nhất", ["đánh số lại từ dưới lên"]
    concerns = [chosen[0].told(f"{said} ({'; '.join(faults)}); sửa theo quyết định")] if faults else []
    lacking = "các mức độ (levels) nối liền nhau từ 0 đến 100: xem danh sách" if faults else ""
    concerns += [one.told(_CONDITIONS) for one in chosen if _OTHER.search(fold_text(one.text))]
    concerns += [*_unread(read, set(chosen), complete=not faults), *_nameless(levels, chosen)]
    return FoundLevels(levels, tuple(concerns), lacking)


def _wordings(passages: list[Passage]) -> Iterator[_Wording]:
    """Yield what is said of levels; points that stand in the line below a level's name belong to it."""
    for at, passage in enumerate(passages):
        for piece in cut_levels(passage.text):
            words, text = read_level(piece), piece
            below = passages[at + 1].text if at + 1 < len(passages) else ""
            if words.number and not words.stretch and passage.text.endswith(piece[-10:]) and _is_only_points(below):
                text = f"{piece.rstrip(' :')}: {strip_label(below)}"
                words = read_level(text)
            yield _Wording(text, passage.place, words)


def _is_only_points(line: str) -> bool:
    return bool(line) and not cut_levels(line) and parse_range(strip_label(line)) is not None


def _numbered(read: list[_Wording], top: Decimal) -> list[_Wording]:
    """Return the wordings of levels 1, 2, 3 … that join; where a level has several, those that fit the others."""
    by_number = _by_number(read)
    for highest in range(len(by_number), 1, -1):
        if not all(number in by_number for number in range(1, highest + 1)):
            continue
        ways = islice(product(*(by_number[number] for number in range(1, highest + 1))), _WAYS)
        joined = [way for way in ways if _joins(way, top)]
        if len(joined) == 1:
            return list(joined[0])
    return []


def _by_number(read: list[_Wording]) -> dict[int, list[_Wording]]:
    """Return number → its wordings in points, each stretch once, the one with a name first."""
    found: dict[int, dict[str, _Wording]] = {}
    for one in sorted(read, key=lambda one: one.words.name is None):
        if one.in_points and one.words.number and one.words.number <= _MOST:
            found.setdefault(one.words.number, {}).setdefault(one.to_level(1).words, one)
    return {number: list(wordings.values()) for number, wordings in sorted(found.items())}


def _counted(read: list[_Wording], top: Decimal) -> list[_Wording]:
    """Return the wordings of levels that have a name and no number, lowest first, where they join."""
    if _by_number(read):
        return []
    distinct = {one.to_level(1).words: one for one in read if one.in_points and one.words.name}
    ordered = sorted(distinct.values(), key=_lowest)
    return ordered if len(ordered) > 1 and _joins(ordered, top) else []


def _bare(passages: list[Passage], top: Decimal) -> list[_Wording]:
    """Return levels without the word: neighbours such as ``Chưa đáp ứng: dưới 50 điểm`` that join from 0 to the top."""
    run: list[_Wording] = []
    for passage in passages:
        for piece in _PIECES.split(passage.text):
            words = read_level(strip_label(piece) if len(piece) <= _SHORT else "")
            one = _Wording(piece, passage.place, words)
            run = [*run[1 - _MOST :], one] if one.in_points and words.name and not words.number else []
            ordered = sorted(run, key=_lowest)
            if len(ordered) > 1 and _joins(ordered, top):
                return ordered
    return []


def _as_they_are(read: list[_Wording], passages: list[Passage]) -> list[_Wording]:
    """Return levels that do not join but whose points are certain: each number or name has one wording."""
    by_number = _by_number(read)
    certain = list(by_number) == list(range(1, len(by_number) + 1)) and all(len(one) == 1 for one in by_number.values())
    found = [one[0] for one in by_number.values()] if certain else []
    if not by_number:
        rows = [_Wording(one.text, one.place, read_level(one.text)) for one in passages if one.of_levels]
        named = {fold_text(one.words.name): one for one in (*read, *rows) if one.in_points and one.words.name}
        found = sorted(named.values(), key=_lowest)
    return found if 1 < len(found) <= _MOST else []


def _asked(read: list[_Wording]) -> Iterator[AskedLevel]:
    """Yield the levels that the document names without certain points, in the order of their numbers."""
    named = {one.words.number: one for one in reversed(read) if one.words.number}
    for number in range(1, max(named, default=0) + 1) if max(named, default=0) <= _MOST else ():
        names = {one.words.name for one in read if one.words.number == number and one.words.name}
        one = named.get(number)
        yield AskedLevel(number, names.pop() if len(names) == 1 else f"Mức độ {number}", one.text if one else "")


def _joins(wordings: Iterable[_Wording], top: Decimal) -> bool:
    return not list(find_joint_faults([one.to_level(1) for one in wordings], top))


def _lowest(one: _Wording) -> Decimal:
    lower = one.to_level(1).lower
    return lower[0] if lower else Decimal(-1)


def _named(number: int, chosen: _Wording, read: list[_Wording]) -> Level:
    """Return a level, its name and meaning looked for in the other places that speak of it."""
    level = chosen.to_level(number)
    same = [one for one in read if _is_same(one, chosen, level)]
    names = {fold_text(one.words.name): one.words.name for one in same if one.words.name}
    meanings = {one.words.meaning for one in same if one.words.meaning}
    name = chosen.words.name or (next(iter(names.values())) if len(names) == 1 else None)
    meaning = level.meaning or (meanings.pop() if len(meanings) == 1 else None)
    return Level(**{**vars(level), "name": name or level.name, "meaning": meaning})


def _called(level: Level, names: Mapping[int, str]) -> Level:
    """Return a level with the name that somebody gives it, where it has none of its own."""
    return Level(**{**vars(level), "name": level.own_name or names.get(level.level) or level.name})


def _is_same(one: _Wording, chosen: _Wording, level: Level) -> bool:
    """Return whether another place speaks of the same level: its points, or its number in the way of a title."""
    if one.words.number is None:
        return one.in_points and one.to_level(1).words == level.words
    titled = one.words.stretch is None and is_level_title(one.text)
    return one.words.number == chosen.words.number and (titled or one.to_level(1).words == level.words)


def _unread(read: list[_Wording], chosen: set[_Wording], *, complete: bool = False) -> Iterator[Concern]:
    """Yield what speaks of levels and of numbers and was not taken; of complete levels only what contradicts them."""
    known = {(one.words.number, one.to_level(1).words) for one in chosen}
    numbers = {one.words.number for one in chosen if one.words.number}
    for one in read:
        if one.in_points and (one.words.number, one.to_level(1).words) in known:
            continue
        if complete:
            if one.in_points and one.words.number in numbers:
                yield one.told("điểm của mức này khác với chỗ khác trong tệp; xem quyết định")
        elif one.words.stretch and one.words.stretch.percent:
            yield one.told("mức ghi theo phần trăm (%), không phải điểm, nên chưa lấy")
        elif one.words.stretch:
            yield one.told("chưa lấy vì các mức trong tệp chưa đủ hoặc chưa khớp nhau từ 0 đến 100 điểm")
        elif _has_points(one):
            yield one.told("chưa đọc được mức độ ở dòng này")


def _has_points(one: _Wording) -> bool:
    """Return whether there are numbers beside the level's own."""
    return re.search(r"\d", re.sub(r"\b(?:muc|cap)(?: do)? ?\d", "", fold_text(one.text))) is not None


def _nameless(levels: tuple[Level, ...], chosen: list[_Wording]) -> Iterator[Concern]:
    blank = [str(level.level) for level in levels if not level.own_name]
    if blank:
        words = f"chưa rõ tên gọi của mức {', '.join(blank)}; ở levels trong tệp, sửa dòng name dưới level: {blank[0]}"
        yield Concern(chosen[0].place, "", f"{words} theo đúng chữ của quyết định, ví dụ name: Mức chưa đáp ứng")
