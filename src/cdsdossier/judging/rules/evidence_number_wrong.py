"""Số, ngày của một minh chứng trái với sổ văn bản hoặc với minh chứng khác.

Vì sao: danh mục minh chứng in số, ngày của từng văn bản; một số cho hai văn bản, hoặc một văn bản mang hai số, hai
ngày, thì người thẩm định không biết tin bản nào.
Tên là quyết định mà ký hiệu là của kế hoạch (45/KH-…) thì là cảnh báo.
Cách sửa: mở tệp minh chứng, chép lại number, date và title cho đúng với bản đã ký.
Căn cứ: Nghị định 30/2020/NĐ-CP, Điều 15: mỗi số trong năm chỉ thuộc về một văn bản.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_row
from cdsdossier.model.dossier import Evidence, ScoredRow, normalize_path
from cdsdossier.model.dossier.register import list_issued_documents, parse_own_number
from cdsdossier.model.paper_number import split_paper_number
from cdsdossier.text import numbers
from cdsdossier.text.normalize import fold_case

SEVERITY = Severity.ERROR
MESSAGE = "minh chứng {one} trái với {other}: {why}"
FIX = "Mở bản đã ký, sửa number, date, title ở đây hoặc ở chỗ kia cho hai nơi như nhau."

#: Who issued, letters, running number, year.
Key = tuple[str, str, str, int]


@dataclass(frozen=True, slots=True)
class _Paper:
    """A paper under its number: one of the register, or one that is listed as evidence."""

    named: str
    day: date
    file: str = ""
    digest: str = ""
    title: str = ""

    def contradicts(self, other: "_Paper") -> str:
        """Say why two papers of one number cannot both be right; empty where they may be one paper."""
        if self.day != other.day:
            days = (numbers.format_short_date(one.day) for one in (self, other))
            return "cùng số mà ngày {} và {}".format(*days)
        if self.file == other.file or not other.file or (self.digest and self.digest == other.digest):
            return ""
        return "" if _may_be_one(self.title, other.title) else "cùng số, cùng ngày mà là hai tệp, hai tên khác nhau"


def check(case: Case) -> Hits:
    """Yield every piece of evidence whose number or day is another paper's."""
    papers: dict[Key, _Paper] = dict(_registered(case))
    files: dict[str, tuple[Key, _Paper]] = {}
    for scored, index, key, paper in _listed(case):
        first = papers.setdefault(key, paper)
        before, held = files.setdefault(paper.file, (key, paper)) if paper.file else (key, paper)
        other, why = first, paper.contradicts(first)
        if not why and before != key and _may_be_one(paper.title, held.title):
            other, why = held, "cùng một tệp, cùng tên mà khác số, năm hoặc cơ quan"
        if why:
            yield hit_at_row(scored, "evidence", index, "number", one=paper.named, other=other.named, why=why)
    yield from _of_another_kind(case)


def _of_another_kind(case: Case) -> Hits:
    """Yield each title that says another kind than the number; what a decision puts in force may bear its number."""
    for scored in case.dossier.scores.values():
        for index, item in enumerate(scored.form.evidence):
            number = split_paper_number(item.number)
            if number and number.kind != "quyết định" and not number.allows_kind(item.title or ""):
                other, why = f"tên “{item.title}”", f"ký hiệu là của {number.kind}"
                hit = hit_at_row(scored, "evidence", index, "number", one=item.number, other=other, why=why)
                yield replace(hit, severity=Severity.WARNING)


def _registered(case: Case) -> Iterator[tuple[Key, _Paper]]:
    for one in list_issued_documents(case.dossier.head).values():
        if one.running and one.notation:
            number, suffix = one.running
            key = ("", one.notation.casefold(), f"{number}{suffix}", one.day.year)
            yield key, _Paper(f"{one.named} trong sổ văn bản", one.day)


def _listed(case: Case) -> Iterator[tuple[ScoredRow, int, Key, _Paper]]:
    code = case.dossier.head.school.code
    for scored in case.dossier.scores.values():
        for index, item in enumerate(scored.form.evidence):
            key = _key(item, code)
            if key and item.date and item.number:
                file = normalize_path(item.file or "") or (item.url or "")
                held = case.dossier.evidence.at(file) if file else None
                named = f"{item.number} ({numbers.format_short_date(item.date)}) của {scored.id}"
                digest, title = held.digest if held else "", fold_case(item.title)
                yield scored, index, key, _Paper(named, item.date, file, digest, title)


def _key(item: Evidence, code: str | None) -> Key | None:
    """Return what makes two papers one: the body, the series, the number and the year."""
    if item.date is None:
        return None
    own = parse_own_number(item.number, code)
    if own:
        number, suffix = own[1]
        return "", own[0].casefold(), f"{number}{suffix}", item.date.year
    other = split_paper_number(item.number)
    if other is None or not item.issuer:
        return None
    letters = f"{other.notation}-{other.body}".casefold()
    return fold_case(item.issuer), letters, other.running.lstrip("0").casefold(), item.date.year


def _may_be_one(title: str, other: str) -> bool:
    """Return whether two files may hold one paper: the same title, a part of it, an annex, or no title."""
    return title in other or other in title or "phụ lục" in title or "phụ lục" in other
