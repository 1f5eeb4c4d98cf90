"""Mends a piece of a file line by line until it can be read, and tells what was wrong with each of those lines.

Every cure is tried: only one with which reading gets further is taken. So a slip is told once, at its own line, and
what follows from it is not told at all.
"""

from __future__ import annotations

from cdsdossier.findings import Finding, Severity
from cdsdossier.yamlio import messages, syntax_messages
from cdsdossier.yamlio.loader import CONTROL
from cdsdossier.yamlio.messages import Words
from cdsdossier.yamlio.recovery.cures import find_sure_cure
from cdsdossier.yamlio.recovery.habits import Entry, Habits, Piece
from cdsdossier.yamlio.recovery.indents import describe_shift, has_tab, shift_line
from cdsdossier.yamlio.recovery.trials import Trial, iter_trials
from cdsdossier.yamlio.recovery.trouble import TrialBudget, Trouble
from cdsdossier.yamlio.recovery.written_line import count_indent, is_blank, is_same_value, take_apart

#: So many slips are told in one entry and in one file, and so far away a straight line is looked for.
_MOST_SLIPS, _MOST_IN_FILE, _FAR = 40, 500, 200


class Mender:
    """The lines of a file, mended in place, and the findings."""

    def __init__(self, lines: list[str], file: str) -> None:
        self.lines, self.file = lines, file
        self.habits = Habits(lines)
        self.budget = TrialBudget(2_000_000 + 8 * sum(map(len, lines)))
        self.findings: list[Finding] = []
        #: Lines of which something was told, and whether what stands there is still what was typed.
        self._told: dict[int, bool] = {}
        #: The last line that was shifted, and by how much.
        self._shifted = -1, 0

    def blank_control_characters(self) -> None:
        """Put a space for each character that must not be in a file, and tell the first of each line."""
        for line, text in enumerate(self.lines):
            found = CONTROL.search(text)
            if found:
                words = messages.control_character(ord(found.group()))
                self._tell(line, found.start(), words, "yaml-control-character")
                self.lines[line], self._told[line] = CONTROL.sub(" ", text), False

    def leave_out_second_document(self) -> None:
        """Leave out what follows a line ``---`` inside the file."""
        told = [number for number, text in enumerate(self.lines) if not is_blank(text)]
        start = next((number for number in told[1:] if self.lines[number].split()[:1] == ["---"]), None)
        if start is not None and self.lines[start].startswith("---"):
            self._tell(start, 0, self._leave_out_lines(start, len(self.lines), start, messages.SECOND_DOCUMENT))

    def is_spent(self) -> bool:
        """Return whether as much has been told and tried as one file may take."""
        return self.budget.left < 0 or len(self.findings) >= _MOST_IN_FILE

    def leave_out_rest(self, line: int) -> None:
        """Leave out what begins with this line where it cannot be read."""
        trouble = self.budget.find_trouble(self.lines[line:])
        if trouble is not None:
            self._leave_out_all((line, len(self.lines)), trouble)

    def mend_entry(self, entry: Entry) -> None:
        """Mend one entry: the dash that it lacks as an item of a list, what is wrong inside it, its indent."""
        first = next((number for number in range(*entry.piece) if not is_blank(self.lines[number])), None)
        if first is None:
            return
        text = self.lines[first]
        at = count_indent(text)
        if entry.item and text[at] not in "-–—•*+" and not take_apart(text).indent.strip(" "):
            self._tell(first, at, syntax_messages.NO_DASH)
            self.lines[first] = f"{text[:at]}- {text[at:]}"
        self.mend(entry.piece)
        text = self.lines[first]
        if count_indent(text) != entry.indent and not is_blank(text):
            words = describe_shift(text, entry.indent, self._like(first, entry.indent))
            self._tell_change(first, count_indent(text), words, first, shift_line(text, entry.indent))

    def _like(self, line: int, indent: int) -> int | None:
        """Return the number (from 1) of a line near by that has this indent; None if there is none."""
        above = range(line - 1, max(line - _FAR, -1), -1)
        near = [*above, *range(line + 1, min(line + _FAR, len(self.lines)))]
        told = (one for one in near if not is_blank(self.lines[one]))
        return next((one + 1 for one in told if count_indent(self.lines[one]) == indent), None)

    def mend(self, piece: Piece) -> None:
        """Mend these lines until they can be read."""
        trouble = self.budget.find_trouble(self.lines[slice(*piece)])
        if trouble is not None and self._mend_sure_slips(piece):
            trouble = self.budget.find_trouble(self.lines[slice(*piece)])
        for _ in range(_MOST_SLIPS):
            if trouble is None:
                return
            trial, after = self._choose(piece, trouble)
            if trial is None:
                after = self._leave_out(piece, trouble)
            else:
                own = trouble.words if trial.line == trouble.line else None
                column = trouble.column if own else trial.column
                rule = trouble.rule if own else "yaml-syntax"
                changed = piece[0] + trial.changed
                self._tell_change(piece[0] + trial.line, column, own or trial.words, changed, trial.written, rule)
            trouble = after
        if trouble is not None:
            self._leave_out_all(piece, trouble)

    def _mend_sure_slips(self, piece: Piece) -> bool:
        """Mend the signs after keys that stand where they always stand; return whether there are any."""
        found = False
        for line in range(*piece):
            text = self.lines[line]
            cure = find_sure_cure(text, self.habits) if not is_blank(text) else None
            if cure is not None:
                self._tell(line, cure.column, cure.words)
                self.lines[line], found = cure.written, True
        return found

    def _tell_change(  # noqa: PLR0913, PLR0917 - a place, its words, and what changes
        self, line: int, column: int, words: Words, changed: int, written: str, rule: str = "yaml-syntax"
    ) -> None:
        """Change a line and tell it, unless that follows from what was told of it, or of the line above."""
        text = self.lines[changed]
        moved = written.lstrip() == text.lstrip() and not has_tab(text)
        shift = count_indent(written) - count_indent(text) if moved else 0
        above = next((one for one in range(changed - 1, -1, -1) if not is_blank(self.lines[one])), -1)
        follows = (above, shift) == self._shifted if shift else not self._told.get(line, True)
        if not follows and not (shift and line in self._told):
            self._tell(line, column, words, rule)
        self._told[line] = self._told.get(line, True) and is_same_value(text, written)
        self._shifted = (changed, shift) if shift else self._shifted
        self.lines[changed] = written

    def _tell(self, line: int, column: int, words: Words, rule: str = "yaml-syntax") -> None:
        self.findings.append(Finding(rule, Severity.ERROR, self.file, line + 1, column + 1, *words))

    def _choose(self, piece: Piece, trouble: Trouble) -> tuple[Trial | None, Trouble | None]:
        """Return the cure after which the piece can be read, else the first with which reading gets further."""
        lines = self.lines[slice(*piece)]
        further: tuple[Trial | None, Trouble | None] = None, None
        for trial in iter_trials(tuple(lines), trouble, self.habits, piece[0]):
            if self.budget.left < 0:
                break
            before, lines[trial.changed] = lines[trial.changed], trial.written
            after = self.budget.find_trouble(lines)
            lines[trial.changed] = before
            if after is None:
                return trial, None
            if further[0] is None and _is_further(trouble, after, trial, before):
                further = trial, after
        return further

    def _leave_out(self, piece: Piece, trouble: Trouble) -> Trouble | None:
        """Leave out the line that nothing cures and what is below it; all of the piece if that does not help."""
        first, last = piece
        start = first + max(min(trouble.line, last - first - 1), 0)
        if start == first or self.budget.left < 0:
            self._leave_out_all(piece, trouble)
            return None
        deep = count_indent(self.lines[start])
        below = (one for one in range(start + 1, last) if not is_blank(self.lines[one]))
        end = next((one for one in below if count_indent(self.lines[one]) <= deep), last)
        left = [*self.lines[first:start], *[""] * (end - start), *self.lines[end:last]]
        after = self.budget.find_trouble(left)
        if after is not None and _base(after) <= _base(trouble):
            self._leave_out_all(piece, trouble)
            return None
        words = self._leave_out_lines(start, end, start, _explain(trouble, self.lines[start]))
        self._tell(start, trouble.column, words, trouble.rule)
        return after

    def _leave_out_all(self, piece: Piece, trouble: Trouble) -> None:
        first, last = piece
        line = first + max(min(trouble.line, last - first - 1), 0)
        words = self._leave_out_lines(first, last, line, _explain(trouble, self.lines[line]))
        self._tell(line, trouble.column, words, trouble.rule)

    def _leave_out_lines(self, start: int, end: int, told: int, words: Words) -> Words:
        """Empty lines, and add to the words that those besides the line told at could not be judged."""
        lost = [one + 1 for one in range(start, end) if not is_blank(self.lines[one]) and one != told]
        self.lines[start:end] = [""] * (end - start)
        return (words[0], syntax_messages.more_to_come(words[1], lost[0], lost[-1])) if lost else words


def _explain(trouble: Trouble, text: str) -> Words:
    if has_tab(text):
        return syntax_messages.TAB
    return trouble.words or syntax_messages.explain_problem(trouble.problem, trouble.context)


def _is_further(before: Trouble, after: Trouble, trial: Trial, text: str) -> bool:
    """Return whether reading stops later: what a cure adds to the line itself is no way further."""
    line, column = _base(after)
    if trial.line < before.line and text.count('"') % 2 > trial.written.count('"') % 2:
        return line > trial.line  # an open quote above has swallowed the lines between
    if line == _base(before)[0] == trial.changed:
        column -= max(len(trial.written) - len(text), 0)
    return (line, column) > _base(before)


def _base(trouble: Trouble) -> tuple[int, int]:
    """Return where what cannot be read begins: an open quote or bracket is only noticed far below."""
    open_ = any(word in trouble.context for word in ("quoted", "flow", "simple key"))
    return (trouble.start, trouble.start_column) if open_ else (trouble.line, trouble.column)
