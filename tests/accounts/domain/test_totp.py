import base64
from urllib.parse import parse_qs, urlsplit

import pytest

from accounts.domain import totp

RFC_KEY = b"12345678901234567890"


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_codes_are_those_of_rfc_6238_appendix_b(seconds, code):
    assert totp.code_at(key=RFC_KEY, step=seconds // 30) == code


@pytest.mark.parametrize(("drift", "is_known"), [(-2, False), (-1, True), (0, True), (1, True)])
def test_a_clock_may_go_half_a_minute_wrong(monkeypatch, drift, is_known):
    monkeypatch.setattr(totp.time, "time", lambda: 1234567890)
    code = totp.code_at(key=RFC_KEY, step=1234567890 // 30 + drift)
    assert (totp.step_of(key=RFC_KEY, code=code) is not None) is is_known


def test_an_address_tells_an_app_all_it_needs():
    parts = urlsplit(totp.address(key=RFC_KEY, issuer="党支部工作平台", username="wang.wu"))
    assert (parts.scheme, parts.netloc) == ("otpauth", "totp")
    assert parts.path.endswith(":wang.wu")
    query = parse_qs(parts.query)
    assert base64.b32decode(query["secret"][0]) == RFC_KEY
    assert query["issuer"] == ["党支部工作平台"]
