"""How a name is found: by full pinyin and by initials."""

from functools import lru_cache

from pypinyin import lazy_pinyin


@lru_cache(maxsize=10_000)
def _syllable(character: str) -> str:
    """Return a character's usual reading; a name is no phrase, so its neighbours tell nothing."""
    return "".join(lazy_pinyin(character)).lower()


def pinyin_of(*, name: str) -> tuple[str, str]:
    """Return full pinyin and initials in lower case, as ``("zhangsan", "zs")``."""
    syllables = [_syllable(character) for character in name]
    return "".join(syllables)[:200], "".join(syllable[:1] for syllable in syllables)[:50]
