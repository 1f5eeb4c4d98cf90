"""A dossier to edit, and edits of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cdsdossier.workflows.value_edits import ValueEdit, digest_text

HEAD = """\
# giữ lời này
school:
  name: "Trường A"  # tên
  code: THCSA
council:
  - {name: N.V.A., role: Chủ tịch, task: ""}
  - {name: T.T.B., role: Thư ký}
  - name: L.V.C.
    role: Ủy viên
documents:
  bao-cao: {number: 17}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a small ``dossier.yaml``."""
    (tmp_path / "dossier.yaml").write_bytes(HEAD.encode())
    return tmp_path


@pytest.fixture
def edit() -> Callable[[str, str, str], ValueEdit]:
    """Return what makes an edit: the path in ``dossier.yaml``, what was shown, what was typed."""
    return lambda path, shown, typed: ValueEdit(f"dossier.yaml:{path}", digest_text(shown), typed)
