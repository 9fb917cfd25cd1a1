from django.urls import include, path

from dispatch.views import programmes, units

app_name = "dispatch"
programme_urls = [
    path("", programmes.programme_list, name="programme_list"),
    path("add/", programmes.programme_add, name="programme_add"),
    path("<int:pk>/", programmes.programme_detail, name="programme_detail"),
    path("<int:pk>/edit/", programmes.programme_edit, name="programme_edit"),
]
unit_urls = [
    path("", units.unit_list, name="unit_list"),
    path("add/", units.unit_add, name="unit_add"),
    path("<int:pk>/", units.unit_detail, name="unit_detail"),
    path("<int:pk>/edit/", units.unit_edit, name="unit_edit"),
]
place_urls = [
    path("", units.place_list, name="place_list"),
    path("add/", units.place_add, name="place_add"),
    path("<int:pk>/edit/", units.place_edit, name="place_edit"),
]
urlpatterns = [
    path("programmes/", include(programme_urls)),
    path("units/", include(unit_urls)),
    path("places/", include(place_urls)),
]
