import gc

import pytest

from common.collector import without_collector


@without_collector()
def fail():
    raise ValueError(gc.isenabled())


def test_the_collector_rests_for_the_work_and_comes_back_even_after_a_failure():
    with pytest.raises(ValueError, match="False"):
        fail()
    assert gc.isenabled()
