from django.urls import include, path

from activities.api import views

activity_urls = [
    path("", views.ActivityList.as_view(), name="activity_list"),
    path("<int:pk>/", views.ActivityDetail.as_view(), name="activity_detail"),
]
service_urls = [
    path("", views.ServiceRecordList.as_view(), name="service_list"),
    path("<int:pk>/", views.ServiceRecordDetail.as_view(), name="service_detail"),
]
compliance_urls = [
    path("", views.ComplianceFigures.as_view(), name="compliance_figures"),
    path("branches/", views.ComplianceRows.as_view(), name="compliance_list"),
    path("scores/", views.ScoreRows.as_view(), name="score_list"),
]
urlpatterns = [
    path("activities/", include(activity_urls)),
    path("compliance/", include(compliance_urls)),
    path("service-records/", include(service_urls)),
]
