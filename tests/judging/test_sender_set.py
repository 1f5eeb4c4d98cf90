"""What a dossier comes to by its sender's own set, beside the office's."""

from __future__ import annotations

from pathlib import Path

from support.setmaker import set_file

from cdsdossier.judging.scoring import score
from cdsdossier.judging.sender_set import judge_by_sender_set
from cdsdossier.model.dossier import Dossier
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.views.sender_set import describe_sender_set, sender_set_to_dict

EASIER = (("    to: 75\n", "    to: 55\n"), ("    above: 75\n", "    above: 55\n"))


def test_an_easier_set_is_told_with_what_it_would_have_given(example: Path, tmp_path: Path) -> None:
    office = IndicatorSet.read("qd4725-2022")
    dossier = Dossier.read(example, look=False)
    assert judge_by_sender_set(dossier, None, office, known=True) is None
    assert judge_by_sender_set(dossier, IndicatorSet.of(dossier), office, known=True) is None

    sender = IndicatorSet.read(set_file(tmp_path / "de-hon.yaml", *EASIER))
    found = judge_by_sender_set(dossier, sender, office, known=True)
    assert found is not None
    assert found.differing
    assert [
        (own.level and own.level.level, theirs.level and theirs.level.level)
        for own, theirs in found.iter_pairs(score(dossier, office))
    ] == [(3, 2), (3, 3)]
    words = describe_sender_set(found, score(dossier, office))
    assert "Theo bộ của trường: nhóm 1: 59/100, mức 3" in words
    assert "Theo bộ của nơi nhận: nhóm 1: 59/100, mức 2" in words
    assert (sender_set_to_dict(found) or {})["known"] is True


def test_a_set_that_the_office_does_not_have_stands_alone(example: Path) -> None:
    dossier = Dossier.read(example, look=False)
    own = IndicatorSet.of(dossier)
    found = judge_by_sender_set(dossier, own, own, known=False)
    assert found is not None
    assert "không so sánh được với trường khác" in describe_sender_set(found, score(dossier, own))
