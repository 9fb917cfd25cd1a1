from django.urls import include, path

from spreadsheets import views

app_name = "spreadsheets"
batch_urls = [
    path("", views.batch_detail, name="batch_detail"),
    path("commit/", views.batch_commit, name="batch_commit"),
]
urlpatterns = [
    path("", views.batch_list, name="batch_list"),
    path("<int:pk>/", include(batch_urls)),
]
