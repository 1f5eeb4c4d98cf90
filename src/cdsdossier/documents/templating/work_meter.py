"""What a template prints and how much it does: counted, never timed, so that a slow computer refuses nothing more."""

from __future__ import annotations

import functools
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from jinja2.environment import Template

#: Steps that one template may take: a pass of a loop, a call, a filter is one, and what a text or list costs is more.
MOST_STEPS = 2_000_000
#: Characters that are dealt with in one step.
_AT_ONCE = 100


class WorkMeter:
    """Records what a template prints for its values; stops it where it prints, or does, too much."""

    def __init__(self, most: int, steps: int = 0) -> None:
        """Allow ``most`` characters, and so many ``steps``; 0: as many as any template."""
        self.most = most
        #: Texts in the order printed; the result of a macro is not in it a second time.
        self.printed: list[str] = []
        self._size, self._left = 0, steps or MOST_STEPS

    def value(self, text: str) -> None:
        """Record one printed value; raise ValueError where it is too much."""
        self.printed.append(text)
        self._size += len(text)
        if self._size > self.most:
            raise self._too_much()

    def stream(self, template: Template, facts: Mapping[str, object]) -> str:
        """Return a template filled in; ValueError is raised at the line where it prints too much."""
        filled = cast("Generator[str, None, None]", template.generate(facts))
        pieces, size = [], 0
        for piece in filled:
            pieces.append(piece)
            size += len(piece)
            if size > self.most:
                filled.throw(self._too_much())
        return "".join(pieces)

    def step(self, count: int = 1) -> None:
        """Count some work; raise ValueError where it is too much."""
        self._left -= count
        if self._left < 0:
            raise ValueError("mẫu lặp quá nhiều lần hoặc xử lý quá nhiều chữ; hãy bớt vòng lặp")

    def passes(self, items: Iterable[Any]) -> Iterator[Any]:
        """Yield the items of a loop, each counted."""
        for item in items:
            self.step()
            yield item

    def weigh(self, *values: object) -> None:
        """Count what it costs to go through these values once."""
        self.step(1 + sum(map(_weight, values)))

    def counted(self, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return a filter whose work is counted: what goes in, what comes out, also what comes out piece by piece."""

        @functools.wraps(work)
        def counting(*values: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever a filter takes
            self.weigh(*values)
            made = work(*values, **named)
            if isinstance(made, Iterator):
                return self.passes(made)
            self.weigh(made)
            return made

        return counting

    def _too_much(self) -> ValueError:
        return ValueError(f"mẫu in ra quá nhiều chữ (hơn {self.most // 1_000_000} triệu); hãy bớt vòng lặp")


def _weight(value: object) -> int:
    if isinstance(value, str):
        return len(value) // _AT_ONCE
    return len(value) if isinstance(value, (list, tuple, dict)) else 0
