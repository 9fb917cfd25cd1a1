from django.urls import include, path

from accounts.views import password, second_factor, session, token

second_factor_urls = [
    path("", second_factor.second_factor_manage, name="second_factor_manage"),
    path("prove/", second_factor.second_factor_prove, name="second_factor_prove"),
    path("codes/", second_factor.second_factor_renew, name="second_factor_renew"),
    path("remove/", second_factor.second_factor_remove, name="second_factor_remove"),
]
urlpatterns = [
    path("login/", session.Login.as_view(), name="session_login"),
    path("logout/", session.Logout.as_view(), name="session_logout"),
    path("sessions/", session.session_list, name="session_list"),
    path("sessions/close/", session.session_close, name="session_close"),
    path("password/", password.password_change, name="password_change"),
    path("post/", session.post, name="post_choose"),
    path("tokens/", token.token_list, name="token_list"),
    path("tokens/revoke/", token.token_revoke, name="token_revoke"),
    path("second-factor/", include(second_factor_urls)),
    path("text/", session.text, name="text_choose"),
    path("language/", session.language, name="language_choose"),
]
