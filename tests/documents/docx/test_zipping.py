"""The zip around the parts of a Word file."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from cdsdossier.documents.docx.zipping import zip_parts

NAMES = st.text("abc/._[]", min_size=1, max_size=8)
PARTS = st.dictionaries(NAMES, st.binary(max_size=300), max_size=6)


@given(still=PARTS, made=PARTS)
def test_any_zip_reader_finds_every_part_in_the_order_of_their_names(
    still: dict[str, bytes], made: dict[str, bytes]
) -> None:
    with zipfile.ZipFile(io.BytesIO(zip_parts(still, made))) as package:
        assert package.testzip() is None
        assert package.namelist() == sorted({*still, *made})
        assert {name: package.read(name) for name in package.namelist()} == {**still, **made}
