"""The schemas of an indicator set, built once: a hundred new years need the same, and to build them is slow.

Only the result is remembered, by all that it is made of; the tests of the schemas themselves build them first as well.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.workflows import editor_schemas

_BUILD = editor_schemas.build_schemas
_BUILT: dict[str, dict[str, bytes]] = {}


def build_once(rules: IndicatorSet) -> dict[str, bytes]:
    """Return the schemas of a set, from the first time that a test of this process needed them."""
    made_of = repr((rules.groups, rules.page.lines))
    if made_of not in _BUILT:
        _BUILT[made_of] = _BUILD(rules)
    return dict(_BUILT[made_of])


@pytest.fixture(scope="session", autouse=True)
def schemas_once() -> Iterator[None]:
    """Build the schemas of each set once in a process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(editor_schemas, "build_schemas", build_once)
        yield
