from django.urls import include, path

from activities.api import themes, views

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
theme_urls = [
    path("themes/", themes.ThemeList.as_view(), name="theme_list"),
    path("nominations/", themes.NominationList.as_view(), name="nomination_list"),
    path("stars-of-the-month/", themes.StarList.as_view(), name="showcase_list"),
]
urlpatterns = [
    path("", include(theme_urls)),
    path("activities/", include(activity_urls)),
    path("compliance/", include(compliance_urls)),
    path("service-records/", include(service_urls)),
]
