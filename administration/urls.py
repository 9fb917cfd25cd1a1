from django.urls import include, path

from administration.views import audit, grants, lost_factors, users

user_urls = [
    path("", users.user_detail, name="user_detail"),
    path("edit/", users.user_edit, name="user_edit"),
    path("password/", users.user_reset, name="user_reset"),
    path("tokens/", users.user_revoke, name="user_revoke"),
    path("second-factor/", users.user_second_factor, name="user_second_factor"),
    path("second-factor/decide/", lost_factors.second_factor_decide, name="second_factor_decide"),
    path("deactivate/", users.user_deactivate, name="user_deactivate"),
    path("reactivate/", users.user_reactivate, name="user_reactivate"),
    path("grants/add/", grants.grant_add, name="grant_add"),
]
grant_urls = [
    path("end/", grants.grant_end, name="grant_end"),
    path("decide/", grants.grant_decide, name="grant_decide"),
]
urlpatterns = [
    path("users/", users.user_list, name="user_list"),
    path("users/add/", users.user_add, name="user_add"),
    path("users/<int:pk>/", include(user_urls)),
    path("audit/checks/", audit.audit_check, name="audit_check"),
    path("audit/", audit.audit_list, name="audit_list"),
    path("grants/places/<int:pk>/", grants.grant_places, name="grant_places"),
    path("grants/<int:pk>/", include(grant_urls)),
]
