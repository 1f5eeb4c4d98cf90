"""A set is read whole or refused; where it is at fault, the fault is told."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from support.overlay import BASE, TODAY, judged, laid_out

from cdsdossier import Dossier, IndicatorSet, assess
from cdsdossier.errors import Unreadable, WrongUsage
from cdsdossier.files import resources
from cdsdossier.judging.measures import find_range
from cdsdossier.judging.rules import RULES
from cdsdossier.model.indicatorset import LevelRange, Range
from cdsdossier.model.indicatorset.joints import find_joint_faults
from cdsdossier.yamlio.messages import lower_first
from cdsdossier.yamlio.reader import parse_page

CALM = settings(deadline=None)  # a slow machine is no fault

SMALL = (BASE / "indicator-set.yaml").read_text(encoding="utf-8")


def written(folder: Path, text: str) -> Path:
    path = folder / "a.yaml"
    path.write_text(text, encoding="utf-8")
    return path


# --- Finding and refusing ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", resources.shipped_set_ids())
def test_a_shipped_set_is_found_by_its_id(name: str) -> None:
    assert IndicatorSet.read(name).id == name


def test_a_set_is_found_by_its_path_as_text_or_path(tmp_path: Path) -> None:
    path = written(tmp_path, SMALL)

    assert IndicatorSet.read(path) == IndicatorSet.read(str(path))
    assert IndicatorSet.read(path).id == "thu-2026"
    assert IndicatorSet.read(path).page.file.endswith("/a.yaml")


def test_an_id_that_is_nearly_right_is_named() -> None:
    with pytest.raises(WrongUsage, match="Có phải qd4725-2022") as refused:
        IndicatorSet.read("qd4725-202")
    assert refused.value.exit_code == 2


def test_an_id_that_is_like_none_gets_the_list() -> None:
    with pytest.raises(WrongUsage) as refused:
        IndicatorSet.read("xyz")
    assert all(name in str(refused.value) for name in resources.shipped_set_ids())


BROKEN = {
    "syntax": "id: [\n",
    "bytes": "id: \x07\n",
    "empty": "",
    "list": "- id\n",
    "no id": SMALL.replace("id: thu-2026\n", ""),
    "no decision": SMALL.replace("decision:", "note_2:"),
    "no number": SMALL.replace("number: 1/QĐ-THU, ", ""),
    "no levels": SMALL.replace("levels:\n  - {level: 1, name", "muc:\n  - {level: 1, name"),
    "no groups": SMALL.replace("groups:", "nhom:"),
    "groups of text": SMALL[: SMALL.index("groups:")] + "groups: abc\n",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_set_that_cannot_be_judged_by_is_refused_with_places(text: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refused:
        IndicatorSet.read(written(tmp_path, text))

    assert refused.value.exit_code == 3
    assert refused.value.findings
    assert all(finding.file.endswith("/a.yaml") and finding.line for finding in refused.value.findings)


def test_a_fault_that_leaves_it_usable_is_told_and_nothing_else_is_lost(tmp_path: Path) -> None:
    text = SMALL.replace("confirmed: {by: N.V.A., date: 2026-01-05}", "confirmed: {by: N.V.A., date: 5/1/2026}")
    rules = IndicatorSet.read(written(tmp_path, text))

    assert [(f.rule, f.line) for f in rules.findings] == [("value-wrong", 8)]
    assert list(rules.rows) == ["1.2.1", "1.2.2", "1.3", "2.2", "2.3"]


def test_a_dossier_is_judged_by_its_own_copy_and_never_silently_by_another(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    assert IndicatorSet.of(Dossier.read(folder)).id == "thu-2026"

    (folder / "indicator-set.yaml").write_text("id: [\n", encoding="utf-8")
    with pytest.raises(Unreadable):
        IndicatorSet.of(Dossier.read(folder))

    (folder / "indicator-set.yaml").unlink()
    with pytest.raises(Unreadable, match=r"indicator-set\.yaml"):
        IndicatorSet.of(Dossier.read(folder))

    text = (folder / "dossier.yaml").read_text(encoding="utf-8")
    (folder / "dossier.yaml").write_text(text.replace("thu-2026", "qd4725-2022"), encoding="utf-8")
    dossier = Dossier.read(folder)
    assert IndicatorSet.of(dossier).id == "qd4725-2022"
    assert "file-missing" in {f.rule for f in assess(dossier, IndicatorSet.of(dossier), TODAY).findings}


def looked_at(old: str = "", new: str = "") -> IndicatorSet:
    """Return the small set with some of its text replaced, whatever is wrong with it then."""
    assert old in SMALL
    return IndicatorSet.look(parse_page(SMALL.replace(old, new, 1).encode(), "a.yaml"))


def places(rules: IndicatorSet) -> list[tuple[str, int | None, int | None]]:
    return [(finding.rule, finding.line, finding.column) for finding in rules.findings]


def at(text: str, words: str) -> tuple[int, int]:
    """Return line and column of the first place where words are in a text."""
    before = text[: text.index(words)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


@pytest.mark.parametrize(
    "name", ["a b", "á", "..", "a.", "-a", "a" * 41, "CON", "con.1", "LPT1", "van-ban", "Van-Ban", "a/b"]
)
def test_an_id_that_names_no_folder_is_refused_at_its_place(name: str, tmp_path: Path) -> None:
    rules = looked_at('{id: "2.3"', f'{{id: "{name}"')

    assert places(rules) == [("value-wrong", *at(SMALL.replace('{id: "2.3"', '{id: §"2.3"'), "§"))]
    with pytest.raises(Unreadable, match=r"a\.yaml có mã không dùng làm tên tệp được"):
        IndicatorSet.read(written(tmp_path, SMALL.replace('{id: "2.3"', f'{{id: "{name}"')))


@pytest.mark.parametrize("name", ['id: "1"', "slug: day-hoc"])
def test_a_group_that_names_no_file_is_refused_at_its_place(name: str) -> None:
    key = name.partition(" ")[0]

    assert places(looked_at(name, f"{key} a b")) == [("value-wrong", *at(SMALL.replace(name, f"{key} §"), "§"))]


@pytest.mark.parametrize(
    "name", ["a", "1", "a_b", "a-", "a" * 40, "com", "com10", "console", "1.2.3", "van-ban-2", "a.con"]
)
def test_an_id_that_names_a_folder_is_taken(name: str) -> None:
    assert places(looked_at('{id: "2.3"', f'{{id: "{name}"')) == []


@pytest.mark.parametrize("name", ["1.1", "1.2.1"])
def test_an_id_that_is_there_twice_is_told_at_the_second(name: str) -> None:
    rules = looked_at('{id: "2.3"', f'{{id: "{name}"')

    assert places(rules) == [("yaml-duplicate-key", *at(SMALL.replace('{id: "2.3"', '{id: §"2.3"'), "§"))]
    assert (rules.findings[0].about, rules.findings[0].message) == (name, f"mã “{name}” đã có ở trên")


def test_ids_that_differ_in_capitals_only_are_one_folder() -> None:
    rules = looked_at('{id: "2.3"', '{id: "A"')
    text = SMALL.replace('{id: "2.3"', '{id: "A"', 1).replace('id: "2.1"', 'id: "a"', 1)

    assert rules.findings == ()
    assert [rule for rule, _, _ in places(IndicatorSet.look(parse_page(text.encode(), "a.yaml")))] == [
        "yaml-duplicate-key"
    ]


def test_two_groups_of_one_file_are_refused() -> None:
    two = yaml.safe_load(SMALL)
    two["groups"][1]["id"], two["groups"][1]["slug"] = two["groups"][0]["id"], two["groups"][0]["slug"].upper()
    rules = IndicatorSet.look(parse_page(yaml.safe_dump(two, allow_unicode=True).encode(), "a.yaml"))

    assert [finding.message for finding in rules.findings] == ["nhóm “1” trùng mã với nhóm ở trên"]


@pytest.mark.parametrize("part", ["decision", "levels", "groups"])
@pytest.mark.parametrize("left", ["", "[]", "{}"])
def test_an_empty_part_is_told_once(part: str, left: str) -> None:
    data = {**yaml.safe_load(SMALL), part: None}
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False).replace(f"{part}: null", f"{part}: {left}")
    rules = IndicatorSet.look(parse_page(text.encode(), "a.yaml"))

    told = [(finding.message, finding.line) for finding in rules.findings if finding.rule == "key-missing"]
    assert told[-1] == (f"thiếu {lower_first(IndicatorSet.fields[part].label)}", at(text, f"{part}:")[0])


def test_a_skeleton_needs_no_groups_but_a_decision_and_levels(tmp_path: Path) -> None:
    data = {**yaml.safe_load(SMALL), "status": "skeleton", "groups": []}
    rules = IndicatorSet.read(written(tmp_path, yaml.safe_dump(data, allow_unicode=True)))

    assert (rules.findings, rules.nodes) == ((), {})
    del data["levels"]
    with pytest.raises(Unreadable, match="thiếu phần không thể thiếu"):
        IndicatorSet.read(written(tmp_path, yaml.safe_dump(data, allow_unicode=True)))


def test_an_unreadable_set_says_so(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"Không đọc được bộ chỉ số .*a\.yaml") as refused:
        IndicatorSet.read(written(tmp_path, "id: [\n"))
    assert refused.value.page is not None
    assert [finding.rule for finding in refused.value.findings] == ["yaml-syntax"]


# --- What is where -----------------------------------------------------------------------------------------------


def test_rows_are_items_with_points_or_criteria_scored_whole() -> None:
    rules = IndicatorSet.read(BASE / "indicator-set.yaml")

    assert list(rules.nodes) == ["1.1", "1.2", "1.2.1", "1.2.2", "1.3", "2.1", "2.2", "2.2.1", "2.2.2", "2.3"]
    assert {row: node.form.maximum for row, node in rules.rows.items()} == {
        "1.2.1": 40, "1.2.2": 20, "1.3": 40, "2.2": 70, "2.3": 30,
    }  # fmt: skip


def test_evidence_of_an_unscored_item_serves_its_criterion() -> None:
    assert IndicatorSet.read(BASE / "indicator-set.yaml").evidence_folders == {
        "1.1": "1.1", "1.2.1": "1.2.1", "1.2.2": "1.2.2", "1.3": "1.3",
        "2.1": "2.1", "2.2": "2.2", "2.2.1": "2.2", "2.2.2": "2.2", "2.3": "2.3",
    }  # fmt: skip


def test_a_set_is_unverified_until_every_row_or_the_whole_is_compared(tmp_path: Path) -> None:
    bare = SMALL.replace("confirmed: {by: N.V.A., date: 2026-01-05}\n", "")

    assert not IndicatorSet.read(written(tmp_path, SMALL)).unverified
    assert IndicatorSet.read(written(tmp_path, bare)).unverified
    data = yaml.safe_load(bare)
    for group in data["groups"]:
        for criterion in group["criteria"]:
            for node in (criterion, *criterion.get("items", ())):
                node["checked"] = ["points"] if "maximum" in node else ["wording"]
    assert not IndicatorSet.read(written(tmp_path, yaml.safe_dump(data, allow_unicode=True))).unverified


def test_the_folders_of_a_row_are_its_own_and_those_of_its_items() -> None:
    rules = IndicatorSet.read(BASE / "indicator-set.yaml")

    assert rules.folders_of["2.2"] == ("2.2", "2.2.1", "2.2.2")
    assert rules.folders_of["1.3"] == ("1.3",)
    assert "2.2.1" not in rules.folders_of


def test_every_node_knows_where_it_is() -> None:
    rules = IndicatorSet.read(BASE / "indicator-set.yaml")

    assert rules.nodes["1.2.2"].path == ("groups", 0, "criteria", 1, "items", 1)
    assert rules.nodes["2.3"].path == ("groups", 1, "criteria", 2)
    assert (rules.nodes["1.2.2"].criterion.id, rules.nodes["2.3"].group.id) == ("1.2", "2")
    assert rules.nodes["2.3"].form is rules.nodes["2.3"].criterion


def test_the_usual_set_is_usable_and_judged_by_group_to_100() -> None:
    assert (IndicatorSet().status, IndicatorSet().judged, IndicatorSet().maximum) == (
        "usable",
        "per-group",
        Decimal(100),
    )


# --- Stretches of numbers ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stretch", "words", "rule"),
    [
        (Range(below=Decimal(50)), "dưới 50", ""),
        (Range(from_=Decimal(50), to=Decimal(75)), "từ 50 đến 75", "from 50"),
        (Range(above=Decimal("75.5")), "trên 75,5", "above 75.5"),
        (Range(), "", ""),
    ],
)
def test_a_stretch_speaks_as_the_law_does(stretch: Range, words: str, rule: str) -> None:
    assert (stretch.words, stretch.rule) == (words, rule)


NUMBERS = st.decimals(min_value=0, max_value=100, places=1)


@st.composite
def partitions(draw: st.DrawFn, size: int = 2) -> tuple[list[dict[str, Any]], Decimal]:
    """Return levels that join from 0 to the top, in the words of the law, and the top."""
    bounds = sorted(draw(st.sets(NUMBERS.filter(lambda n: 0 < n < 100), min_size=size - 1, max_size=6)))
    levels: list[dict[str, Any]] = [{} for _ in range(len(bounds) + 1)]
    for index, bound in enumerate(bounds):
        upper, lower = draw(st.sampled_from([("below", "from"), ("to", "above")]))
        levels[index][upper], levels[index + 1][lower] = bound, bound
    if draw(st.booleans()):
        levels[0]["from"] = Decimal(0)
    if draw(st.booleans()):
        levels[-1]["to"] = Decimal(100)
    return levels, Decimal(100)


def ranges(levels: list[dict[str, Any]]) -> list[LevelRange]:
    return [
        LevelRange(level=number, **{"from_" if key == "from" else key: bound for key, bound in level.items()})
        for number, level in enumerate(levels, 1)
    ]


@CALM
@given(partitions(), NUMBERS)
def test_levels_that_join_are_silent_and_hold_every_number_once(
    made: tuple[list[dict[str, Any]], Decimal], number: Decimal
) -> None:
    levels = ranges(made[0])

    assert list(find_joint_faults(levels, made[1])) == []
    assert sum(level.holds(number) for level in levels) == 1
    assert find_range(levels, number) is not None


@CALM
@given(partitions(size=3), st.data())
def test_a_level_that_is_taken_away_is_told(made: tuple[list[dict[str, Any]], Decimal], data: st.DataObject) -> None:
    levels, top = made
    del levels[data.draw(st.integers(1, len(levels) - 2))]

    assert list(find_joint_faults(ranges(levels), top))


@CALM
@given(partitions(), st.data())
def test_a_bound_that_is_moved_or_lost_is_told(made: tuple[list[dict[str, Any]], Decimal], data: st.DataObject) -> None:
    levels, top = made
    inner = [(i, key) for i, level in enumerate(levels) for key, bound in level.items() if 0 < bound < top]
    index, key = data.draw(st.sampled_from(inner))
    moved = data.draw(
        st.none() | st.decimals(min_value=-50, max_value=150, places=1).filter(lambda n: n != levels[index][key])
    )
    if moved is None:
        del levels[index][key]
    else:
        levels[index][key] = moved

    assert list(find_joint_faults(ranges(levels), top))


@CALM
@given(partitions(), st.data())
def test_a_bound_that_belongs_to_both_or_to_neither_is_told(
    made: tuple[list[dict[str, Any]], Decimal], data: st.DataObject
) -> None:
    levels, top = made
    _turn(levels[data.draw(st.integers(0, len(levels) - 2))])

    assert list(find_joint_faults(ranges(levels), top))


def _turn(level: dict[str, Any]) -> None:
    """Let the upper bound of a level belong to it where it did not, and the other way round."""
    old, new = ("to", "below") if "to" in level else ("below", "to")
    level[new] = level.pop(old)


@CALM
@given(partitions(size=3), st.permutations([0, 1, 2]))
def test_levels_out_of_order_are_told(made: tuple[list[dict[str, Any]], Decimal], order: list[int]) -> None:
    levels, top = made
    shuffled = [levels[index] for index in order] + levels[3:]

    assert bool(list(find_joint_faults(ranges(shuffled), top))) == (order != [0, 1, 2])


@CALM
@given(partitions(), st.decimals(min_value=1, max_value=99, places=1))
def test_levels_that_end_early_are_told(made: tuple[list[dict[str, Any]], Decimal], end: Decimal) -> None:
    levels, top = made
    low = max(levels[-1].get("from", Decimal(0)), levels[-1].get("above", Decimal(0)))
    levels[-1]["to"] = low + (top - low) * end / 100

    assert list(find_joint_faults(ranges(levels), top))


@pytest.mark.parametrize(
    ("last", "faults"),
    [({"below": 100}, 1), ({"to": 100}, 0), ({"below": 101}, 0), ({"to": 101}, 0), ({"to": 99}, 1), ({}, 0)],
)
def test_the_top_itself_must_be_covered(last: dict[str, int], faults: int) -> None:
    levels = [{"below": Decimal(50)}, {"from": Decimal(50), **{key: Decimal(bound) for key, bound in last.items()}}]

    assert len(list(find_joint_faults(ranges(levels), Decimal(100)))) == faults


@pytest.mark.parametrize("bands", [True, False], ids=["bands", "levels"])
@CALM
@given(made=partitions(), good=st.booleans())
def test_the_rule_says_so_in_the_place(bands: bool, made: tuple[list[dict[str, Any]], Decimal], good: bool) -> None:
    levels, _ = made
    if not good:
        _turn(levels[0])
    rules = yaml.load(SMALL, Loader=yaml.CSafeLoader)
    if bands:
        rules["groups"][0]["criteria"][2]["bands"] = [{**floats(level), "maximum": 40} for level in levels]
    else:
        rules["levels"] = [{"level": n, "name": "x", **floats(level)} for n, level in enumerate(levels, 1)]
    read = read_text(yaml.dump(rules, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False))

    found = assess(Dossier(Path()), read, TODAY, rules=[r for r in RULES if r.__name__.endswith("set_levels_wrong")])
    assert [finding.rule for finding in found.findings] == ([] if good else ["set-levels-wrong"])


def floats(level: dict[str, Any]) -> dict[str, float]:
    return {key: float(bound) for key, bound in level.items()}


def read_text(text: str) -> IndicatorSet:
    """Read a set from its text."""
    from cdsdossier.yamlio.forms import read_form

    page = parse_page(text.encode(), "indicator-set.yaml")
    rules, findings = read_form(IndicatorSet, page)
    assert (page.findings, findings) == ((), ())
    rules.__dict__.update(page=page)
    return rules


@pytest.mark.parametrize("text", ["5,5", "nhiều"])
def test_a_faulty_maximum_is_told_and_does_not_stop_the_score(text: str, tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    path = folder / "indicator-set.yaml"
    path.write_text(SMALL.replace("Có phần mềm, maximum: 40", f'Có phần mềm, maximum: "{text}"'), encoding="utf-8")
    assessment = judged(folder)

    assert ("indicator-set.yaml", "value-wrong") in {(f.file, f.rule) for f in assessment.findings}
    assert assessment.scores.groups[1].points == 70


@pytest.mark.parametrize(("whole", "faults"), [(200, []), (100, ["set-sum-wrong"]), (201, ["set-sum-wrong"])])
def test_a_set_that_judges_as_a_whole_adds_up_as_a_whole(whole: int, faults: list[str], tmp_path: Path) -> None:
    text = SMALL.replace("judged: per-group\nmaximum: 100", f"judged: whole-set\nmaximum: {whole}")
    folder = laid_out(tmp_path / "d")
    (folder / "indicator-set.yaml").write_text(text, encoding="utf-8")

    assert [finding.rule for finding in judged(folder, compare=False).findings] == faults
