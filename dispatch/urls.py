from django.urls import URLPattern, URLResolver, include, path

from dispatch.views import (
    cadres,
    contacts,
    dossiers,
    during,
    endings,
    nominees,
    outcomes,
    placement,
    placing,
    pools,
    postings,
    problems,
    programmes,
    projects,
    quotas,
    temporary_branches,
    units,
)

app_name = "dispatch"
programme_urls = [
    path("", programmes.programme_list, name="programme_list"),
    path("add/", programmes.programme_add, name="programme_add"),
    path("<int:pk>/", programmes.programme_detail, name="programme_detail"),
    path("<int:pk>/edit/", programmes.programme_edit, name="programme_edit"),
    path("<int:pk>/hosts/", programmes.programme_hosts, name="programme_hosts"),
    path("<int:pk>/summary/", during.programme_summary, name="programme_summary"),
    path("<int:pk>/branch/", temporary_branches.branch_open, name="branch_open"),
    path("<int:pk>/quotas/", quotas.quota_list, name="quota_list"),
    path("<int:pk>/quotas/set/", quotas.quota_set, name="quota_set"),
    path("<int:pk>/quotas/withdraw/", quotas.quota_withdraw, name="quota_withdraw"),
    path("<int:pk>/quotas/pool/", quotas.quota_pool, name="quota_pool"),
    path("<int:pk>/units/<int:unit>/", nominees.unit_nominate, name="unit_nominate"),
    path("<int:pk>/nominees/", nominees.nominee_list, name="nominee_list"),
    path("<int:pk>/place/", placing.programme_place, name="programme_place"),
    path("<int:pk>/post/", placing.programme_post, name="programme_post"),
]
quota_urls = [
    path("<int:pk>/", quotas.quota_change, name="quota_change"),
    path("<int:pk>/apart/", quotas.quota_apart, name="quota_apart"),
    path("names/<int:pk>/", nominees.nominee_add, name="nominee_add"),
]
nominee_urls = [
    path("<int:pk>/", nominees.nominee_detail, name="nominee_detail"),
    path("<int:pk>/withdraw/", nominees.nominee_withdraw, name="nominee_withdraw"),
    path("<int:pk>/place/", placing.nominee_place, name="nominee_place"),
    path("<int:pk>/object/", nominees.objection_add, name="objection_add"),
    path("objections/<int:pk>/", nominees.objection_settle, name="objection_settle"),
    path("notices/<int:pk>/", nominees.notice_detail, name="notice_detail"),
]
posting_urls = [
    path("", postings.posting_list, name="posting_list"),
    path("add/", postings.posting_add, name="posting_add"),
    path("placement/", placement.placement_table, name="placement_table"),
    path("vacancies/", placement.vacancy_list, name="vacancy_list"),
    path("people/<int:pk>/", postings.posting_person, name="posting_person"),
    path("<int:pk>/", postings.posting_detail, name="posting_detail"),
    path("<int:pk>/extend/", postings.posting_extend, name="posting_extend"),
    path("<int:pk>/leave/", postings.posting_leave, name="posting_leave"),
    path("<int:pk>/recall/", postings.posting_recall, name="posting_recall"),
    path("<int:pk>/seen/", endings.reminder_see, name="reminder_see"),
    path("endings/", endings.ending_list, name="ending_list"),
    path("logs/", during.log_list, name="log_list"),
    path("logs/<int:year>/<int:month>/<int:pk>/", during.log_edit, name="log_edit"),
    path("reviews/", during.review_list, name="review_list"),
    path("reviews/<slug:stage>/<slug:side>/<int:pk>/", during.review_edit, name="review_edit"),
]
cadre_urls = [
    path("", cadres.cadre_list, name="cadre_list"),
    path("add/", cadres.cadre_add, name="cadre_add"),
    path("<int:pk>/", cadres.cadre_detail, name="cadre_detail"),
    path("<int:pk>/correct/", cadres.cadre_correct, name="cadre_correct"),
    path("<int:pk>/history/", cadres.cadre_history, name="cadre_history"),
    path("<int:pk>/posts/add/", cadres.cadre_post_add, name="cadre_post_add"),
    path("posts/<int:pk>/", cadres.cadre_post_correct, name="cadre_post_correct"),
]
unit_urls = [
    path("", units.unit_list, name="unit_list"),
    path("add/", units.unit_add, name="unit_add"),
    path("<int:pk>/", units.unit_detail, name="unit_detail"),
    path("<int:pk>/edit/", units.unit_edit, name="unit_edit"),
]
place_urls = [
    path("", units.place_list, name="place_list"),
    path("add/", units.place_add, name="place_add"),
    path("<int:pk>/edit/", units.place_edit, name="place_edit"),
]
pool_entry_urls = [
    path("", pools.pool_entry_detail, name="pool_entry_detail"),
    path("move/", pools.pool_entry_move, name="pool_entry_move"),
    path("review/", pools.pool_entry_review, name="pool_entry_review"),
    path("leave/", pools.pool_entry_leave, name="pool_entry_leave"),
    path("undo/", pools.pool_entry_undo, name="pool_entry_undo"),
]
pool_urls: list[URLPattern | URLResolver] = [
    path("", pools.pool_list, name="pool_list"),
    path("add/", pools.pool_add, name="pool_add"),
    path("<int:pk>/", include(pool_entry_urls)),
]
outcome_urls = [
    path("", outcomes.outcome_list, name="outcome_list"),
    path("cadres/<int:pk>/", outcomes.outcome_add, name="outcome_add"),
    path("<int:pk>/withdraw/", outcomes.outcome_withdraw, name="outcome_withdraw"),
]
dossier_urls = [
    path("cadres/<int:pk>/", dossiers.dossier_cadre, name="dossier_cadre"),
    path("members/<int:pk>/", dossiers.dossier_member, name="dossier_member"),
]
contact_urls = [
    path("", contacts.contact_list, name="contact_list"),
    path("coverage/", contacts.contact_coverage, name="contact_coverage"),
    path("add/", contacts.contact_add, name="contact_add"),
    path("<int:pk>/", contacts.contact_detail, name="contact_detail"),
    path("<int:pk>/visit/", contacts.contact_visit, name="contact_visit"),
    path("<int:pk>/visits/<int:visit>/", contacts.contact_visit_edit, name="contact_visit_edit"),
    path("<int:pk>/end/", contacts.contact_end, name="contact_end"),
]
problem_urls = [
    path("", problems.problem_list, name="problem_list"),
    path("<int:pk>/", problems.problem_detail, name="problem_detail"),
    path("<int:pk>/close/", problems.problem_close, name="problem_close"),
    path("<int:pk>/verify/", problems.problem_verify, name="problem_verify"),
    path("<int:pk>/reopen/", problems.problem_reopen, name="problem_reopen"),
]
project_urls = [
    path("", projects.project_list, name="project_list"),
    path("add/", projects.project_add, name="project_add"),
    path("<int:pk>/edit/", projects.project_edit, name="project_edit"),
]
urlpatterns = [
    path("programmes/", include(programme_urls)),
    path("quotas/", include(quota_urls)),
    path("nominees/", include(nominee_urls)),
    path("postings/", include(posting_urls)),
    path("cadres/", include(cadre_urls)),
    path("units/", include(unit_urls)),
    path("places/", include(place_urls)),
    path("pools/", include(pool_urls)),
    path("outcomes/", include(outcome_urls)),
    path("dossiers/", include(dossier_urls)),
    path("contacts/", include(contact_urls)),
    path("problems/", include(problem_urls)),
    path("projects/", include(project_urls)),
]
