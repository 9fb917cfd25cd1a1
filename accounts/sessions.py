"""The session engine: rows of our own, under a hash of the key the browser keeps."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.utils import timezone

from accounts.domain.sessions import row_key
from accounts.models import Session


class SessionStore(db.SessionStore):
    """Django's own, but that who reads the table can take no session over."""

    @classmethod
    def get_model_class(cls) -> Any:
        return Session

    def _get_session_from_db(self) -> Session | None:
        rows = Session.objects.filter(expire_date__gt=timezone.now())
        row = rows.filter(session_key=row_key(key=str(self.session_key))).first()
        if row is None:
            self._session_key = None
        return row

    def exists(self, session_key: str) -> bool:
        return super().exists(row_key(key=session_key))

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        row: Any = super().create_model_instance(data)
        row.session_key = row_key(key=row.session_key)
        row.user_id = data.get(SESSION_KEY)
        row.began_at, row.seen_at = _moment(data.get("began")), _moment(data.get("seen"))
        row.device, row.address = data.get("device", ""), data.get("address", "")
        return row

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key:
            Session.objects.filter(session_key=row_key(key=key)).delete()


def _moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, tz=UTC)
