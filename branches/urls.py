from django.urls import include, path

from branches import views

app_name = "branches"
organization_urls = [
    path("", views.organization_detail, name="organization_detail"),
    path("children/", views.organization_children, name="organization_children"),
    path("history/", views.organization_history, name="organization_history"),
    path("watchers/", views.organization_watchers, name="organization_watchers"),
]
urlpatterns = [
    path("", views.organization_list, name="organization_list"),
    path("<int:pk>/", include(organization_urls)),
    path("calendar/", views.calendar_list, name="calendar_list"),
    path("calendar/set/", views.calendar_set, name="calendar_set"),
    path("calendar/<int:pk>/clear/", views.calendar_clear, name="calendar_clear"),
]
