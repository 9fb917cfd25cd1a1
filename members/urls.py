from django.urls import include, path

from members import views

app_name = "members"
member_urls = [
    path("", views.member_detail, name="member_detail"),
    path("correct/", views.member_correct, name="member_correct"),
    path("figures/", views.member_figures, name="member_figures"),
    path("history/", views.member_history, name="member_history"),
    path("watchers/", views.member_watchers, name="member_watchers"),
]
urlpatterns = [
    path("", views.member_list, name="member_list"),
    path("reveal/", views.member_reveal, name="member_reveal"),
    path("<int:pk>/", include(member_urls)),
]
