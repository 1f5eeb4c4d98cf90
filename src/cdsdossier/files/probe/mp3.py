"""Whether the end of an MP3 is missing: what its first frame says of all of it (Xing, Info, VBRI), and how it ends.

Programs that shorten a sound without writing it anew leave the old length in the first frame. Such a file ends with a
whole frame or with a tag, a download that stopped does not.
"""

from __future__ import annotations

import re

from cdsdossier.files.probe.reading import ReadAt

#: A frame of layer III, its rate of bits and of samples given.
_FRAME = rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb][\x10-\xeb]"
#: A first frame that says how much follows.
_STATED = rb"(?s)\xff[\xe2\xe3\xf2\xf3\xfa\xfb].{11,36}?(?:Xing|Info|VBRI)"
_RATES = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_RATES_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_SAMPLES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_HAS_FRAMES, _HAS_BYTES = 1, 2
_MOST_TAGS, _GAP, _END = 4, 4096, 8192
#: A tag behind the sound that was counted too, and that was taken off since.
_SLACK = 200


def starts_as_mp3(head: bytes) -> bool:
    """Return whether a file without a tag starts with a frame that says how much follows."""
    return head.startswith(b"\xff") and re.match(_STATED, head) is not None


def mp3_is_cut(read: ReadAt, size: int) -> bool:
    """Return whether an MP3 ends inside its first tag, or inside a frame and before the end that its head states."""
    at = _behind_tags(read)
    if at > size:
        return True
    gap = read(at, _GAP)
    at += len(gap) - len(gap.lstrip(b"\0"))
    stated = _stated_bytes(read(at, 64))
    return bool(stated) and at + stated > size + _SLACK and not _ends_whole(read(max(size - _END, 0), _END))


def _behind_tags(read: ReadAt) -> int:
    at = 0
    for _ in range(_MOST_TAGS):
        head = read(at, 10)
        if not head.startswith(b"ID3") or len(head) < 10 or max(head[6:]) > 0x7F:
            break
        length = sum(byte << 7 * place for place, byte in enumerate(reversed(head[6:])))
        at += 10 + length + (10 if head[5] & 0x10 else 0)
    return at


def _stated_bytes(head: bytes) -> int:
    """Return how many bytes the first frame says that it and all others take; 0 where it does not."""
    found = re.match(_STATED, head)
    if not found:
        return 0
    about = head[found.end() :]
    if found.group().endswith(b"VBRI"):
        return int.from_bytes(about[6:10], "big")
    flags = int.from_bytes(about[:4], "big")
    place = 8 if flags & _HAS_FRAMES else 4
    return int.from_bytes(about[place : place + 4], "big") if flags & _HAS_BYTES else 0


def _ends_whole(tail: bytes) -> bool:
    """Return whether the last bytes are a tag, or two frames of which the second ends where the file does."""
    if tail[-128:].startswith(b"TAG") or b"APETAGEX" in tail[-160:] or b"LYRICS200" in tail[-160:]:
        return True
    frames = {len(tail): 0}
    for at in range(len(tail) - 4, -1, -1):
        length = _frame_length(tail[at : at + 4]) if tail[at] == 0xFF else 0
        if length and at + length in frames:
            frames[at] = frames[at + length] + 1
            if frames[at] == 2:
                return True
    return False


def _frame_length(head: bytes) -> int:
    if not re.match(_FRAME, head):
        return 0
    version, rate, samples = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if samples == 3:
        return 0
    bits = (_RATES if version == 3 else _RATES_2)[rate] * 1000
    return (144 if version == 3 else 72) * bits // _SAMPLES[version][samples] + (head[2] >> 1 & 1)
