"""Words that everybody in a district would try as a password (OWASP ASVS 5.0, V6.2.11)."""

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from pypinyin import lazy_pinyin

from accounts.models import User
from branches.models import Organization

WORDS_OF_THE_WORK = (
    "党建", "党员", "党委", "党支部", "组织部", "区委", "县委", "dangjian", "dangyuan", "dangwei",
    "dangzhibu", "zuzhibu", "quwei", "xianwei", "gongchandang", "hongsezhanghu",
)  # fmt: skip
FRAME = re.compile(r"^中共|(工作|总支部|联合支部|支部|直属机关工作)?委员会$|党支部$|党工委$|党委$")
UNITS = re.compile(r"社区|街道|区|县|市|镇|乡|村")
FEWEST_HANZI = 2
FEWEST_LETTERS = 4
"""A shorter word stands in many a good password by chance."""


class OrganizationWordsValidator:
    """Refuses a password that holds a name of the district or of the person, or a word of the work.

    Looked for in Chinese and in pinyin, whatever stands between the letters.
    """

    def validate(self, password: str, user: User | None = None) -> None:
        text = _plain(password)
        for word in _words(user):
            if word in text:
                message = _("“%(word)s” is what others would try first. Leave it out.")
                raise ValidationError(message % {"word": word}, code="password_of_the_house")

    def get_help_text(self) -> str:
        return _("No name of a place, an organization or a person, and no word of your work.")


def _words(user: User | None) -> Iterator[str]:
    yield from WORDS_OF_THE_WORK
    if user is not None:
        yield from _spellings([user.username, user.name])
    for name in _names_of_organizations(user):
        yield from _spellings(UNITS.split(FRAME.sub("", name)))


def _names_of_organizations(user: User | None) -> Iterable[str]:
    """Return the names of the district, of its towns, and of what the person works for."""
    known = Q(superior=None) | Q(superior__superior=None)
    if user is not None and user.pk:
        known |= Q(pk__in=user.grants.values("organization"))
    return Organization.objects.filter(known).values_list("name", flat=True)


def _spellings(words: Iterable[str]) -> Iterator[str]:
    for word in map(_plain, words):
        if len(word) >= (FEWEST_LETTERS if word.isascii() else FEWEST_HANZI):
            yield word
        pinyin = "".join(lazy_pinyin(word))
        if len(pinyin) >= FEWEST_LETTERS:
            yield pinyin


def _plain(text: str) -> str:
    """Return letters, digits and Chinese characters alone, in one width and small."""
    return re.sub(r"[\W_]+", "", normalize("NFKC", text)).lower()
