from django.urls import path

from accounts.views import password, session, token

urlpatterns = [
    path("login/", session.Login.as_view(), name="session_login"),
    path("logout/", session.Logout.as_view(), name="session_logout"),
    path("sessions/", session.session_list, name="session_list"),
    path("sessions/close/", session.session_close, name="session_close"),
    path("password/", password.password_change, name="password_change"),
    path("post/", session.post, name="post_choose"),
    path("tokens/", token.token_list, name="token_list"),
    path("tokens/revoke/", token.token_revoke, name="token_revoke"),
    path("text/", session.text, name="text_choose"),
    path("language/", session.language, name="language_choose"),
]
