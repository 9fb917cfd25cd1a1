from django.urls import include, path

from members.views import appointments, corrections, records

app_name = "members"
member_urls = [
    path("", records.member_detail, name="member_detail"),
    path("correct/", records.member_correct, name="member_correct"),
    path("ask/", corrections.correction_ask, name="correction_ask"),
    path("figures/", records.member_figures, name="member_figures"),
    path("history/", records.member_history, name="member_history"),
    path("watchers/", records.member_watchers, name="member_watchers"),
]
committee_urls = [
    path("", appointments.committee_detail, name="committee_detail"),
    path("appoint/", appointments.committee_appoint, name="committee_appoint"),
    path("end/", appointments.committee_end, name="committee_end"),
]
urlpatterns = [
    path("", records.member_list, name="member_list"),
    path("reveal/", records.member_reveal, name="member_reveal"),
    path("corrections/", corrections.correction_list, name="correction_list"),
    path("corrections/<int:pk>/", corrections.correction_decide, name="correction_decide"),
    path(
        "corrections/<int:pk>/withdraw/",
        corrections.correction_withdraw,
        name="correction_withdraw",
    ),
    path("committees/", appointments.appointment_list, name="appointment_list"),
    path("committees/<int:pk>/", include(committee_urls)),
    path("<int:pk>/", include(member_urls)),
]
