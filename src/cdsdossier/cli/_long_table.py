"""``rollup --rows``: the long table, written piece by piece beside where it goes, then put in its place."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier.cli import _output as output
from cdsdossier.cli._target import OutputTarget, choose_target
from cdsdossier.files.regular import open_regular_file

if TYPE_CHECKING:
    from cdsdossier.office.rollup.collect.detail_store import DetailStore
    from cdsdossier.office.rollup.collect.rows import Rollup

_EXAMPLE = "tung-dong.parquet"


def choose_long_targets(path: Path | None, *, force: bool) -> Sequence[OutputTarget]:
    """Return the file of the long table and, for CSV, its companion; none where none is asked for."""
    if path is None:
        return ()
    from cdsdossier.office.rollup.output.long_table import LONG_FORMS, check_long_form

    table = choose_target(path, force=force, option="--rows", example=_EXAMPLE, suffixes=LONG_FORMS)
    check_long_form(path.suffix.lower())
    if path.suffix.lower() != ".csv":
        return (table,)
    beside = path.with_name(f"{path.name}-metadata.json")
    return table, choose_target(beside, force=force, option="--rows", example=_EXAMPLE)


@contextlib.contextmanager
def keep_details(targets: Sequence[OutputTarget]) -> Iterator[DetailStore | None]:
    """Give what takes the lines of the dossiers; None where no long table is asked for."""
    if not targets:
        yield None
        return
    from cdsdossier.office.rollup.collect.detail_store import DetailStore

    with DetailStore() as details:
        yield details


def write_long_table(targets: Sequence[OutputTarget], result: Rollup, details: DetailStore | None) -> None:
    """Write the long table, and what describes it."""
    if not targets or details is None:
        return
    from cdsdossier.files.atomic import open_temporary_file, refuse_write_errors, replace_patiently
    from cdsdossier.office.rollup.output import long_table
    from cdsdossier.office.rollup.statistics.tally import tally_rollup

    table, *beside = targets
    write = long_table.write_long_csv if beside else long_table.write_long_parquet
    table.refuse_overwriting()
    with refuse_write_errors(table.path), open_temporary_file(table.path) as (temporary, file):
        write(file, long_table.iter_long_lines(tally_rollup(result), details))
        file.close()
        with open_regular_file(temporary) as written:
            digest = hashlib.file_digest(written, "sha256").hexdigest()
        replace_patiently(temporary, table.path)
    table.remember(digest)
    for one in beside:
        one.write(long_table.describe_long_csv(table.path.name))
    output.show_note(f"đã ghi {table.path}")
