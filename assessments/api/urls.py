from django.urls import path

from assessments.api import views

urlpatterns = [
    path("assessment-results/", views.ResultList.as_view(), name="result_list"),
    path("assessment-counters/", views.CounterList.as_view(), name="counter_list"),
]
