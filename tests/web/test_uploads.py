"""Files that were sent up."""

from __future__ import annotations

from io import BytesIO

from cdsdossier.web.uploads import Uploads


def test_a_file_is_kept_until_it_is_dropped_or_many_came_after() -> None:
    uploads = Uploads()
    key = uploads.keep(BytesIO(b"x"), ".xlsx")
    path = uploads.find(key)
    assert path is not None
    assert (path.read_bytes(), path.suffix) == (b"x", ".xlsx")
    uploads.drop(key)
    assert uploads.find(key) is None
    assert not path.exists()
    first = uploads.keep(BytesIO(b"x"), "/../x")
    for _ in range(20):
        uploads.keep(BytesIO(b"y"), ".xlsx")
    assert uploads.find(first) is None
    assert uploads.find("../x") is None
