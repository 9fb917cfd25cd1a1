from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.domain.performance_rules import Node, problems_of, score_of, total_of

TREE = [
    Node(1, None, "A 党建工作", Decimal(40)),
    Node(2, 1, "A1 主题党日", Decimal("24.5"), has_scorer=True),
    Node(3, 1, "A2 党员教育", Decimal("15.5"), has_scorer=True),
    Node(4, None, "B 重点工作", Decimal(60), has_scorer=True),
]


def scored(**scores):
    return {int(key[1:]): Decimal(value) for key, value in scores.items()}


def test_a_tree_whose_sums_fit_has_no_problem():
    assert list(problems_of(TREE)) == []


@pytest.mark.parametrize(
    ("node", "said"),
    [
        (Node(5, None, "C", Decimal(1)), "一级指标分值合计101，应为100"),
        (Node(5, 1, "A3", Decimal(1)), "子指标分值合计41"),
        (Node(5, 4, "B1", Decimal(60), has_scorer=False), "“B1”尚未指定评分部门"),
    ],
)
def test_what_does_not_fit_is_named(node, said):
    assert any(said in text for text in problems_of([*TREE, node]))


def test_scores_add_up_less_what_the_lists_take():
    total = total_of(nodes=TREE, scores=scored(_2="24", _3="15", _4="55.25"), deducted=Decimal(2))
    assert total.rounded == Decimal("92.25")


def test_what_does_not_apply_is_left_out_and_the_rest_scaled_up():
    scores = {**scored(_2="20", _4="50"), 3: None}
    total = total_of(nodes=TREE, scores=scores, deducted=Decimal(0))
    assert total.rounded == Decimal("82.84")  # 70 / 84.5
    assert str(total.exact) == "14000/169"


def test_the_half_is_rounded_up_once():
    nodes = [Node(1, None, "A", Decimal(80)), Node(2, None, "B", Decimal(20))]
    scores = {1: Decimal("63.50"), 2: None}
    assert total_of(nodes=nodes, scores=scores, deducted=Decimal(0)).rounded == Decimal("79.38")


def test_a_total_does_not_fall_below_nought():
    scores = scored(_2="1", _3="0", _4="0")
    assert total_of(nodes=TREE, scores=scores, deducted=Decimal(20)).rounded == Decimal("0.00")


def test_nothing_scored_is_no_total():
    assert total_of(nodes=TREE, scores={4: None}, deducted=Decimal(0)) is None


def test_a_node_shows_what_its_parts_add_up_to():
    scores = {**scored(_2="24"), 3: None}
    assert score_of(node=1, nodes=TREE, scores=scores) == Decimal(24)
    assert score_of(node=4, nodes=TREE, scores=scores) is None


@given(
    st.lists(st.integers(0, 100), min_size=3, max_size=3),
    st.integers(0, 30),
)
def test_a_total_lies_between_nought_and_a_hundred_and_never_rises_by_deductions(shares, lost):
    scores = {
        leaf: points * share / 100
        for leaf, points, share in zip(
            (2, 3, 4), (Decimal("24.5"), Decimal("15.5"), Decimal(60)), shares, strict=True
        )
    }
    whole = total_of(nodes=TREE, scores=scores, deducted=Decimal(0))
    less = total_of(nodes=TREE, scores=scores, deducted=Decimal(lost))
    assert 0 <= less.exact <= whole.exact <= 100
    assert whole.exact == sum(scores.values())
