"""All addresses; each app's own file is read top-down by object."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("accounts.urls")),
]
