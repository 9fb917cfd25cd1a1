"""All addresses; each app's own file is read top-down by object."""

from django.urls import include, path

# Pages of accounts that show organizations stand higher on the staircase, under the same names.
ACCOUNTS = [path("", include("accounts.urls")), path("", include("administration.urls"))]
handler500 = "portal.views.server_error"
urlpatterns = [
    path("", include("portal.urls")),
    path("accounts/", include((ACCOUNTS, "accounts"))),
    path("organizations/", include("branches.urls")),
    path("members/", include("members.urls")),
    path("activities/", include("activities.urls")),
    path("points/", include("points.urls")),
    path("imports/", include("spreadsheets.urls")),
    path("jobs/", include("jobs.urls")),
]
