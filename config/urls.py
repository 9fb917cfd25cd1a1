"""All addresses; each app's own file is read top-down by object."""

from django.urls import URLPattern, URLResolver, include, path
from drf_spectacular.views import SpectacularAPIView

# Pages of accounts that show organizations stand higher on the staircase, under the same names.
ACCOUNTS = [path("", include("accounts.urls")), path("", include("administration.urls"))]
API: list[URLPattern | URLResolver] = [
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("v1/", include("branches.api.urls")),
    path("v1/", include("members.api.urls")),
    path("v1/", include("activities.api.urls")),
    path("v1/", include("points.api.urls")),
    path("v1/", include("dispatch.api.urls")),
    path("v1/", include("assessments.api.urls")),
]
handler404 = "portal.views.not_found"
handler500 = "portal.views.server_error"
urlpatterns = [
    path("", include("portal.urls")),
    path("accounts/", include((ACCOUNTS, "accounts"))),
    path("organizations/", include("branches.urls")),
    path("members/", include("members.urls")),
    path("activities/", include("activities.urls")),
    path("points/", include("points.urls")),
    path("dispatch/", include("dispatch.urls")),
    path("assessments/", include("assessments.urls")),
    path("imports/", include("spreadsheets.urls")),
    path("jobs/", include("jobs.urls")),
    path("api/", include((API, "api"))),
]
