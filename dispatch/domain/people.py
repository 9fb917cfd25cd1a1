"""Which cadre a text means."""

from datetime import date

from django.utils.translation import gettext as _

from common.errors import RuleViolation
from common.text import person_name
from dispatch.models import Cadre, CadrePost
from dispatch.querysets import CadreQuerySet

TAIL = 4


def cadre_named(*, text: str, cadres: CadreQuerySet) -> Cadre:
    """Return the cadre a text means: by name, or by name and the last four of the ID number.

    Raises ``RuleViolation`` for nobody, and for several of one name.
    """
    name, _space, tail = text.strip().rpartition(" ")
    if len(tail) != TAIL or not tail[:-1].isdecimal():
        name, tail = text, ""
    found = cadres.filter(name=person_name(name))
    if tail:
        found = found.filter(id_tail=tail.upper())
    rows = list(found[:2])
    if not rows:
        message = _("No cadre “%(name)s” is known. Write the name as in the cadre roster.")
        raise RuleViolation(message % {"name": text}, code="unknown_cadre")
    if len(rows) > 1:
        message = _(
            "Several cadres bear the name “%(name)s”. Write the last four of the ID number behind"
            " it, as %(name)s 0017."
        )
        raise RuleViolation(message % {"name": name}, code="several_cadres")
    cadre: Cadre = rows[0]
    return cadre


def post_on(*, cadre: Cadre, on: date) -> CadrePost:
    """Return the post on the day, of those loaded. Raises ``RuleViolation`` if there is none."""
    held = (post for post in cadre.posts.all() if post.holds(on))
    post: CadrePost | None = next(held, None)
    if post is None:
        message = _(
            "%(person)s holds no post in a unit on %(day)s. Enter the post in the cadre roster."
        )
        raise RuleViolation(message % {"person": cadre, "day": on}, code="no_unit")
    return post
