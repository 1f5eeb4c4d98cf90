"""An external assessment begun: the file, and the mark on the receipt of a sound package."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from support.reviewmaker import receive

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files.bagit.receipt import read_receipt
from cdsdossier.files.bagit.verify import verify_bag
from cdsdossier.model.dossier import Dossier
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.model.office import OfficeProfile
from cdsdossier.office.review.begin import ReceivedPackage, begin_review, refuse_unreadable_head


def test_a_review_is_begun_once_and_the_receipt_bears_the_mark(example: Path, tmp_path: Path) -> None:
    payload = receive(example, tmp_path / "nhan")
    dossier = Dossier.read(payload, look=False)
    package = ReceivedPackage(verify_bag(payload.parent), date(2024, 5, 20), ["aa" * 32])
    rules = IndicatorSet.of(dossier)
    path, again = begin_review(dossier, rules, OfficeProfile(), body="UBND xã A", package=package)
    assert path == payload.parent / "review.yaml"
    assert "UBND xã A" in path.read_text("utf-8")
    assert again is None
    receipt = read_receipt(payload.parent)
    assert receipt is not None
    assert receipt.is_marked(["aa" * 32])
    with pytest.raises(WrongUsage):
        begin_review(dossier, rules, OfficeProfile(), body="UBND xã B")


def test_nobody_knows_whose_dossier_it_is(example: Path) -> None:
    (example / "dossier.yaml").write_text("school: [\n", "utf-8")
    with pytest.raises(Refused):
        refuse_unreadable_head(Dossier.read(example, look=False))
