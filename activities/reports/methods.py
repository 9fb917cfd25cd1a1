"""By which version of the method the party days of a month are held."""

from datetime import date

from django.db.models import Q

from activities.models import Method


def method_for(*, month: date) -> Method:
    """Return the version that holds in the month; the first one holds for any past month."""
    begun = Method.objects.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=month))
    method: Method = begun[:1].get()
    return method
