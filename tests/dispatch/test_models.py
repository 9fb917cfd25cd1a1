from datetime import date

import pytest
from django.db import IntegrityError, transaction

from dispatch.models import CadrePost


def test_a_cadre_holds_one_post_on_a_day(cadre, foreign_unit):
    first = cadre.posts.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        CadrePost.objects.create(cadre=cadre, unit=foreign_unit, rank="section")
    first.valid_until = date(2018, 7, 1)
    first.save()
    CadrePost.objects.create(
        cadre=cadre, unit=foreign_unit, rank="section", valid_from=date(2018, 7, 1)
    )
    assert cadre.posts.on(date(2018, 6, 30)).get().unit != foreign_unit
    assert cadre.posts.on(date(2018, 7, 1)).get().unit == foreign_unit
