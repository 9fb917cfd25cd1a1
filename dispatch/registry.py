"""What makes up the dossier of a person: each app tells its part, registered at start-up.

Nothing is collected for it: a source tells what its app keeps anyway, to who may see that.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from common.dates import Precision, show

if TYPE_CHECKING:
    from accounts.choices import Capability
    from accounts.scope import Actor
    from dispatch.models import Cadre
    from members.models import Member


@dataclass(frozen=True)
class DossierLine:
    """Something of a person's years; ``on`` as exactly as ``precision`` says, none: always so."""

    on: date | None
    topic: Any
    text: str
    url: str = ""
    until: date | None = None
    precision: str = Precision.DAY

    @property
    def when(self) -> str:
        days = show(self.on, self.precision)
        return f"{days} – {show(self.until)}" if self.until and self.until != self.on else days

    @property
    def year(self) -> int | None:
        return self.on.year if self.on else None


OfCadre = Callable[["Cadre", "Actor"], list[DossierLine]]
OfMember = Callable[["Member", "Actor"], list[DossierLine]]
_of_cadres: "list[tuple[Capability, OfCadre]]" = []
_of_members: "list[tuple[Capability, OfMember]]" = []


def tell_dossier(
    *,
    capability: "Capability",
    of_cadre: OfCadre | None = None,
    of_member: OfMember | None = None,
) -> None:
    """Tell of cadres, of members or of both, to who holds the capability over the person."""
    if of_cadre is not None:
        _of_cadres.append((capability, of_cadre))
    if of_member is not None:
        _of_members.append((capability, of_member))


def lines_of_cadre(cadre: "Cadre", *, actor: "Actor", path: str) -> list[DossierLine]:
    """Return what this person may see of a cadre whose unit stands at ``path``."""
    is_own = cadre.member is not None and cadre.member.user_id == actor.user.pk
    return [
        line
        for capability, source in _of_cadres
        if _may_see(actor, capability, path, is_own=is_own)
        for line in source(cadre, actor)
    ]


def lines_of_member(member: "Member", *, actor: "Actor", path: str) -> list[DossierLine]:
    """Return what this person may see of a member whose home is at ``path``."""
    is_own = member.user_id is not None and member.user_id == actor.user.pk
    return [
        line
        for capability, source in _of_members
        if _may_see(actor, capability, path, is_own=is_own)
        for line in source(member, actor)
    ]


def _may_see(actor: "Actor", capability: "Capability", path: str, *, is_own: bool) -> bool:
    scope = actor.scope(capability)
    is_reached = scope.is_whole or (bool(path) and scope.covers(path))
    return is_reached or (is_own and actor.sees_own(capability))
