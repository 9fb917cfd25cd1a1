from django.urls import include, path

from administration.views import users

user_urls = [
    path("", users.user_detail, name="user_detail"),
    path("edit/", users.user_edit, name="user_edit"),
    path("password/", users.user_reset, name="user_reset"),
    path("deactivate/", users.user_deactivate, name="user_deactivate"),
    path("reactivate/", users.user_reactivate, name="user_reactivate"),
]
urlpatterns = [
    path("users/", users.user_list, name="user_list"),
    path("users/add/", users.user_add, name="user_add"),
    path("users/<int:pk>/", include(user_urls)),
]
