from django.contrib.auth.views import LogoutView
from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("login/", views.Login.as_view(), name="session_login"),
    path("logout/", LogoutView.as_view(), name="session_logout"),
    path("text/", views.text, name="text_choose"),
    path("language/", views.language, name="language_choose"),
]
