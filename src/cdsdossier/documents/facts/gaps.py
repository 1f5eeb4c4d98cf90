"""Empty fields: each prints as a visible gap, and its name is kept for whoever fills it in."""

from __future__ import annotations

#: What stands on the paper where a field is empty.
GAP = "……"


class Gap:
    """An empty field. It is false in conditions; printing it shows ``……`` and counts it."""

    __slots__ = ("_found", "name")

    def __init__(self, name: str, found: list[str]) -> None:
        self.name, self._found = name, found

    def __bool__(self) -> bool:
        """Tell templates that there is nothing here."""
        return False

    def __str__(self) -> str:
        """Return the visible gap; this is the moment at which an empty field reaches the paper."""
        self._found.append(self.name)
        return GAP


class Gaps:
    """The empty fields of one document; ``names`` are those that were printed, each once, in the order met."""

    def __init__(self) -> None:
        self._found: list[str] = []

    @property
    def names(self) -> tuple[str, ...]:
        """Return the printed gaps by field name, such as ``dossier.yaml: school.parent``."""
        return tuple(dict.fromkeys(self._found))

    def of(self, name: str) -> Gap:
        """Return a gap for the field ``name``."""
        return Gap(name, self._found)

    def note(self, name: str) -> None:
        """Count an empty field that is left blank on paper, as a clerk leaves number and day in a draft."""
        self._found.append(name)

    def forget(self) -> None:
        """Begin the next document: none has been printed."""
        self._found.clear()
