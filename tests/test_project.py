"""The project as a whole: migrations, checks."""

import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_the_system_check_is_clean():
    call_command("check", fail_level="WARNING")
