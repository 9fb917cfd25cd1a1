from hashlib import sha256

import pytest

from assessments.domain.draw import drawn, published_hash
from common.errors import RuleViolation

CODES = ["U05", "U01", "U03", "U02", "U04"]


def test_the_draw_takes_the_smallest_hashes_of_seed_and_code():
    by_hand = sorted(CODES, key=lambda code: sha256(b"271828|" + code.encode()).hexdigest())
    assert drawn(codes=CODES, seed="271828", count=2) == by_hand[:2]


def test_the_order_of_the_list_changes_nothing():
    assert drawn(codes=reversed(CODES), seed="271828", count=3) == drawn(
        codes=CODES, seed="271828", count=3
    )
    assert published_hash(codes=reversed(CODES)) == published_hash(codes=CODES)


def test_the_published_hash_is_that_of_the_sorted_lines():
    assert published_hash(codes=["b", "a"]) == sha256(b"a\nb").hexdigest()


@pytest.mark.parametrize("seed", ["", "12345", "12345a", "１２３４５６"])
def test_a_seed_is_at_least_six_digits(seed):
    with pytest.raises(RuleViolation) as refusal:
        drawn(codes=CODES, seed=seed, count=1)
    assert refusal.value.code == "bad_seed"


def test_more_than_there_are_cannot_be_drawn():
    with pytest.raises(RuleViolation) as refusal:
        drawn(codes=CODES, seed="271828", count=6)
    assert refusal.value.code == "too_few_candidates"
