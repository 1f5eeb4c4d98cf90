"""The roll-up as a report of the office (Báo cáo tổng hợp), laid out by Nghị định 30/2020/NĐ-CP.

Facts → template → letter → the one writer of the paperwork. What the office has not said is a gap on the paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier.documents.facts.citation import punctuate_items
from cdsdossier.documents.facts.gaps import GAP_TEXT, Gaps
from cdsdossier.documents.facts.signatories import expand_committee_name, format_unit_title
from cdsdossier.documents.letter import Letter, LetterAnnex, Signature
from cdsdossier.errors import WrongUsage
from cdsdossier.files import resources
from cdsdossier.model.dossier.head import Person
from cdsdossier.model.dossier.review import Office
from cdsdossier.office.rollup.output import office_report_facts
from cdsdossier.office.rollup.statistics.tally import Tally
from cdsdossier.text import numbers
from cdsdossier.yamlio.forms import read_form
from cdsdossier.yamlio.reader import read_page

if TYPE_CHECKING:
    from lxml import etree

_TEMPLATE = "bao-cao-tong-hop"
_SIZE = 14
_ROMAN = ("I", "II", "III", "IV")


def read_office(path: Path) -> Office:
    """Return the office of a file; raise WrongUsage, with the line and what to type, where it is not in form.

    Its words are those of ``body`` of ``review.yaml``.
    """
    if not path.is_file():
        raise WrongUsage(f"Không có tệp {path}. Kiểm tra lại tên tệp và thư mục.")
    page = read_page(path, path.name)
    office, faults = read_form(Office, page)
    if wrong := (*page.findings, *faults):
        first = wrong[0]
        raise WrongUsage(f"{first.file}:{first.line}: {first.message}. {first.fix}")
    return office


def rollup_docx(counted: Tally, office: Office) -> bytes:
    """Return the report as a .docx file."""
    from cdsdossier.documents.docx import letter_to_docx

    return letter_to_docx(_letter(counted, office, resources.templates_folder()))


def _letter(counted: Tally, office: Office, templates: Path) -> Letter:
    gaps = Gaps()
    facts = office_report_facts.build_report_facts(counted, office, gaps)
    annexes = office_report_facts.list_annexes(facts)
    labels = [f"Phụ lục {number}" for number in _ROMAN] if len(annexes) > 1 else ["Phụ lục"]
    facts["annexes"] = {template: label for (template, _, _), label in zip(annexes, labels, strict=False)}
    name, code = facts["office"]["name"], facts["office"]["code"]
    number = f"{numbers.BLANK[1:]}/BC-{code}"
    day = numbers.format_open_date(str(counted.today.year))
    subject = f"Tổng hợp kết quả tự đánh giá mức độ chuyển đổi số {facts['years']}".strip()
    return Letter(
        parent=office.parent or ("" if office.name else GAP_TEXT),  # none where the office is named and has none
        issuer=expand_committee_name(str(name)),
        number=f"Số: {number}",
        place_date=f"{facts['office']['place']}, {day}",
        kind="Báo cáo",
        subject=subject,
        addressees=(office.parent or GAP_TEXT,),
        authority=None,
        bases=(),
        decides=None,
        body=_body(templates, _TEMPLATE, facts),
        signatures=(_signature(office, gaps),),
        recipients=tuple(f"- {one}" for one in punctuate_items(("Như trên", "Lưu: VT"))),
        annexes=tuple(
            LetterAnnex(
                label=facts["annexes"][template],
                title=title,
                subject="",
                reference=f"(Kèm theo Báo cáo số {number} {day} của {name})",
                body=_body(templates, template, facts),
                landscape=landscape,
            )
            for template, title, landscape in annexes
        ),
        size=_SIZE,
        landscape=False,
        title=f"Báo cáo {subject[0].lower()}{subject[1:]}",
        author=office.name or "",
        day=None,
    )


def _signature(office: Office, gaps: Gaps) -> Signature:
    """Return who signs, as on every other paper of the office."""
    head = office.head or Person()
    lines = format_unit_title(office.name or "", head.title or gaps.of("head.title"), acting=head.acting)
    return Signature(lines, head.name or GAP_TEXT)


def _body(templates: Path, template: str, facts: Mapping[str, object]) -> etree._Element:
    from cdsdossier.documents import htmltree
    from cdsdossier.documents.templating.render import TemplateRenderer

    return htmltree.parse_html(TemplateRenderer(templates, facts).body(template), f"{templates.name}/{template}.html")
