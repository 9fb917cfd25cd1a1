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
]
