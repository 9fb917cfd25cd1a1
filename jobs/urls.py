from django.urls import include, path

from jobs import views

app_name = "jobs"
job_urls = [
    path("", views.job_detail, name="job_detail"),
    path("download/", views.job_download, name="job_download"),
]
urlpatterns = [path("<int:pk>/", include(job_urls))]
