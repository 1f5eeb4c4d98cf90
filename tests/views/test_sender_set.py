"""What is said of a sender's own set."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from support.setmaker import set_file

from cdsdossier.judging.scoring import score
from cdsdossier.judging.sender_set import judge_by_sender_set
from cdsdossier.model.dossier import Dossier
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.views.sender_set import describe_sender_set, sender_set_to_dict


def test_both_results_stand_side_by_side_and_the_rows_are_named(example: Path, tmp_path: Path) -> None:
    office, dossier = IndicatorSet.read("qd4725-2022"), Dossier.read(example, look=False)
    sender = IndicatorSet.read(set_file(tmp_path / "khac.yaml", ("maximum: 6", "maximum: 5")))
    found = judge_by_sender_set(dossier, sender, office, known=True)
    assert found is not None
    assert describe_sender_set(found, score(dossier, office)).startswith(
        "bộ chỉ số qd4725-2022 nơi gửi kèm khác bộ của nơi nhận (1.3.1). Theo bộ của trường: nhóm 1: 59/99, mức 2; "
    )
    data = sender_set_to_dict(found) or {}
    assert data["differing"] == ["1.3.1"]
    assert data["levels"] == [
        {"group": "1", "points": Decimal(59), "maximum": Decimal(99), "level": 2},
        {"group": "2", "points": Decimal(94), "maximum": Decimal(100), "level": 3},
    ]
    assert sender_set_to_dict(None) is None
