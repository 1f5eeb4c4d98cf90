"""Which value of which file a finding is about: the address of its place, found again by line and column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cdsdossier.findings import Finding, YamlPage
from cdsdossier.workflows.value_edits import format_address
from cdsdossier.yamlio.edit import KeyPath
from cdsdossier.yamlio.loader import MarkedDict, MarkedList, mark_position


def group_by_address(findings: Iterable[Finding], pages: Mapping[str, YamlPage]) -> dict[str, list[Finding]]:
    """Return the findings by the address of the value that each is about; those about no value by that of the file."""
    places: dict[str, dict[tuple[int, int], KeyPath]] = {}
    grouped: dict[str, list[Finding]] = {}
    for finding in findings:
        page = pages.get(finding.file)
        path: KeyPath = ()
        if page is not None and finding.line is not None and finding.column is not None:
            if finding.file not in places:
                places[finding.file] = dict(_iter_places(page.data, ()))
            path = places[finding.file].get((finding.line, finding.column), ())
        grouped.setdefault(format_address(finding.file, path), []).append(finding)
    return grouped


def _iter_places(data: object, path: KeyPath) -> Iterator[tuple[tuple[int, int], KeyPath]]:
    """Yield the places of all keys and values of a page; of two at one place the inner one comes last."""
    if isinstance(data, MarkedDict):
        for key, value in data.items():
            at_key, at_value = data.marks[key]
            yield mark_position(at_key), (*path, key)
            yield mark_position(at_value), (*path, key)
            yield from _iter_places(value, (*path, key))
    elif isinstance(data, MarkedList):
        for number, value in enumerate(data):
            yield mark_position(data.marks[number]), (*path, number)
            yield from _iter_places(value, (*path, number))
