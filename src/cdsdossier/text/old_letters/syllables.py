"""Which words can be Vietnamese: a syllable's beginning, its rhyme and its tone. What it means does not matter.

A word that no syllable is like is read wrongly: ``chØ`` in a text of Unicode, ``lỡ`` … there is none like ``cafộ``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from cdsdossier.text.normalize import compose

_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _words(text: str) -> list[str]:
    return text.split()


#: Rhymes by their first letter, without tone.
_RHYMES = _words("""
a ac ach ai am an ang anh ao ap at au ay
ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oi om on ong oong oc ooc op ot
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uâu uây uc uê uêch uên uênh uêt ui um un ung up ut uôc uôi uôm uôn uông uôt uơ
uy uya uych uyn uynh uyp uyt uyu uyên uyêt
ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
y yêm yên yêng yêt yêu
""")
#: k, gh, ngh stand before these letters, c, g, ng before the others.
_FRONT = "|".join(rhyme for rhyme in _RHYMES if rhyme[0] in "eêiy")
_BACK = "|".join(rhyme for rhyme in _RHYMES if rhyme[0] not in "eêiy")
_AFTER_QU = "|".join(rhyme for rhyme in (*_RHYMES, "ych", "ynh", "yp", "yt", "yu") if rhyme[0] not in "uư")
_SYLLABLE = re.compile(
    f"(?:b|ch|d|đ|gi|h|kh|l|m|n|nh|ph|r|s|t|th|tr|v|x)?(?:{_FRONT}|{_BACK})|(?:k|gh|ngh)(?:{_FRONT})|(?:c|g|ng)(?:{_BACK})"
    f"|g(?:i|ia|in|iêc|iêm|iêng|iêt|iêu)|qu(?:{_AFTER_QU})"
)
#: Rhymes that end in one of these have no other tone than sắc and nặng.
_STOPPED = re.compile(r"(?:c|ch|p|t)\Z")


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Return whether a word, in letters of any case, can be one of Vietnamese."""
    apart = compose(word.lower(), "NFD")
    tones = [mark for mark in apart if mark in _TONES]
    bare = compose("".join(letter for letter in apart if letter not in _TONES))
    if len(tones) > 1 or _SYLLABLE.fullmatch(bare) is None:
        return False
    return not _STOPPED.search(bare) or tones in (["\u0301"], ["\u0323"])
