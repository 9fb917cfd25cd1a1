from django.urls import URLPattern, URLResolver, include, path

from points.views import (
    account,
    ledger,
    schemes,
    star_exceptions,
    star_lists,
    star_marks,
    star_posts,
    star_rules,
    stars,
)

app_name = "points"
branch_urls = [
    path("", stars.star_branch, name="star_branch"),
    path("draft/", stars.star_redraft, name="star_redraft"),
    path("posts/", star_posts.post_list, name="post_list"),
    path("marks/", star_marks.mark_sheet, name="mark_sheet"),
]
member_urls = [
    path("", stars.star_why, name="star_why"),
    path("exempt/", star_exceptions.star_exempt, name="star_exempt"),
    path("veto/", star_exceptions.star_veto, name="star_veto"),
]
list_urls = [
    path("notice/", star_lists.star_notice, name="star_notice"),
    path("publish/", star_lists.star_publish, name="star_publish"),
    path("enforce/", star_lists.star_enforce, name="star_enforce"),
]
rating_urls = [
    path("object/", star_exceptions.star_object, name="star_object"),
    path("certificate/", star_lists.star_certificate, name="star_certificate"),
    path("follow-up/", star_lists.star_follow_up, name="star_follow_up"),
]
star_urls: list[URLPattern | URLResolver] = [
    path("", stars.star_list, name="star_list"),
    path("<int:year>/draft/", stars.star_draft, name="star_draft"),
    path("<int:year>/branches/<int:pk>/", include(branch_urls)),
    path("<int:year>/members/<int:pk>/", include(member_urls)),
    path("lists/<int:pk>/", include(list_urls)),
    path("ratings/<int:pk>/", include(rating_urls)),
    path("branches/<int:pk>/posts/add/", star_posts.post_add, name="post_add"),
    path("posts/<int:pk>/", star_posts.post_edit, name="post_edit"),
    path("posts/<int:pk>/claim/", star_posts.post_claim, name="post_claim"),
    path("holdings/<int:pk>/withdraw/", star_posts.holding_withdraw, name="holding_withdraw"),
    path("exemptions/<int:pk>/end/", star_exceptions.exemption_end, name="exemption_end"),
    path("vetoes/<int:pk>/lift/", star_exceptions.veto_lift, name="veto_lift"),
    path("objections/", star_exceptions.objection_list, name="objection_list"),
    path("objections/<int:pk>/", star_exceptions.objection_decide, name="objection_decide"),
    path("rules/", star_rules.rule_list, name="rule_list"),
    path("rules/add/", star_rules.rule_add, name="rule_add"),
]
entry_urls = [
    path("", account.entry_why, name="entry_why"),
    path("reverse/", account.entry_reverse, name="entry_reverse"),
]
account_urls: list[URLPattern | URLResolver] = [
    path("", account.account_detail, name="account_detail"),
    path("enter/", account.manual_add, name="manual_add"),
    path("entries/<int:entry_id>/", include(entry_urls)),
]
urlpatterns = [
    path("", ledger.month_list, name="month_list"),
    path("close/", ledger.month_close, name="month_close"),
    path("reopen/", ledger.month_reopen, name="month_reopen"),
    path("schemes/", schemes.scheme_list, name="scheme_list"),
    path("schemes/add/", schemes.scheme_add, name="scheme_add"),
    path("<int:pk>/", include(account_urls)),
    path("stars/", include(star_urls)),
]
