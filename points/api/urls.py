from django.urls import path

from points.api import views

urlpatterns = [
    path("monthly-points/", views.MonthlyPointsList.as_view(), name="month_list"),
    path("point-entries/", views.PointEntryList.as_view(), name="entry_list"),
]
