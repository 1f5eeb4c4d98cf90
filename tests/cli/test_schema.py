"""The command that helps the editor: writes what is ours, keeps what a person has set."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran, fingerprint

from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.workflows import editor_schemas
from cdsdossier.workflows.editor_schemas.settings import KEY, Unmergeable, merge_settings

Cli = Callable[..., Ran]
Golden = Callable[[str, str], None]

FILES = {
    ".schema/dossier.json",
    ".schema/timeline.json",
    ".schema/narrative.json",
    ".schema/indicator-set.json",
    ".schema/review.json",
    ".schema/scores-1.json",
    ".schema/scores-2.json",
}
WANTED = {".schema/dossier.json": "dossier.yaml", ".schema/scores-1.json": "scores/1-*.yaml"}
OURS = {"./.schema/dossier.json": "dossier.yaml", "./.schema/scores-1.json": "scores/1-*.yaml"}


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_schemas_and_the_settings_are_written_and_nothing_else_changes(cli: Cli, example: Path) -> None:
    before = fingerprint(example)
    ran = cli("schema", example)
    after = fingerprint(example)

    assert (ran.code, ran.err) == (0, "")
    assert set(after) - set(before) == {*FILES, ".vscode/settings.json"}
    assert {name: after[name] for name in before} == before
    assert "VS Code" in ran.out
    assert all(Path(name).name in ran.out for name in FILES)


def test_help_is_in_vietnamese(cli: Cli, golden: Golden) -> None:
    golden("help/schema.txt", cli("schema", "--help").out)


def test_every_file_of_the_dossier_has_its_schema_in_the_settings(cli: Cli, example: Path) -> None:
    cli("schema", example)
    mapping = json.loads((example / ".vscode/settings.json").read_text(encoding="utf-8"))[KEY]
    covered = [path.name for glob in mapping.values() for path in example.glob(glob)]

    assert all((example / path).is_file() for path in mapping)
    assert sorted(covered) == sorted(path.name for path in example.rglob("*.yaml"))


def test_a_second_run_changes_nothing(cli: Cli, example: Path) -> None:
    cli("schema", example)
    first = {name: digest for name, (_, digest) in fingerprint(example).items()}
    settings = (example / ".vscode/settings.json").stat().st_mtime_ns
    ran = cli("schema", example)

    assert ran.code == 0
    assert "settings.json" not in ran.out
    assert {name: digest for name, (_, digest) in fingerprint(example).items()} == first
    assert (example / ".vscode/settings.json").stat().st_mtime_ns == settings


def test_what_lies_in_the_folder_is_kept_and_old_schemas_are_written_anew(cli: Cli, example: Path) -> None:
    (example / ".schema").mkdir()
    (example / ".schema/ours.json").write_text("{}", encoding="utf-8")
    (example / ".schema/dossier.json").write_text("cũ", encoding="utf-8")
    cli("schema", example)

    assert (example / ".schema/ours.json").read_text(encoding="utf-8") == "{}"
    assert json.loads((example / ".schema/dossier.json").read_text(encoding="utf-8"))["title"] == "dossier.yaml"


def test_a_folder_inside_the_dossier_will_do(cli: Cli, example: Path) -> None:
    assert cli("schema", example / "scores").code == 0
    assert files(example) >= FILES


def test_a_new_year_has_the_schemas_that_its_files_name(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "2025-2026"
    cli("init", folder, "--kind", "thcs")
    made = {name: (folder / name).read_bytes() for name in FILES}
    named = {
        (path.parent / line.partition("$schema=")[2]).resolve()
        for path in folder.rglob("*.yaml")
        for line in path.read_text(encoding="utf-8").splitlines()[:1]
        if "$schema=" in line
    }

    assert {path.relative_to(folder.resolve()).as_posix() for path in named} == FILES - {
        ".schema/indicator-set.json",
        ".schema/review.json",
    }
    assert made == editor_schemas.build_schemas(IndicatorSet.read("qd4725-2022"))
    assert not (folder / ".vscode").exists()


def test_an_unreadable_frozen_set_exits_with_three_and_nothing_is_written(cli: Cli, example: Path) -> None:
    (example / "indicator-set.yaml").write_text("id: [\n", encoding="utf-8")
    ran = cli("schema", example)

    assert ran.code == 3
    assert not (example / ".schema").exists()


def test_a_folder_without_a_dossier_exits_with_three(cli: Cli, tmp_path: Path) -> None:
    assert cli("schema", tmp_path).code == 3
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_way_is_refused_with_a_sentence(cli: Cli, example: Path) -> None:
    (example / ".schema").write_text("", encoding="utf-8")
    ran = cli("schema", example)

    assert ran.code == 1
    assert "Không ghi được" in ran.err


def test_a_link_out_of_the_dossier_is_not_followed(cli: Cli, example: Path, tmp_path: Path) -> None:
    (tmp_path / "ngoai").mkdir()
    try:
        (example / ".schema").symlink_to(tmp_path / "ngoai", target_is_directory=True)
    except OSError:
        pytest.skip("this system does not let us make links")
    ran = cli("schema", example)

    assert ran.code == 1
    assert "dẫn ra ngoài hồ sơ" in ran.err
    assert list((tmp_path / "ngoai").iterdir()) == []


# --- The settings ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("there", "kept"),
    [
        ("", {}),
        ("{}", {}),
        ('{"editor.tabSize": 2, "files.eol": "\\n"}', {"editor.tabSize": 2, "files.eol": "\n"}),
        ('{"yaml.schemas": {"./mine.json": ["x.yaml"]}}', {}),
    ],
)
def test_other_settings_stay(there: str, kept: dict[str, object]) -> None:
    settings = json.loads(merge_settings(there.encode(), WANTED))
    mapping = settings.pop(KEY)

    assert settings == kept
    assert mapping.items() >= OURS.items()
    assert ("./mine.json" in mapping) is ("mine" in there)


@pytest.mark.parametrize(
    ("named", "then"),
    [
        ("dossier.yaml", "dossier.yaml"),
        ("*.yaml", ["*.yaml", "dossier.yaml"]),
        (["a.yaml"], ["a.yaml", "dossier.yaml"]),
        (["dossier.yaml", "a.yaml"], ["dossier.yaml", "a.yaml"]),
    ],
)
def test_files_that_a_person_gave_one_of_our_schemas_keep_it(named: object, then: object) -> None:
    there = json.dumps({KEY: {"./.schema/dossier.json": named}}).encode()

    assert json.loads(merge_settings(there, WANTED))[KEY]["./.schema/dossier.json"] == then


def test_what_has_it_all_stays_byte_for_byte() -> None:
    there = f'{{ "a": 1.50,\n\n"{KEY}": {json.dumps(OURS)} }}'.encode()

    assert merge_settings(there, WANTED) == there


def test_indent_order_letters_and_line_ends_stay() -> None:
    there = '{\r\n\t"z": "Tiếng Việt",\r\n\t"a": [1, 2.5]\r\n}\r\n'.encode()
    text = merge_settings(there, WANTED).decode()

    assert text.startswith('{\r\n\t"z": "Tiếng Việt",\r\n\t"a": [\r\n\t\t1,')
    assert text.count("\n") == text.count("\r\n")


@pytest.mark.parametrize(
    "there",
    [
        '{\n  // của tôi\n  "a": 1\n}',
        '{"a": 1,}',
        '{"a": 1, "a": 2}',
        "[]",
        '{"yaml.schemas": []}',
        '{"yaml.schemas": {"./.schema/dossier.json": 5}}',
        '{"a": "\\ud800"}',
        '{"a": 1e999}',
        '{"a": -Infinity}',
        '{"a": NaN}',
        '{"b": 1.10}',
        '{"c": 12345678901234567890.123}',
        "[" * 100_000,
        "{",
    ],
)
def test_settings_that_would_lose_something_are_left_alone(there: str) -> None:
    with pytest.raises(Unmergeable):
        merge_settings(there.encode(), WANTED)


def test_comments_are_left_alone_and_what_to_add_is_said(cli: Cli, example: Path) -> None:
    settings = example / ".vscode" / "settings.json"
    settings.parent.mkdir()
    settings.write_bytes(b'{\n  // mine\n  "editor.tabSize": 4,\n}\n')
    ran = cli("schema", example)

    assert ran.code == 0
    assert settings.read_bytes() == b'{\n  // mine\n  "editor.tabSize": 4,\n}\n'
    assert files(example) >= FILES
    assert "không sửa" in ran.err
    pasted = json.loads("{" + ran.err.partition("\n")[2] + "}")
    assert pasted[KEY]["./.schema/scores-1.json"] == "scores/1-*.yaml"


def test_settings_that_cannot_be_opened_are_left_alone(cli: Cli, example: Path) -> None:
    (example / ".vscode" / "settings.json").mkdir(parents=True)
    ran = cli("schema", example)

    assert ran.code == 0
    assert "không sửa" in ran.err


def test_numbers_that_are_written_again_as_they_stand_are_no_obstacle() -> None:
    there = '{"a": 1.5, "b": -0.25, "c": 12345678901234567890123, "d": 1e+22}'

    assert b'"a": 1.5,\n  "b": -0.25,\n  "c": 12345678901234567890123,\n  "d": 1e+22' in merge_settings(
        there.encode(), WANTED
    )
