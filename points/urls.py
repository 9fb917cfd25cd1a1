from django.urls import path

from points import views

app_name = "points"
urlpatterns = [
    path("", views.month_list, name="month_list"),
    path("close/", views.month_close, name="month_close"),
    path("<int:pk>/", views.account_detail, name="account_detail"),
    path("<int:pk>/why/<int:record_id>/", views.entry_why, name="entry_why"),
]
