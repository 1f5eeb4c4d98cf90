"""Where the public page may be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from cdsdossier.errors import WrongUsage
from cdsdossier.workflows.publish.place import refuse_dossier_place


def test_a_folder_of_its_own(example: Path) -> None:
    refuse_dossier_place(example.parent / "cong-bo", example)


@pytest.mark.parametrize("place", [".", "evidence", "..", "moi/cong-bo"])
def test_a_dossier_or_what_holds_dossiers_is_refused(example: Path, place: str) -> None:
    with pytest.raises(WrongUsage):
        refuse_dossier_place(example / place, example)
