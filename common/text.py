"""Text as typed by people: full-width digits, stray spaces, many middle dots."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

MIDDLE_DOTS = re.compile(r"[•・･．.·‧∙]")
INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
BRACKETED = re.compile(r"[(\[【].*?[)\]】]")
LONG_NUMBER = re.compile(r"\d{11,17}[\dXx]?")
ID_NUMBER = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
EMPTY_WORDS = frozenset(
    {"", "无", "-", "—", "－", "–", "/", "\\", "空", "不详", "暂无", "未知", "——"}
)
DITTO_MARKS = frozenset({"〃", "′′", "同上", "..", '"', "''"})  # as ``squeeze`` leaves them
LONGEST_EMPTY_WORD = 8  # with blanks and marks between; a longer cell means something
TRUE_WORDS = frozenset({"是", "√", "✓", "1", "y", "yes", "有", "对"})
FALSE_WORDS = frozenset({"否", "0", "n", "no", "×", "x", "没有"})


@lru_cache(maxsize=10_000, typed=True)  # a column says the same few things over and over
def squeeze(value: object) -> str:
    """Return the text with all blanks removed, widths folded and invisible characters dropped."""
    text = str(value)
    if text.isalnum() and unicodedata.is_normalized("NFKC", text):  # nothing to fold
        return text
    text = unicodedata.normalize("NFKC", INVISIBLE.sub("", text))
    return re.sub(r"\s+", "", text)


def tidy(value: object) -> str:
    """Return readable text: single spaces, no invisible or control characters."""
    text = INVISIBLE.sub("", str(value)).replace("\u3000", " ").replace("\u00a0", " ")
    text = "".join(ch for ch in text if ch in "\n\t" or unicodedata.category(ch) != "Cc")
    return re.sub(r"\s+", " ", text).strip()


def person_name(value: object) -> str:
    """Return a name without blanks and with the standard middle dot: ``张　三`` is 张三."""
    text = str(value)
    if text.isalpha():  # the usual case: no blank, dot or invisible character
        return text
    text = MIDDLE_DOTS.sub("·", INVISIBLE.sub("", text))
    return re.sub(r"\s+", "", text)


def header_key(value: object) -> str:
    """Return a header as compared: no blanks, no bracketed part, lower case."""
    return BRACKETED.sub("", squeeze(value)).strip(":：*").lower()


def telling_names(named: Iterable[Sequence[str | None]]) -> list[str]:
    """Return of each thing the first of its names that no other bears; of some there is none."""
    things = [[name for name in names if name] for names in named]
    bearers = Counter(key for names in things for key in {squeeze(n).lower() for n in names})
    found = [next((n for n in names if bearers[squeeze(n).lower()] == 1), "") for names in things]
    return [name for name in found if name]


def is_empty(value: object) -> bool:
    """Say whether a cell means nothing: blank, 无, a dash or 不详."""
    if value is None or value == "":
        return True
    if isinstance(value, str):
        if value.isalnum() and value not in EMPTY_WORDS:  # the usual case
            return False
        if len(value.strip()) > LONGEST_EMPTY_WORD:
            return False
    return squeeze(value) in EMPTY_WORDS


def mask_long_numbers(text: str) -> str:
    """Return text in which ID and phone numbers show three digits in front and four behind."""
    return LONG_NUMBER.sub(lambda m: f"{m[0][:3]}{'*' * (len(m[0]) - 7)}{m[0][-4:]}", text)


def holds_id_number(text: str) -> bool:
    return ID_NUMBER.search(text) is not None


def mask_id(head: str, tail: str) -> str:
    """Return an ID number as ``410***********1234``: neither birth date nor sequence shows."""
    return f"{head}{'*' * 11}{tail}" if tail else ""


def mask_phone(number: str) -> str:
    """Return a mobile as ``199****0333``; of anything else not even the length shows."""
    if not number:
        return ""
    return f"{number[:3]}****{number[-4:]}" if len(number) == 11 else "****"
