"""The declared types are what facts have at run time: mypy only sees the places where the program builds them."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, get_args, get_origin, get_type_hints, is_typeddict

from support.desk import SET, Desk, reviewed

from cdsdossier.documents import facts
from cdsdossier.documents.catalogue import read_catalogue
from cdsdossier.documents.facts.fact_types import Facts
from cdsdossier.documents.facts.gaps import Gaps
from cdsdossier.files import resources


def mismatches(value: object, declared: Any, place: str) -> list[str]:  # noqa: ANN401 - a type form
    """Return where a value has other keys or types than declared."""
    choices = [declared] if get_origin(declared) in {None, dict, list} else list(get_args(declared))
    dictionary = next((one for one in choices if is_typeddict(one)), None)
    found: list[str] = []
    if dictionary and isinstance(value, dict):
        hints = get_type_hints(dictionary, include_extras=True)
        required = {name for name, hint in hints.items() if get_origin(hint) is not NotRequired}
        if not required <= value.keys() <= hints.keys():
            found.append(f"{place}: {sorted(value.keys() ^ required)}")
        plain = get_type_hints(dictionary)
        for key in value.keys() & plain.keys():
            found += mismatches(value[key], plain[key], f"{place}.{key}")
    elif get_origin(declared) is list and isinstance(value, list):
        for inner in value:
            found += mismatches(inner, get_args(declared)[0], f"{place}[]")
    elif get_origin(declared) is dict and isinstance(value, dict):
        for key, inner in value.items():
            found += mismatches(inner, get_args(declared)[1], f"{place}.{key}")
    elif not fits(value, choices):
        found.append(f"{place}: {type(value).__name__}")
    return found


def fits(value: object, choices: list[Any]) -> bool:
    kinds = tuple(choice for choice in choices if isinstance(choice, type) and not is_typeddict(choice))
    literals = [one for choice in choices if get_origin(choice) is Literal for one in get_args(choice)]
    return isinstance(value, kinds) or any(value is one for one in literals)


def judged_whole(parts: dict[str, Any]) -> None:
    reviewed(parts)
    parts["set"] = {**SET, "judged": "whole-set"}


def test_every_fact_has_its_declared_type(desk: Desk) -> None:
    year = read_catalogue(resources.templates_folder())
    for change, documents in ((None, ["bao-cao"]), (reviewed, ["giay-chung-nhan"]), (judged_whole, ["bao-cao"])):
        for document in documents:
            found = facts.build_facts(desk.assessment(change), year.entry(document), year, Gaps())
            assert mismatches(found, Facts, "facts") == []
