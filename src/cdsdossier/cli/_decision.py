"""A decision's file that becomes a dossier's set: read, shown with what to look at, before anything is asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier.cli import _output as output

if TYPE_CHECKING:
    from cdsdossier.findings import Finding
    from cdsdossier.model.indicatorset import IndicatorSet
    from cdsdossier.workflows.adopt_decision import AdoptedDecision


def read_decision_for_kind(file: Path, kind: str) -> AdoptedDecision:
    """Return what a decision says for a kind of school whose dossier is about to begin."""
    from cdsdossier.model.indicatorset import IndicatorSet
    from cdsdossier.workflows import scaffold
    from cdsdossier.workflows.adopt_decision import read_adopted_decision
    from cdsdossier.workflows.decision_import import SetDescription

    usual = IndicatorSet.read(scaffold.find_newest_set(kind))
    return read_adopted_decision(file, usual, SetDescription("", kinds=(kind,)))


def confirm_new_dossier(adopted: AdoptedDecision, folder: Path, *, yes: bool) -> bool:
    """Show what a new dossier would hold, and ask; return whether it can be scored by the set as it is.

    Raises WrongUsage where nothing can be asked, Refused where the answer is no.
    """
    rules, errors = adopted.chosen.rules, show_decision(adopted)
    conditions = sum(node.mandatory for node in rules.nodes.values())
    output.show_text(
        "",
        f"Sẽ tạo hồ sơ trong {folder}, theo bộ chỉ số {rules.id}: {len(rules.rows)} mục chấm, "
        f"{conditions} điều kiện bắt buộc.",
    )
    output.confirm_changes(yes=yes)
    return rules.status != "skeleton" and not errors


def show_decision(adopted: AdoptedDecision) -> tuple[Finding, ...]:
    """Show what was read and what to look at; return the errors of the set that it makes."""
    from cdsdossier.cli.sets.names import assess_set
    from cdsdossier.findings import Severity
    from cdsdossier.views.findings.text import finding_lines
    from cdsdossier.views.sets.decision_import import imported_set_lines

    rules = adopted.chosen.rules
    errors = tuple(one for one in assess_set(rules).standing(Severity.ERROR) if one.rule != "set-skeleton")
    output.show_lines(imported_set_lines(adopted.made))
    output.show_lines(finding_lines(errors, {rules.page.file: rules.page}))
    for remark in adopted.remarks:
        output.show_note(f"Chú ý: {remark}")
    return errors


def warn_of_skeleton(rules: IndicatorSet, folder: Path, file: Path | None = None) -> bool:
    """Warn of a set by which nothing can be judged yet, with the line to type; return whether it is one.

    ``file`` is the decision's file that it was read from.
    """
    from cdsdossier.judging.skeleton import advise_on_skeleton, describe_skeleton
    from cdsdossier.text.shell import folder_argument, path_argument

    if rules.status != "skeleton":
        return False
    advice, command = advise_on_skeleton(rules, folder_argument(folder), path_argument(file) if file else "")
    output.show_note(f"Chú ý: {describe_skeleton(rules)}.", advice, *([f"  {command}"] if command else []))
    return True
