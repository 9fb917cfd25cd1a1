from django.urls import include, path

from spreadsheets import views

app_name = "spreadsheets"
batch_urls = [
    path("", views.batch_detail, name="batch_detail"),
    path("columns/", views.batch_columns, name="batch_columns"),
    path("kind/", views.batch_kind, name="batch_kind"),
    path("commit/", views.batch_commit, name="batch_commit"),
    path("errors/", views.batch_errors, name="batch_errors"),
    path("discard/", views.batch_discard, name="batch_discard"),
    path("undo/", views.batch_undo, name="batch_undo"),
]
urlpatterns = [
    path("", views.batch_list, name="batch_list"),
    path("templates/<str:kind>/", views.template_download, name="template_download"),
    path("<int:pk>/", include(batch_urls)),
]
