"""Who signs, sits and visits: one person is one, and a change of head goes one way."""

from __future__ import annotations

import pytest
from support.rulemaker import find_in_head, register_of

from cdsdossier.judging.rules import person_differs


def told(plan: str, report: str) -> int:
    """Count what is found where these people sign the plan and the report, and N.V.A. what lies between."""
    text = register_of(
        ke_hoach=f"number: 1, date: 2026-03-01, signer: {plan}",
        quyet_dinh_hoi_dong="number: 1, date: 2026-03-09",
        bao_cao=f"number: 2, date: 2026-05-01, signer: {report}",
    )
    return len(find_in_head(person_differs, text.replace("kind: thcs}", f"kind: thcs, head: {HEAD}}}")))


HEAD, OTHER = "{name: N.V.A., title: Hiệu trưởng}", "{name: N.V.Q., title: Hiệu trưởng}"
DEPUTY, SELF = "{name: T.T.B., title: Phó hiệu trưởng}", "{name: N.V.A., title: Phó hiệu trưởng}"


@pytest.mark.parametrize(
    ("plan", "report", "count"),
    [
        (OTHER, HEAD, 0),
        (HEAD, OTHER, 0),
        (DEPUTY, DEPUTY, 0),
        (SELF, HEAD, 0),
        (HEAD, SELF, 1),
        (OTHER, OTHER, 0),
        (HEAD, SELF.replace("Phó hiệu trưởng", "Phó hiệu trưởng, acting: true"), 0),
    ],
)
def test_a_head_changes_once_and_rises(plan: str, report: str, count: int) -> None:
    assert told(plan, report) == count
