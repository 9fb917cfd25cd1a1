import pytest
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from portal.domain import readiness

NOWHERE = "unix:///nowhere/redis.sock"


def answer(path):
    response = Client().get(path)
    return response.status_code, response.content.decode()


def test_the_process_answers_without_asking_the_database():
    assert answer("/healthz") == (200, "ok")


def test_all_is_well(db):
    assert answer("/readyz") == (200, "ready")


def test_a_missing_migration_is_not_ready(db):
    MigrationRecorder.Migration.objects.filter(app="points").delete()
    assert answer("/readyz") == (503, "not ready")


def test_a_silent_redis_is_not_ready_and_strangers_are_not_told_why(db, settings, caplog):
    settings.REDIS_URL = NOWHERE
    assert answer("/readyz") == (503, "not ready")
    assert "nowhere" in caplog.text


def test_a_silent_database_is_not_ready(db, monkeypatch):
    def refuse():
        raise OperationalError

    monkeypatch.setattr(readiness, "pending_migrations", refuse)
    assert answer("/readyz") == (503, "not ready")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_the_answer_is_plain_and_kept_nowhere(db, path):
    response = Client().get(path)
    assert response.headers["Content-Type"] == "text/plain"
    assert "no-store" in response.headers["Cache-Control"]
    assert not response.cookies
