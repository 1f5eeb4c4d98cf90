"""What a page is made from: the dossier as it is now, what was typed and refused, and the means to show its values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cdsdossier.errors import CdsError
from cdsdossier.findings import Finding
from cdsdossier.model.dossier import REVIEW
from cdsdossier.views.finding_places import group_by_address
from cdsdossier.web.boxes import NEW_ITEM, Box, FormState, make_box
from cdsdossier.workflows.value_edits import digest_item, find_value, format_shown_value, parse_address

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.web.site import Site


@dataclass(frozen=True)
class PageContext:
    """What one page is made from."""

    site: Site
    assessment: Assessment
    state: FormState = field(default_factory=FormState)
    #: What follows the page's name in the address, such as a row.
    part: str = ""
    #: Addresses whose findings stand at their place on the page.
    shown: set[str] = field(default_factory=set)

    @cached_property
    def findings(self) -> Mapping[str, list[Finding]]:
        """Return the standing findings by the address of their value."""
        standing = (one for one in self.assessment.findings if one.waived is None)
        return group_by_address(standing, self.assessment.dossier.pages)

    def box(self, address: str, **more: Any) -> Box:  # noqa: ANN401 - as make_box
        """Return the box of the value at an address; ``more`` is what the page says of it (see ``make_box``)."""
        place = parse_address(address)
        page = self.assessment.dossier.pages.get(place.file)
        now = format_shown_value(place.field, find_value(page.data if page else None, place.path))
        found = [*self.findings_at(address), *(self._findings_below(address) if place.field.many else ())]
        return make_box(address, place, now, self.state, findings=found, writes=self.can_write(place.file), **more)

    def new_box(self, address: str, key: str, mark: str = "", **more: Any) -> Box:  # noqa: ANN401 - as make_box
        """Return the box of a value of an item that is to be added to the list at an address.

        ``mark`` tells the forms of a page from one another that add to the same list.
        """
        place = parse_address(f"{address}/0/{key}")
        return make_box(f"{address}{mark and f'/{mark}'}{NEW_ITEM}{key}", place, "", self.state, **more)

    def findings_at(self, address: str) -> Sequence[Finding]:
        """Return the findings about the value at an address, which the page then shows there."""
        self.shown.add(address)
        return self.findings.get(address, ())

    def _findings_below(self, address: str) -> Iterator[Finding]:
        """Yield the findings about the texts of a list that one box shows."""
        for below in self.findings:
            if below.startswith(f"{address}/"):
                yield from self.findings_at(below)

    def loose_findings(self, mine: Callable[[str], bool]) -> list[Finding]:
        """Return what is still to be said of the values that are ``mine``: the page has no place for it."""
        return [
            one
            for address, found in self.findings.items()
            if address not in self.shown and mine(address)
            for one in found
        ]

    def closed_files(self, about: Sequence[str]) -> list[str]:
        """Return the files of a page that cannot be written, because somebody has to mend them first."""
        pages = self.assessment.dossier.pages
        files = dict.fromkeys(one.partition(":")[0] for one in about)
        return [file for file in files if file in pages and not pages[file].readable]

    def digest(self, address: str) -> str:
        """Return the digest of the list item at an address."""
        place = parse_address(address)
        page = self.assessment.dossier.pages.get(place.file)
        return digest_item(find_value(page.data if page else None, place.path))

    def count(self, address: str) -> int:
        """Return how many items the list at an address has."""
        place = parse_address(address)
        page = self.assessment.dossier.pages.get(place.file)
        items = find_value(page.data if page else None, place.path)
        return len(items) if isinstance(items, list) else 0

    def can_write(self, file: str) -> bool:
        """Return whether a file may be changed here: nothing of a received dossier, but the office's own review."""
        page = self.assessment.dossier.pages.get(file)
        own = file == REVIEW if self.assessment.dossier.received else True
        return self.site.writes and own and page is not None and page.readable


@dataclass(frozen=True, slots=True)
class PageKind:
    """A page: its title, its template in ``templates/pages/xem``, what it is filled with, and what it is about.

    ``build`` returns what the template shows; it may raise CdsError, which is then shown in place of the page.
    """

    title: str
    template: str
    build: Callable[[PageContext], dict[str, Any]]
    #: Whether it stands in the list of pages.
    listed: bool = True
    #: Whether it is for the office that assesses: only where a dossier was received, or has a review.
    office: bool = False
    #: Addresses of values that are shown here, by how they begin.
    about: tuple[str, ...] = ()
    #: Whether what follows there names the part of the page, such as a document.
    parts: bool = False


class NoSuchPage(CdsError):
    """A page, or the part of it that was asked for, does not exist."""
