from django.urls import URLPattern, URLResolver, include, path

from assessments.views import ballots, cycles, results, reviews, setup

app_name = "assessments"
cycle_urls = [
    path("", cycles.cycle_detail, name="cycle_detail"),
    path("edit/", cycles.cycle_edit, name="cycle_edit"),
    path("move/", cycles.cycle_move, name="cycle_move"),
    path("abandon/", cycles.cycle_abandon, name="cycle_abandon"),
    path("units/", setup.unit_list, name="unit_list"),
    path("units/add/", setup.unit_add, name="unit_add"),
    path("units/leader/", setup.leader_name, name="leader_name"),
    path("groups/add/", setup.group_add, name="group_add"),
    path("ballot/", ballots.ballot_cast, name="ballot_cast"),
]
group_urls = [
    path("", setup.group_detail, name="group_detail"),
    path("edit/", setup.group_edit, name="group_edit"),
    path("remove/", setup.group_remove, name="group_remove"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", cycles.cycle_list, name="cycle_list"),
    path("add/", cycles.cycle_add, name="cycle_add"),
    path("results/", results.result_list, name="result_list"),
    path("counters/", results.counter_list, name="counter_list"),
    path("<int:pk>/", include(cycle_urls)),
    path("groups/<int:pk>/", include(group_urls)),
    path("units/<int:pk>/remove/", setup.unit_remove, name="unit_remove"),
    path("voters/<int:pk>/remove/", setup.elector_remove, name="elector_remove"),
    path("reviews/<int:pk>/", reviews.review_sign, name="review_sign"),
    path("reviews/<int:pk>/waive/", reviews.review_waive, name="review_waive"),
]
