from django.urls import include, path

from jobs.views import job, schedule

app_name = "jobs"
job_urls = [
    path("", job.job_detail, name="job_detail"),
    path("download/", job.job_download, name="job_download"),
    path("retry/", schedule.job_retry, name="job_retry"),
]
urlpatterns = [
    path("<int:pk>/", include(job_urls)),
    path("schedule/", schedule.schedule_list, name="schedule_list"),
    path("schedule/<int:pk>/", schedule.schedule_edit, name="schedule_edit"),
]
