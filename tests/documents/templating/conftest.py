import pytest

from cdsdossier.documents.templating import isolation


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give foreign templates more time: the tests share the machine. A test of the limit sets a shorter one."""
    monkeypatch.setattr(isolation, "SECONDS", 60.0)
