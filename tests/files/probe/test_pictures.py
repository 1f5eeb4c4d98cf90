"""Pictures as Pillow writes them: whole, with something behind them, cut short."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from functools import cache
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from support.evidencemaker import png

from cdsdossier.files.probe.pictures import bmp_is_cut, gif_is_cut, png_is_cut, tiff_is_cut


def cut(data: bytes) -> bool:
    def read(at: int, count: int) -> bytes:
        return data[at : at + count]

    if data[:3] == b"GIF":
        return gif_is_cut(read, len(data), data[-4096:])
    if data[:2] == b"BM":
        return bmp_is_cut(data[:4096], len(data))
    return png_is_cut(read, len(data)) if data[:4] == b"\x89PNG" else tiff_is_cut(read, data[:4096], len(data))


@cache
def picture(form: str, mode: str = "RGB", pages: int = 1, **options: object) -> bytes:
    noise, out = Random(7), io.BytesIO()  # noqa: S311 - no secret
    images = [Image.frombytes(mode, (90, 70), noise.randbytes(90 * 70 * len(mode))) for _ in range(pages)]
    more = {"save_all": True, "append_images": images[1:]} if pages > 1 else {}
    images[0].save(out, form, **more, **options)
    return out.getvalue()


WHOLE = {
    "gif": picture("GIF", "L"),
    "gif that moves": picture("GIF", "L", 4),
    "gif with noise behind it": picture("GIF", "L") + b"\x11;\x22" * 3000,
    "gif with zeros behind it": picture("GIF", "L") + bytes(9),
    "gif without its end mark": picture("GIF", "L")[:-1],
    "gif with a comment": picture("GIF", "L", comment=b"ngay 5; thang 6"),
    "png": picture("PNG"),
    "png with a film behind it": picture("PNG") + bytes(9000),
    "bmp": picture("BMP"),
    "bmp of palette": picture("BMP", "L"),
    "bmp with something behind it": picture("BMP") + bytes(90),
    "bmp without its last filling": picture("BMP")[:-2],
    "tiff": picture("TIFF"),
    "tiff, LZW": picture("TIFF", compression="tiff_lzw"),
    "tiff, JPEG": picture("TIFF", compression="jpeg"),
    "tiff of fax": picture("TIFF", "L", compression="tiff_adobe_deflate"),
    "tiff of pages": picture("TIFF", "L", 5),
    "tiff with something behind it": picture("TIFF") + bytes(900),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_picture_is_not_cut(name: str) -> None:
    assert not cut(WHOLE[name])


@pytest.mark.parametrize("name", [name for name in WHOLE if "behind" not in name and "without" not in name])
def test_a_missing_end_is_told(name: str) -> None:
    data = WHOLE[name]
    assert [place for place in (0.3, 0.5, 0.8, 0.95) if not cut(data[: int(len(data) * place)])] == []


def tiff(order: str, *, strip: tuple[int, int], following: int = 0, packing: int = 1) -> bytes:
    """Return a grey TIFF of 20 rows of 20 dots, its strip where and as long as is said."""
    fields = {256: 20, 257: 20, 258: 8, 259: packing, 273: strip[0], 279: strip[1]}
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", 8)
    table = b"".join(struct.pack(f"{order}HHII", tag, 4, 1, value) for tag, value in fields.items())
    return head + struct.pack(f"{order}H", len(fields)) + table + struct.pack(f"{order}I", following) + bytes(400)


@pytest.mark.parametrize("order", ["<", ">"])
def test_the_lengths_of_a_tiff_are_read_in_its_own_order(order: str) -> None:
    start = 8 + 2 + 6 * 12 + 4
    whole = tiff(order, strip=(start, 400))

    assert not cut(whole)
    assert cut(whole[:-1])
    assert cut(whole[:50])
    assert not cut(tiff(order, strip=(start, 4_000_000)))  # a wrong length of a page that is not packed
    assert cut(tiff(order, strip=(start, 4_000_000), packing=5))
    assert not cut(tiff(order, strip=(start, 400), following=0x5A5A5A5A))  # never written
    assert cut(tiff(order, strip=(start, 400), following=600))
    assert not cut(tiff(order, strip=(90_000, 0)))
    assert not cut(whole.replace(b"*", b"+", 1)[:40])  # of more than 4 GB


def test_a_bmp_may_say_nothing_of_its_length_and_stand_on_its_head() -> None:
    data = picture("BMP")
    nameless = data[:2] + bytes(4) + data[6:34] + bytes(4) + data[38:]
    turned = data[:22] + struct.pack("<i", -70) + data[26:]

    assert [cut(nameless), cut(turned), cut(nameless[:-900]), cut(turned[:-900])] == [False, False, True, True]


def test_an_old_bmp_has_a_shorter_head() -> None:
    old = b"BM" + bytes(8) + struct.pack("<IIHHHH", 26, 12, 20, 10, 1, 24) + bytes(600)

    assert [cut(old), cut(old[:-100])] == [False, True]


@given(st.sampled_from(list(WHOLE.values())), st.integers(0, 400), st.binary(max_size=30))
def test_no_damage_is_a_crash(data: bytes, at: int, noise: bytes) -> None:
    damaged = data[:4] + (data[:at] + noise + data[at + len(noise) :])[4:]
    assert cut(damaged) in {True, False}


@pytest.mark.parametrize("make", [lambda: picture("PNG"), lambda: png(50)])
def test_a_png_ends_with_its_last_chunk(make: Callable[[], bytes]) -> None:
    data = make()
    assert [cut(data), cut(data[:-1]), cut(data[:-13])] == [False, True, True]
