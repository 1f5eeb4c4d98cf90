"""Files that a browser sends: kept in a folder of their own, under names that travel, until they are filed or left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, NamedTuple

from cdsdossier.errors import WrongUsage
from cdsdossier.files.atomic import refuse_write_errors, write_new
from cdsdossier.files.new_folder import free_file_name
from cdsdossier.workflows.evidence_sources import can_become_evidence, portable_name


class SentFile(NamedTuple):
    """One file as it was sent: the name that its sender's machine gives it, and what it holds."""

    name: str
    content: BinaryIO


@contextmanager
def keep_sent_files(sent: Sequence[SentFile]) -> Iterator[list[Path]]:
    """Write the files into a temporary folder while the block runs.

    Raises WrongUsage for one that cannot be evidence by its name, Refused where there is no room.
    """
    names = [re.split(r"[/\\]", one.name)[-1] for one in sent]
    for name in names:
        if not name or not can_become_evidence(name):
            raise WrongUsage(f"{name or 'Tệp không tên'} là tệp tạm, tệp ẩn hoặc lối tắt, không làm minh chứng được.")
    with TemporaryDirectory(prefix="cds-") as made:
        folder = Path(made)
        paths = [_keep(folder, name, one.content) for name, one in zip(names, sent, strict=True)]
        yield paths


def _keep(folder: Path, name: str, content: BinaryIO) -> Path:
    path = folder / free_file_name(folder, portable_name(name))
    with refuse_write_errors(path):
        write_new(path, content, lasting=False)
    return path
