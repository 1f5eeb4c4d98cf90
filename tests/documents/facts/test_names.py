from cdsdossier.documents.facts.names import TEMPLATE_NAMES, format_template_names


def test_every_name_is_on_a_line_of_its_own_with_its_words_in_one_column() -> None:
    lines = format_template_names().split("\n")

    assert len(lines) == len(TEMPLATE_NAMES)
    assert {line.index(words) for line, words in zip(lines, TEMPLATE_NAMES.values(), strict=True)} == {
        max(map(len, TEMPLATE_NAMES)) + 4
    }
