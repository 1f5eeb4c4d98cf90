"""A cluster is looked at before any work is given to it."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Any, Self

import pytest

from cdsdossier import __version__
from cdsdossier.errors import WrongUsage
from cdsdossier.office.rollup.collect.dask_cluster import connect_cluster

ADDRESS = "tcp://127.0.0.1:8786"


class Cluster:
    """Stands for the client of a cluster: ``told`` is what its workers answer."""

    told: dict[str, tuple[str, list[str]]] | Exception = {}  # noqa: RUF012 - set by each test

    def __init__(self, address: str, **how: object) -> None:
        del address, how

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *why: object) -> None:
        del why

    def run(self, *asked: object) -> dict[str, tuple[str, list[str]]]:
        del asked
        if isinstance(self.told, Exception):
            raise self.told
        return self.told

    def get_executor(self, *, pure: bool) -> ThreadPoolExecutor:
        assert not pure
        return ThreadPoolExecutor(1)

    def nthreads(self) -> dict[str, int]:
        return {"a": 2, "b": 1}


@contextlib.contextmanager
def cluster(monkeypatch: pytest.MonkeyPatch, told: Any, client: object = Cluster) -> Iterator[None]:  # noqa: ANN401
    module = ModuleType("distributed")
    module.Client = client  # type: ignore[attr-defined]
    monkeypatch.setattr(Cluster, "told", told)
    monkeypatch.setitem(sys.modules, "distributed", module)
    yield


def test_a_sound_cluster_lends_its_threads(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with (
        cluster(monkeypatch, {"a": (__version__, [])}),
        connect_cluster(ADDRESS, [tmp_path]) as (executor, workers),
    ):
        assert executor.submit(int, "5").result() == 5
    assert workers == 3


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, "chưa có máy nào"),
        ({"a": ("0.0.9", [])}, "Máy a có cdsdossier 0.0.9"),
        ({"a": (__version__, ["/tinh"])}, "/tinh"),
        (ImportError("cdsdossier"), "chưa cài cdsdossier"),
    ],
)
def test_a_cluster_that_could_not_do_the_work_is_told_what_to_mend(
    told: object, words: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with (
        cluster(monkeypatch, told),
        pytest.raises(WrongUsage, match=words),
        connect_cluster(ADDRESS, [tmp_path]),
    ):
        pass


@pytest.mark.parametrize("address", ["127.0.0.1:8786", "http://may:8786", "tcp://may", "tcp://may:123456"])
def test_an_address_that_cannot_be_is_refused_before_anything_is_tried(
    address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def never(*_: object, **__: object) -> None:
        pytest.fail("tried")

    with (
        cluster(monkeypatch, {}, never),
        pytest.raises(WrongUsage, match="Không nối được với máy điều phối"),
        connect_cluster(address, [tmp_path]),
    ):
        pass


def test_a_scheduler_that_does_not_answer_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def silent(*_: object, **__: object) -> None:
        raise OSError("timed out")

    with (
        cluster(monkeypatch, {}, silent),
        pytest.raises(WrongUsage, match="dask scheduler trên máy đó đã chạy chưa"),
        connect_cluster(ADDRESS, [tmp_path]),
    ):
        pass


def test_without_the_extra_the_line_to_type_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(WrongUsage, match=r"cdsdossier\[cluster\]"), connect_cluster(ADDRESS, [tmp_path]):
        pass
