"""The score files of the new year: every row not scored, with last year's points, note and evidence beside it."""

from __future__ import annotations

from collections.abc import Mapping

from cdsdossier.judging.review import get_office_value, parse_recorded_value
from cdsdossier.model.dossier.evidence import normalize_path
from cdsdossier.model.indicatorset import Group, IndicatorSet
from cdsdossier.text import numbers
from cdsdossier.workflows.next_year.comment_lines import LineEditor, format_comment, format_comment_list
from cdsdossier.workflows.next_year.previous_year import PreviousYear
from cdsdossier.workflows.next_year.set_differences import SetDifferences

#: More files than this are counted, not named.
_NAMED = 12
_MET = {True: "đạt", False: "chưa đạt"}
#: What marks a row that a teacher must look at because the law has changed.
_DIFFERS = "KHÁC NĂM TRƯỚC: "
_GONE = "những mục chấm dưới đây năm trước có ghi, bộ chỉ số năm nay không còn (hoặc không chấm ở đó):"


class ScoreReminders:
    """Last year's answers, to be put beside the rows of the new set."""

    def __init__(self, last: PreviousYear, rules: IndicatorSet, differs: SetDifferences) -> None:
        self._last, self._rules, self._differs = last, rules, differs
        self._folders: dict[str, list[str]] = {}
        for folder, row in (last.rules.evidence_folders if last.rules else {}).items():
            self._folders.setdefault(row, []).append(folder)
        #: Rows of last year that stand beside one of this year's.
        self.placed: set[str] = set()

    def scores(self, suggested: bytes, group: Group) -> bytes:
        """Return the score file of a group with its reminders."""
        draft, waiting = LineEditor(suggested), []
        for criterion in group.criteria:
            answered = {criterion.id} if criterion.mandatory else {row.id for row in criterion.rows}
            for node in (criterion, *criterion.items):
                if change := self._differs.at.get(node.id):
                    waiting.append(f"{node.id} – {change}")
                if node.id in answered:
                    if node is not criterion:
                        draft.part(f"  # {node.id} ")
                    draft.before(f'  "{node.id}":', [*format_comment_list(waiting, 2, _DIFFERS), *self._was(node.id)])
                    waiting = []
        draft.end(format_comment_list(waiting, 2, _DIFFERS))
        return draft.content

    def gone(self) -> dict[str, list[str]]:
        """Return as comments what last year had and this year's set has no row for, by last year's group.

        Rows that last year's set did not know either have the group that their file names.
        """
        told: dict[str, list[str]] = {}
        scored = self._last.dossier.scores
        known = {node.form.id for node in self._differs.gone}
        for node in self._differs.gone:
            row = node.form.id
            answer = self._answer(row, "  ") if row in scored or node.form in node.criterion.rows else []
            named = format_comment(f"{row} {node.form.text or ''}", 2, "- ")
            told.setdefault(node.group.id, []).extend([*named, *answer])
        for row in [row for row in scored if row not in self.placed and row not in known]:
            named = format_comment(self._named(row), 2, "- ")
            told.setdefault(scored[row].group, []).extend([*named, *self._answer(row, "  ")])
        return {group: ["", *format_comment(_GONE, 2, _DIFFERS), *lines] for group, lines in told.items()}

    def _named(self, row: str) -> str:
        node = self._rules.nodes.get(row)
        return f"{row} {node.form.text or ''}" if node else row

    def _was(self, row: str) -> list[str]:
        before = self._differs.was.get(row, row)
        if before is None:
            return []
        self.placed.add(before)
        return self._answer(before)

    def _answer(self, row: str, margin: str = "") -> list[str]:
        """Return what last year answered for a row, as comments whose words stand behind a margin."""
        scored = self._last.dossier.scores.get(row)
        form = scored.form if scored else None
        said = []
        if form and form.points is not None:
            said.append(f"{numbers.format_number(form.points)} điểm")
        if form and form.met is not None:
            said.append(_MET[form.met])
        if form and form.measured:
            said.append(f"số liệu {form.measured}")
        lines = format_comment(f"{self._last.called}: {', '.join(said) or 'chưa chấm'}", 2, margin)
        if form and form.note:
            lines += format_comment(form.note, 2, f"{margin}    Ghi chú: ")
        lines += [line for words in self._outside(row) for line in format_comment(words, 2, f"{margin}    ")]
        evidence = self._evidence(row)
        if evidence:
            lines += format_comment("Minh chứng năm trước (không chép sang):", 2, f"{margin}    ")
            lines += format_comment_list(evidence[:_NAMED], 2, f"{margin}      - ")
        if len(evidence) > _NAMED:
            lines += format_comment(f"và {len(evidence) - _NAMED} minh chứng nữa", 2, f"{margin}      ")
        return lines

    def _outside(self, row: str) -> list[str]:
        """Return what the external assessment said of a row: where it gave other points, and why; what it noted."""
        review, node = self._last.dossier.review, self._last.rules.nodes.get(row) if self._last.rules else None
        answer = review.scores.get(row) if review else None
        if answer is None or node is None:
            return []
        value, said = get_office_value(answer, condition=node.mandatory), []
        if value is not None and value != parse_recorded_value(answer, condition=node.mandatory):
            words = _MET[value] if isinstance(value, bool) else f"{numbers.format_number(value)} điểm"
            said.append(f"Đánh giá ngoài: {words}{f'; lý do: {answer.reason}' if answer.reason else ''}")
        return [*said, *([f"Ghi chú của đoàn đánh giá ngoài: {answer.note}"] if answer.note else [])]

    def _evidence(self, row: str) -> list[str]:
        """Return the evidence of a row in words: what was listed, then what just lay in its folders."""
        scored = self._last.dossier.scores.get(row)
        listed = scored.form.evidence if scored else ()
        words = [" – ".join(filter(None, (one.title, one.number, one.file or one.url))) for one in listed]
        named = {normalize_path(one.file) for one in listed if one.file}
        tree = self._last.dossier.evidence
        lying = (file for folder in self._folders.get(row, [row]) for file in tree.in_folder(folder))
        return [one for one in words if one] + [file.path for file in lying if file.path not in named]


def build_score_files(
    suggested: Mapping[str, bytes], last: PreviousYear, rules: IndicatorSet, differs: SetDifferences
) -> dict[str, bytes]:
    """Return the score files of the new year, by path.

    What the set has no row for any more ends the file of its group, or the last one where there is no such group.
    """
    rows = ScoreReminders(last, rules, differs)
    groups = [group for group in rules.groups if group.file in suggested]
    files = {group.file: rows.scores(suggested[group.file], group) for group in groups}
    homes = {group.id: group.file for group in groups}
    for group, lines in rows.gone().items() if groups else ():
        home = homes.get(group, groups[-1].file)
        draft = LineEditor(files[home])
        draft.end(lines)
        files[home] = draft.content
    return files
