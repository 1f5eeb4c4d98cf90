"""What a template does is counted in steps that are the same on every computer."""

from __future__ import annotations

from typing import Any

import pytest

from cdsdossier.documents.templating.sandbox import create_environment
from cdsdossier.documents.templating.work_meter import WorkMeter


def filled(source: str, steps: int, **facts: Any) -> str:  # noqa: ANN401 - whatever a template is given
    made = create_environment(facts, escape=True, meter=WorkMeter(1_000_000, steps))
    return made.from_string(source).render(facts)


@pytest.mark.parametrize(
    "source",
    [
        "{% for i in range(9) %}{% for j in range(99) %}{% endfor %}{% endfor %}",
        "{% for i in range(999) if i > 998 %}{% endfor %}",
        "{% macro a() %}{% for i in range(99) %}{% endfor %}{% endmacro %}{% for i in range(9) %}{{ a() }}{% endfor %}",
        "{% for x in tree recursive %}{{ loop(x) }}{% endfor %}",
        "{% set a = range(99)|list %}{% for i in range(9) %}{% set b = a|sort %}{% endfor %}",
        "{% for i in range(9)|map('string')|list %}{% set b = range(99)|map('string')|list %}{% endfor %}",
        "{% set a = 'x' * 9999 %}{% for i in range(9) %}{% set b = a|upper %}{% endfor %}",
        "{% set a = 'x' * 9999 %}{% for i in range(9) %}{% set b = a.upper() %}{% endfor %}",
        "{% for i in range(200) %}{{ loop.length - i }}{% endfor %}",
        "{% for i in range(200) %}{{ i|string|upper }}{% endfor %}",
    ],
)
def test_loops_calls_and_filters_all_cost_steps(source: str) -> None:
    tree: list[Any] = [[[[]] * 9] * 9] * 9
    assert isinstance(filled(source, 10_000, tree=tree), str)
    with pytest.raises(ValueError, match="lặp quá nhiều lần"):
        filled(source, 200, tree=tree)


def test_counting_changes_nothing_that_is_printed() -> None:
    source = (
        "{% for i in a %}{{ loop.index }}/{{ loop.length }}{{ loop.last|answer('.', ',') }}{{ i|upper }}{% else %}0"
        "{% endfor %}{% for k, v in m|dictsort %}{{ k }}{{ v }}{% endfor %}{{ a|join('-') }}{{ a|map('upper')|first }}"
        "{% for x in tree recursive %}({{ loop(x) }}){% endfor %}{{ a|select('eq', 'b')|list|length }}"
    )
    facts: dict[str, Any] = {"a": ["a", "b"], "m": {"x": 1}, "tree": [[[]], []]}

    assert filled(source, 10_000, **facts) == create_environment(facts, escape=True).from_string(source).render(facts)
    assert filled("{% for i in [] %}{% else %}0{% endfor %}", 10) == "0"


def test_a_step_too_many_is_told_however_it_was_spent() -> None:
    meter = WorkMeter(10, 3)
    meter.step(2)
    meter.step()

    with pytest.raises(ValueError, match="bớt vòng lặp"):
        meter.step()
    assert WorkMeter(10).counted(len)([1, 2]) == 2
    assert list(WorkMeter(10).passes("ab")) == ["a", "b"]
