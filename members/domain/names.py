"""How a name is found: by full pinyin and by initials."""

from pypinyin import Style, lazy_pinyin


def pinyin_of(*, name: str) -> tuple[str, str]:
    """Return full pinyin and initials in lower case, as ``("zhangsan", "zs")``."""
    full = "".join(lazy_pinyin(name))
    initials = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER))
    return full.lower()[:200], initials.lower()[:50]
