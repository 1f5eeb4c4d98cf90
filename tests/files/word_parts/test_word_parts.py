"""A Word file that only holds what a paper needs; the texts that Word shows, whatever their parts are called."""

from __future__ import annotations

from support.wordfile import MAIN, WORD, word_fault, word_file, word_link

from cdsdossier.files.tables.unzip import OfficePackage
from cdsdossier.files.word_parts import iter_text_trees


def test_the_text_of_a_footer_is_found_by_its_type() -> None:
    footer = f'<w:ftr xmlns:w="{MAIN}"><w:p><w:r><w:t>chân trang</w:t></w:r></w:p></w:ftr>'.encode()
    kinds = {"word/footer1.foo": f"{WORD}.footer+xml"}
    data = word_file({"word/footer1.foo": footer}, types=kinds, links=[word_link("footer", "footer1.foo")])

    assert word_fault(data) == ""
    assert "chân trang" in "".join("".join(map(str, tree.itertext())) for tree in iter_text_trees(OfficePackage(data)))
