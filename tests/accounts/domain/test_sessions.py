import pytest

from accounts.domain.sessions import device_of, mask_address


@pytest.mark.parametrize(
    ("user_agent", "device"),
    [
        (
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                " Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0"
            ),
            "Edge · Windows",
        ),
        (
            (
                "Mozilla/5.0 (Linux; Android 15; V2309A) AppleWebKit/537.36 (KHTML, like Gecko)"
                " Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.61"
            ),
            "WeChat · Android",
        ),
        (
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15"
                " (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1"
            ),
            "Safari · iPhone",
        ),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0",
            "Firefox · Linux",
        ),
        ("curl/8.5", ""),
    ],
)
def test_a_browser_is_known_by_its_kind_and_no_closer(user_agent, device):
    assert device_of(user_agent=user_agent) == device


@pytest.mark.parametrize(
    ("address", "shown"),
    [("10.21.7.200", "10.21.*"), ("2001:db8:1::7", "2001:db8:*"), ("", "")],
)
def test_half_an_address_tells_the_office(address, shown):
    assert mask_address(address=address) == shown
