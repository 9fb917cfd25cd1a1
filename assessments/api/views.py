from accounts.choices import Capability
from assessments.api.serializers import CounterSerializer, ResultSerializer
from assessments.exports import CounterExport, ResultExport
from spreadsheets.api.views import ListView


class ResultList(ListView):
    """The published results of an assessment, by default the newest, in the printed order."""

    capability = Capability.ASSESSMENT_VIEW
    export_class = ResultExport
    related = ("unit", "version__cycle")
    serializer_class = ResultSerializer


class CounterList(ListView):
    """The counters from which anybody computes the published totals again."""

    capability = Capability.ASSESSMENT_VIEW
    export_class = CounterExport
    related = ("unit__cycle", "group")
    serializer_class = CounterSerializer
