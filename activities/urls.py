from django.urls import include, path

from activities.views import compliance, entry, lists

app_name = "activities"
activity_urls = [
    path("", entry.activity_detail, name="activity_detail"),
    path("edit/", entry.activity_edit, name="activity_edit"),
    path("change/", entry.activity_change, name="activity_change"),
]
service_urls = [
    path("", lists.service_list, name="service_list"),
    path("<int:pk>/confirm/", lists.service_confirm, name="service_confirm"),
]
urlpatterns = [
    path("", lists.activity_list, name="activity_list"),
    path("grid/", compliance.activity_grid, name="activity_grid"),
    path("add/", entry.activity_add, name="activity_add"),
    path("<int:pk>/", include(activity_urls)),
    path("service/", include(service_urls)),
]
