"""What people typed, from all files of a dossier."""

from __future__ import annotations

from support.rulemaker import FILES, read_dossier

from cdsdossier.model.dossier.texts import TypedText, iter_typed_texts

REVIEW = "of: {school: THCST}\nremarks: {strengths: [Tốt.]}\nscores: {'1.1': {reason: Thiếu}}\nbody: {name: UBND xã}\n"
MORE = (
    "  bao-cao: {file: a.pdf, discussion: [Đồng ý.], final: {digest: abc}}\nwaivers: [{rule: x, where: y, reason: z}]\n"
)


def texts() -> dict[str, TypedText]:
    files = {**FILES, "dossier.yaml": FILES["dossier.yaml"] + MORE, "review.yaml": REVIEW}
    return {one.text: one for one in iter_typed_texts(read_dossier(files))}


def test_each_text_has_its_file_its_key_and_what_it_is_about() -> None:
    found = texts()

    assert (found["Trường THCS Thử"].file, found["Trường THCS Thử"].path) == ("dossier.yaml", ("school", "name"))
    assert (found["Đồng ý."].about, found["Thiếu"].about, found["Tốt."].about) == ("bao-cao", "1.1", "")
    assert found["Ban hành kế hoạch"].file == "timeline.yaml"
    assert found["UBND xã"].file == "review.yaml"


def test_running_text_is_told_from_names() -> None:
    prose = {text for text, one in texts().items() if one.is_prose}

    assert {"Phần mềm dạy học dùng đều.", "Tốt.", "Thiếu", "Đồng ý."} <= prose
    assert not {"Trường THCS Thử", "Ban hành kế hoạch", "UBND xã"} & prose


def test_names_of_files_and_what_is_not_printed_are_left_out() -> None:
    assert not {"a.pdf", "abc", "z", "thu-2026"} & texts().keys()
