"""Căn cứ ghi quyết định của bộ chỉ số khác với bộ chỉ số.

Vì sao: số, ngày, cơ quan của quyết định ban hành bộ chỉ số được in hai nơi, ở phần căn cứ và trong nội dung; hai nơi
khác nhau thì một văn bản tự mâu thuẫn.
Cách sửa: ghi căn cứ đúng như decision trong indicator-set.yaml; bộ chỉ số ghi sai thì sửa ở đó, theo bản quyết định.
"""

from collections.abc import Iterator

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity
from cdsdossier.model.dossier.head import Basis
from cdsdossier.model.dossier.register import list_registers
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.model.paper_number import bare_number, name_issuing_body, split_paper_number
from cdsdossier.text import numbers
from cdsdossier.text.normalize import fold_case

SEVERITY = Severity.ERROR
MESSAGE = "căn cứ {basis} ghi {what} {here}, bộ chỉ số ghi {there}"
FIX = "Ghi {key}: {right} ở đây; bộ chỉ số sai thì sửa decision trong {set_file}."


def check(case: Case) -> Hits:
    """Yield every basis that means the decision of the set and says something else of it."""
    rules = case.indicator_set
    for register in list_registers(case.dossier.head, case.dossier.review):
        for index, basis in enumerate(register.bases):
            for key, what, here, there, right in _differences(basis, rules):
                named = " ".join(text for text in (basis.kind, basis.number) if text)
                words: dict[str, object] = {"basis": named, "what": what, "here": here, "there": there}
                words |= {"key": key, "right": right, "set_file": rules.page.file}
                yield Hit(register.file, ("bases", index, key), words=words)


def _differences(basis: Basis, rules: IndicatorSet) -> Iterator[tuple[str, str, str, str, object]]:
    decision = rules.decision
    if not decision.number or not basis.number:
        return
    if bare_number(basis.number) != bare_number(decision.number):
        if _is_meant(basis, rules):
            yield "number", "số", basis.number, decision.number, decision.number
        return
    if basis.date and decision.date and basis.date != decision.date:
        here, there = numbers.format_short_date(basis.date), numbers.format_short_date(decision.date)
        yield "date", "ngày", here, there, decision.date
    if basis.issuer and decision.issuer and _body(basis.issuer) != _body(decision.issuer):
        yield "issuer", "cơ quan", basis.issuer, decision.issuer, decision.issuer


def _is_meant(basis: Basis, rules: IndicatorSet) -> bool:
    """Return whether a basis under another number is still the set's decision: by its day and by what it is about."""
    if basis.date != rules.decision.date or not basis.date:
        return False
    here, there = split_paper_number(basis.number), split_paper_number(rules.decision.number)
    same_number = bool(here and there and here.running == there.running)
    return same_number or fold_case(rules.title) in fold_case(basis.about)


def _body(name: str) -> str:
    """Return a body's name for comparison, with the usual short forms written out."""
    plain = name_issuing_body(name).replace("&", "và")
    for short in ("gd và đt", "gdvàđt", "gdđt"):
        plain = plain.replace(short, "giáo dục và đào tạo")
    return plain
