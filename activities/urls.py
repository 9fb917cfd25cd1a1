from django.urls import include, path

from activities import views

app_name = "activities"
activity_urls = [
    path("", views.activity_detail, name="activity_detail"),
    path("change/", views.activity_change, name="activity_change"),
]
service_urls = [
    path("", views.service_list, name="service_list"),
    path("<int:pk>/confirm/", views.service_confirm, name="service_confirm"),
]
urlpatterns = [
    path("", views.activity_list, name="activity_list"),
    path("grid/", views.activity_grid, name="activity_grid"),
    path("add/", views.activity_add, name="activity_add"),
    path("<int:pk>/", include(activity_urls)),
    path("service/", include(service_urls)),
]
