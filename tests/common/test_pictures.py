import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.pictures import BrokenPictureError, bare
from tests.common.pictures import JPEG, PNG, TOLD, photograph, screenshot


@pytest.mark.parametrize("order", ["II", "MM"])
def test_a_photograph_tells_no_longer_where_when_and_with_what_it_was_taken(order):
    taken = photograph(order=order)
    kept = bare(taken)
    assert all(words in taken for words in TOLD)
    assert not [words for words in TOLD if words in kept]
    assert b"\x88\x25" not in kept
    assert b"\x25\x88" not in kept


def test_the_picture_itself_stays_to_the_bit():
    assert bare(JPEG) == JPEG
    assert bare(PNG) == PNG
    assert bare(photograph(turned=1)) == JPEG
    assert bare(screenshot(turned=1)) == PNG


@pytest.mark.parametrize("turned", range(2, 9))
def test_which_side_is_up_is_kept(turned):
    side = b"\x01\x12\x00\x03\x00\x00\x00\x01" + turned.to_bytes(2)
    assert side in bare(photograph(turned=turned))
    assert side in bare(screenshot(turned=turned))


@pytest.mark.parametrize("make", [photograph, screenshot])
def test_a_picture_taken_apart_once_is_bare(make):
    assert bare(bare(make())) == bare(make())


@pytest.mark.parametrize("whole", [JPEG, PNG])
def test_half_a_picture_is_told_as_broken(whole):
    for length in range(8, len(whole) - 1):
        with pytest.raises(BrokenPictureError):
            bare(whole[:length])


@given(st.sampled_from([JPEG[:2], PNG]), st.binary(max_size=200))
def test_what_is_no_picture_is_told_as_broken(mark, rest):
    try:
        kept = bare(mark + rest)
    except BrokenPictureError:
        return
    assert bare(kept) == kept


def test_a_small_picture_beside_the_large_one_is_left_out():
    small = (
        b"\xff\xe0" + (2 + 14 + 3).to_bytes(2) + b"JFIF\0\x01\x01\x00\x00\x01\x00\x01\x01\x01abc"
    )
    assert bare(b"\xff\xd8" + small + JPEG[20:]) == JPEG
