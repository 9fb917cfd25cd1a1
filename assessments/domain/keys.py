"""The key of a box: made, kept and destroyed by the ballots worker alone (rules of sealed ballots).

The private key is a file that neither the web process nor the database may read; it never passes
through database, Redis or job arguments.
"""

import base64
import hmac
import os
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from assessments.choices import BoxState
from assessments.domain.sheets import Sheet
from assessments.models import BallotBox
from common.errors import RuleViolation
from jobs.models import Job

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
OWNER_ONLY = 0o600


def make_key(*, job: Job | None = None, cycle_id: int) -> None:
    """Make a box's pair: the private half on disk first, the public half in the database then."""
    del job
    with transaction.atomic():
        box = BallotBox.objects.select_for_update().get(cycle_id=cycle_id)
        if box.state != BoxState.WAITING:
            return
        private = X25519PrivateKey.generate()
        raw = private.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
        _write(key_file(cycle_id=cycle_id), raw)
        box.public_key = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        box.mac = mac(box.cycle_id, 0, box.public_key)
        box.state = BoxState.OPEN
        box.save()


def key_file(*, cycle_id: int) -> Path:
    return Path(settings.BALLOT_KEY_DIR) / f"{cycle_id}.key"


def _write(path: Path, content: bytes) -> None:
    """Write a file that its owner alone may read; it is on the disk when this returns."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY)
    with os.fdopen(opened, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def destroy_key(*, cycle_id: int) -> None:
    """Overwrite and remove the private key; nothing happens where it is gone already."""
    path = key_file(cycle_id=cycle_id)
    if path.exists():
        _write(path, bytes(path.stat().st_size))
        path.unlink()


def mac(cycle_id: int, group_id: int, content: bytes) -> bytes:
    """Prove content under a key of the environment: who reaches the database alone cannot."""
    key = base64.b64decode(settings.AUDIT_KEY)
    return hmac.digest(key, f"ballot|{cycle_id}|{group_id}|".encode() + content, "sha256")


def is_proved(box: BallotBox) -> bool:
    """Say whether a box's public key is the one the ballots worker made."""
    public = bytes(box.public_key or b"")
    return hmac.compare_digest(bytes(box.mac or b""), mac(box.cycle_id, 0, public))


def fingerprint(*, box: BallotBox) -> str:
    """Return what is printed at the opening, by which a swapped key would be seen."""
    digest = sha256(bytes(box.public_key or b"")).hexdigest()
    return " ".join(digest[at : at + 4] for at in range(0, 32, 4))


def seal(*, box: BallotBox, group_id: int, content: bytes) -> bytes:
    """Seal a ballot to a box. Raises ``RuleViolation`` if the box's key was not made here."""
    if not is_proved(box):
        message = _("The key of this ballot box does not fit. Nothing was cast; tell the office.")
        raise RuleViolation(message, code="bad_key")
    info = _info(box, group_id)
    public = X25519PublicKey.from_public_bytes(bytes(box.public_key or b""))
    return SUITE.encrypt(content, public, info=info)


class KeyRing:
    """The private key of a box, read once, in the ballots worker."""

    def __init__(self, *, box: BallotBox) -> None:
        self.box = box
        raw = key_file(cycle_id=box.cycle_id).read_bytes()
        self._private = X25519PrivateKey.from_private_bytes(raw)

    def open(self, *, group_id: int, sealed: bytes) -> bytes:
        """Return a ballot's content. Raises ``InvalidTag`` for what was not sealed to this box."""
        return SUITE.decrypt(sealed, self._private, info=_info(self.box, group_id))


def _info(box: BallotBox, group_id: int) -> bytes:
    return f"{box.cycle_id}|{group_id}|{box.form}".encode()


def sheet_of(*, box: BallotBox) -> Sheet:
    """Return the sheet a box takes, as its cycle was frozen."""
    cycle = box.cycle
    units = tuple(cycle.units.order_by("code").values_list("pk", flat=True))
    return Sheet(cycle.pk, units, cycle.scale, cycle.step)
