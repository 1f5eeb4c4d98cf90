"""RAR and 7z: a password and a missing end, told from the heads of their parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.archivemaker import rar4, rar5, seven_zip

from cdsdossier.files.probe.archives import find_7z_fault, find_rar_fault
from cdsdossier.files.probe.faults import FileFault


def fault_of(data: bytes) -> FileFault:
    find = find_7z_fault if data.startswith(b"7z") else find_rar_fault
    return find(lambda at, count: data[at : at + count], len(data))


LOCKED = {
    "rar4": rar4(locked=True),
    "rar4, names too": rar4(heads_locked=True),
    "rar5": rar5(locked=True),
    "rar5, names too": rar5(heads_locked=True),
    "rar5 with a comment": rar5(locked=True, comment=b"Nop ngay 5/6"),
    "7z": seven_zip(locked=True),
    "7z, its list packed by LZMA": seven_zip(locked=True, heads="lzma"),
    "7z, its list packed by LZMA2": seven_zip(locked=True, heads="lzma2"),
    "7z, names too": seven_zip(heads="locked"),
}
SOUND = {
    "rar4": rar4(),
    "rar4 without a last block, as RAR 2 wrote": rar4(last=False),
    "rar4 with something behind it": rar4() + b"ghi chu" * 9,
    "rar4 of many files": rar4(entries=300),
    "rar5": rar5(),
    "rar5 with a comment": rar5(comment=b"Nop ngay 5/6"),
    "rar5 with something behind it": rar5() + bytes(300),
    "7z": seven_zip(),
    "7z, its list packed by LZMA": seven_zip(heads="lzma"),
    "7z, its list packed by LZMA2": seven_zip(heads="lzma2"),
    "7z with something behind it": seven_zip() + bytes(100),
    "7z of nothing": b"7z\xbc\xaf\x27\x1c\0\x04" + bytes(24),
}


@pytest.mark.parametrize("name", LOCKED)
def test_a_password_is_told(name: str) -> None:
    assert fault_of(LOCKED[name]) is FileFault.LOCKED


@pytest.mark.parametrize("name", SOUND)
def test_a_whole_archive_has_no_fault(name: str) -> None:
    assert fault_of(SOUND[name]) is FileFault.NONE


@pytest.mark.parametrize("data", [rar4(), rar5(), rar5(comment=b"x" * 300), seven_zip(), seven_zip(heads="lzma2")])
def test_a_missing_end_is_told(data: bytes) -> None:
    body = data.rindex(b"Bang diem", 0, -100)
    assert {fault_of(data[:at]) for at in (body + 3, body + 15, body - 30)} == {FileFault.CUT}
    assert fault_of(data) is FileFault.NONE


def test_an_old_archive_that_ends_inside_the_head_of_a_block_is_cut_and_one_between_blocks_is_not() -> None:
    first = len(rar4(entries=1, last=False))

    assert {fault_of(rar4()[: first + more]) for more in (3, 6, 7, 20)} == {FileFault.CUT}
    assert fault_of(rar4()[:first]) is FileFault.NONE  # as RAR 2 ended
    assert fault_of(rar4(last=False) + b"\r\n") is FileFault.NONE


def test_a_volume_of_several_and_a_name_like_a_coder_are_no_lock() -> None:
    assert fault_of(seven_zip(name="\u0624\u07f1.txt")) is FileFault.NONE
    assert fault_of(rar4(entries=3000)) is FileFault.NONE  # more than are followed


@given(st.sampled_from([rar4(), rar5(), seven_zip(heads="lzma")]), st.integers(0, 300), st.binary(max_size=40))
def test_no_damage_is_a_crash(data: bytes, at: int, noise: bytes) -> None:
    assert fault_of(data[:at] + noise + data[at + len(noise) :]) in set(FileFault)
