from django.urls import include, path

from administration import views

user_urls = [path("", views.user_detail, name="user_detail")]
urlpatterns = [
    path("users/", views.user_list, name="user_list"),
    path("users/<int:pk>/", include(user_urls)),
]
