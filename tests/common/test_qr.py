import re

from common.qr import qr_code


def test_a_code_has_three_corners_a_quiet_zone_and_no_square_outside():
    code = qr_code("otpauth://totp/x")
    left, top, width, height = map(int, code.box.split())
    assert (left, top, width) == (-4, -4, height)
    squares = {tuple(map(int, found)) for found in re.findall(r"M(\d+) (\d+)h1", code.path)}
    side = width - 8
    assert {(0, 0), (side - 1, 0), (0, side - 1), (6, 6)} <= squares
    assert all(x < side and y < side for x, y in squares)
    assert (7, 7) not in squares
