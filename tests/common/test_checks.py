import base64

import pytest

from common.checks import keys_are_complete


@pytest.mark.parametrize("key", ["", "not base64!", base64.b64encode(b"short").decode()])
def test_the_portal_refuses_to_start_with_a_bad_key(settings, key):
    settings.ID_INDEX_KEY = key
    assert [error.id for error in keys_are_complete()] == ["portal.E001"]


def test_complete_keys_pass():
    assert keys_are_complete() == []
