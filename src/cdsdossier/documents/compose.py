"""The documents of one dossier: facts and templates become letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypedDict, TypeVar, cast

from cdsdossier.documents import facts
from cdsdossier.documents.facts import signatories
from cdsdossier.documents.facts.citation import punctuate_items
from cdsdossier.documents.facts.gaps import Gap, Gaps
from cdsdossier.documents.facts.tracking import UsedPaths, track_facts
from cdsdossier.documents.letter import Letter, LetterAnnex
from cdsdossier.documents.templating import isolation
from cdsdossier.documents.templating.body import fill_body
from cdsdossier.documents.templating.overrides import TemplateOverrides, find_overrides
from cdsdossier.documents.templating.render import TemplateRenderer
from cdsdossier.errors import WrongUsage
from cdsdossier.model.dossier import HEAD, REVIEW
from cdsdossier.text import numbers

if TYPE_CHECKING:
    from lxml import etree

    from cdsdossier.documents.catalogue import Catalogue, DocumentEntry
    from cdsdossier.documents.facts.fact_types import Facts, UnitFacts
    from cdsdossier.judging.assessing import Assessment

_BASES = (f"{HEAD}: bases[", f"{REVIEW}: bases[")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_NO_DOCXTPL = (
    "Mẫu Word của trường ({file}) cần thêm gói docxtpl. "
    'Cài một lần: py -m pip install "cdsdossier[forms]" (hoặc: py -m pip install docxtpl)'
)
ContentT = TypeVar("ContentT")


@dataclass(frozen=True, slots=True)
class Composed(Generic[ContentT]):
    """A letter, or the bytes of the school's own Word form filled in, and what it was made from."""

    content: ContentT
    #: The empty fields that it shows, by name.
    gaps: tuple[str, ...]
    facts: Facts
    #: Paths of the facts that it prints (see ``facts.tracking``).
    uses: frozenset[str]


class _Heading(TypedDict):
    """What a document says that it is, above its text."""

    kind: str
    subject: str
    regarding: str


class Composer:
    """Writes the documents of one dossier; what they share is computed once."""

    def __init__(self, assessment: Assessment, catalogue: Catalogue, templates: Path) -> None:
        self._assessment, self._catalogue, self._templates = assessment, catalogue, templates
        self._gaps, self._used = Gaps(), UsedPaths()
        self._shared = facts.build_shared_facts(assessment, catalogue, self._gaps)
        #: The tracked facts of the current document.
        self._known = cast("Facts", track_facts(self._shared, self._used))
        self._renderer = TemplateRenderer(templates, self._known)

    def fill(self, entry: DocumentEntry, form: Path) -> Composed[bytes]:
        """Return one document as the school's own Word form; raise TemplateFault or Refused."""
        if not find_spec("docxtpl"):
            raise WrongUsage(_NO_DOCXTPL.format(file=f"{form.parent.name}/{form.name}"))
        every, known, unprinted = self._begin(entry), self._known, Gaps()
        plain = facts.build_facts(self._assessment, entry, self._catalogue, unprinted)
        own = TemplateOverrides(None)
        author = _Author(entry, plain, TemplateRenderer(self._templates, plain), self._templates, unprinted, own)
        day = known["documents"][entry.id]["date"]
        properties: isolation.FileProperties = {
            "title": _title(entry, author.phrase(entry.subject)),
            "author": author.unit["name"] or "",
            "day": day.isoformat() if isinstance(day, date) else "",
        }
        return self._composed(isolation.fill_form_isolated(form, known, properties, self._gaps), every)

    def compose(self, entry: DocumentEntry) -> Composed[Letter]:
        """Return one document as a letter; raise TemplateFault where a template is at fault.

        A body in the own wording of who issues it takes the place of ours.
        """
        every = self._begin(entry)
        own = find_overrides(self._assessment, entry.issuer)
        author = _Author(entry, self._known, self._renderer, self._templates, self._gaps, own)
        return self._composed(self._letter(entry, author), every)

    def _letter(self, entry: DocumentEntry, author: _Author) -> Letter:
        known, unit = self._known, author.unit
        day = known["documents"][entry.id]["date"]
        signers = [self._catalogue.signers[name] for name in entry.signers]
        signers = [replace(one, authority=tuple(map(author.phrase, one.authority))) for one in signers]
        number, subject = author.number(), author.phrase(entry.subject)
        return Letter(
            parent=str(unit["parent"]),
            issuer=signatories.expand_committee_name(str(unit["name"])),
            number=number and f"Số: {number}",
            place_date=f"{unit['place']}, {author.day()}" if entry.dated else None,
            **_heading(entry, subject),
            addressees=author.lines(entry.addressees),
            authority=signatories.format_decider(unit).upper() if entry.decides or entry.framed else None,
            bases=punctuate_items([*(known["bases"] if entry.bases else ()), *author.lines(entry.own_bases)]),
            decides=entry.decides,
            body=author.body(entry.id),
            signatures=tuple(signatories.build_signature(one, known, unit) for one in signers),
            recipients=tuple(
                f"- {text}".replace("(để ", "(để\N{NO-BREAK SPACE}")
                for text in punctuate_items(author.lines(entry.recipients))
            ),
            annexes=author.annexes(),
            size=entry.size or self._catalogue.size,
            landscape=entry.landscape,
            title=_title(entry, subject),
            author=str(unit["name"]),
            day=day if isinstance(day, date) else None,
            framed=entry.framed,
            entered=f"Số vào sổ: {author.running()}" if entry.framed else "",
        )

    def _begin(self, entry: DocumentEntry) -> Facts:
        """Return the plain facts of a document; facts, gaps and used paths of the one before it are dropped."""
        self._gaps.forget()
        own = facts.build_document_facts(self._assessment, entry, self._catalogue, self._shared, self._gaps)
        self._known.update(cast("Facts", track_facts(own, self._used)))
        self._used.clear()
        return {**self._shared, **own}

    def _composed(self, content: ContentT, every: Facts) -> Composed[ContentT]:
        """Return a document with its gaps; those of bases only count where bases are printed.

        Bases are put into words before a template asks for them, which counts their gaps.
        """
        gaps = self._gaps.names
        if "bases" not in self._used:
            gaps = tuple(name for name in gaps if not name.startswith(_BASES))
        return Composed(content, gaps, every, frozenset(self._used))


def _heading(entry: DocumentEntry, subject: str) -> _Heading:
    if entry.untitled:
        return {"kind": "", "subject": "", "regarding": f"V/v {_uncapital(subject)}"}
    return {"kind": entry.kind, "subject": subject, "regarding": ""}


def _title(entry: DocumentEntry, subject: str) -> str:
    return f"{entry.kind} {'về việc ' if entry.untitled else ''}{_uncapital(subject)}"


def _uncapital(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"


class _Author:
    """Writes the words of one document from its facts."""

    def __init__(  # noqa: PLR0913, PLR0917 - what is written, by which templates, and what is counted
        self,
        entry: DocumentEntry,
        known: Facts,
        renderer: TemplateRenderer,
        templates: Path,
        gaps: Gaps,
        own: TemplateOverrides,
    ) -> None:
        self._entry, self._known, self._renderer, self._templates = entry, known, renderer, templates
        self._gaps, self._own = gaps, own

    @property
    def unit(self) -> UnitFacts:
        """Return the unit that issues the document."""
        if self._entry.issuer == "office":
            review = self._known["review"]
            if review:
                return review["body"]
        return self._known["school"]

    def phrase(self, source: str) -> str:
        """Return one line of the catalogue, without spaces at its ends."""
        return self._renderer.phrase(source).strip()

    def lines(self, sources: Sequence[str]) -> tuple[str, ...]:
        """Return lines of the catalogue; one that comes out empty is left out."""
        return tuple(line for line in map(self.phrase, sources) if line)

    def body(self, template: str) -> etree._Element:
        """Return a template filled in, as a checked tree."""
        return fill_body(template, self._own, self._renderer, self._templates, self._known, self._gaps)

    def number(self) -> str | None:
        """Return ``05/BC-THCSQT``; a draft leaves the number open for the clerk."""
        notation = self._known["documents"][self._entry.id]["notation"]
        if isinstance(notation, Gap):
            notation = f"-{notation}"
        return f"{self.running()}/{numbers.join_notation(notation, str(self.unit['code']))}" if notation else None

    def running(self) -> str:
        """Return the running number, or the blank that a draft leaves for it."""
        running = self._known["documents"][self._entry.id]["running"]
        if isinstance(running, Gap):
            self._gaps.note(running.name)
            return numbers.BLANK[1:]
        return str(running)

    def day(self) -> str:
        """Return the day in full; a draft leaves day and month open, in the year in which the school year ends."""
        day, school_year = self._known["documents"][self._entry.id]["date"], self._known["school_year"]
        if isinstance(day, date):
            return numbers.format_long_date(day)
        self._gaps.note(day.name)
        return numbers.format_open_date(numbers.BLANK if isinstance(school_year, Gap) else school_year[-4:])

    def annexes(self) -> tuple[LetterAnnex, ...]:
        """Return the annexes; each cites the document by the number and day that are printed on it."""
        entries = self._entry.annexes
        if not entries:
            return ()
        cited = f"{self._entry.kind} số {self.number()} {self.day()}" if self._entry.notation else self._entry.kind
        reference = f"(Kèm theo {cited} của {self.unit['name']})"
        several = sum(not one.attached for one in entries) > 1
        labels = iter([f"Phụ lục {roman}" for roman in _ROMAN] if several else ["Phụ lục"])
        return tuple(
            LetterAnnex(
                label=None if one.attached else next(labels),
                title=self.phrase(one.title),
                subject=self.phrase(one.subject),
                reference=reference,
                body=self.body(one.template),
                landscape=one.landscape,
            )
            for one in entries
        )
