"""The roll-up as a report of the office (Báo cáo tổng hợp), laid out by Nghị định 30/2020/NĐ-CP.

Facts → template → letter → the one writer of the paperwork. What the office has not said is a gap on the paper.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cdsdossier.documents.facts.citation import punctuate_items
from cdsdossier.documents.facts.gaps import GAP_TEXT, Gaps
from cdsdossier.documents.facts.signatories import expand_committee_name
from cdsdossier.documents.letter import Letter, LetterAnnex
from cdsdossier.documents.templating.overrides import ROLLUP_REPORT
from cdsdossier.model.dossier.review import Office
from cdsdossier.office.rollup.output import office_report_facts
from cdsdossier.office.rollup.output.office_paper import (
    PAPER_SIZE,
    build_office_signature,
    name_parent,
    render_paper_body,
)
from cdsdossier.office.rollup.statistics.tally import Tally
from cdsdossier.text import numbers

_ROMAN = ("I", "II", "III", "IV", "V", "VI")


def rollup_docx(
    counted: Tally, office: Office, wording: Path | None = None, *, body: str = "", split: bool = False
) -> bytes:
    """Return the report as a .docx file; ``wording`` is the folder with the office's own ``templates/``.

    A ``split`` report leaves the lists of schools to its parts; a part is about the schools of one ``body``.
    """
    from cdsdossier.documents.docx import letter_to_docx

    return letter_to_docx(_letter(counted, office, wording, (body, split)))


def _letter(counted: Tally, office: Office, wording: Path | None, part: tuple[str, bool]) -> Letter:
    gaps = Gaps()
    body, split = part
    facts = office_report_facts.build_report_facts(counted, office, gaps, body=body, split=split)
    annexes = office_report_facts.list_annexes(facts)
    labels = [f"Phụ lục {number}" for number in _ROMAN] if len(annexes) > 1 else ["Phụ lục"]
    facts["annexes"] = {template: label for (template, _, _), label in zip(annexes, labels, strict=False)}
    name, code = facts["office"]["name"], facts["office"]["code"]
    number = f"{numbers.BLANK[1:]}/BC-{code}"
    day = numbers.format_open_date(str(counted.today.year))
    subject = f"Tổng hợp kết quả tự đánh giá mức độ chuyển đổi số {facts['years']}".strip()
    subject += f" của các {counted.unit} thuộc {facts['body']}" if body else ""
    return Letter(
        parent=name_parent(office),
        issuer=expand_committee_name(str(name)),
        number=f"Số: {number}",
        place_date=f"{facts['office']['place']}, {day}",
        kind="Báo cáo",
        subject=subject,
        addressees=(office.parent or GAP_TEXT,),
        authority=None,
        bases=(),
        decides=None,
        body=render_paper_body(ROLLUP_REPORT, facts, wording),
        signatures=(build_office_signature(office, gaps),),
        recipients=tuple(f"- {one}" for one in punctuate_items(("Như trên", "Lưu: VT"))),
        annexes=_annexes(annexes, facts, f"(Kèm theo Báo cáo số {number} {day} của {name})", wording),
        size=PAPER_SIZE,
        landscape=False,
        title=f"Báo cáo {subject[0].lower()}{subject[1:]}",
        author=office.name or "",
        day=None,
    )


def _annexes(
    found: Sequence[tuple[str, str, bool]], facts: Mapping[str, Any], reference: str, wording: Path | None
) -> tuple[LetterAnnex, ...]:
    return tuple(
        LetterAnnex(
            label=facts["annexes"][template],
            title=title,
            subject="",
            reference=reference,
            body=render_paper_body(template, facts, wording),
            landscape=landscape,
        )
        for template, title, landscape in found
    )
