from django.urls import URLPattern, URLResolver, include, path

from activities.views import (
    attachments,
    attendance,
    community,
    community_service,
    compliance,
    entry,
    joint,
    links,
    lists,
    methods,
    minutes,
    nominations,
    overdue,
    requirements,
    score_rules,
    service,
    showcase,
    themes,
)

app_name = "activities"
activity_urls = [
    path("", entry.activity_detail, name="activity_detail"),
    path("edit/", entry.activity_edit, name="activity_edit"),
    path("change/", entry.activity_change, name="activity_change"),
    path("attachments/", attachments.attachment_add, name="attachment_add"),
    path("minutes/", minutes.activity_minutes, name="activity_minutes"),
    path("nominate/", nominations.nomination_add, name="nomination_add"),
]
record_urls = [
    path("", service.service_detail, name="service_detail"),
    path("edit/", service.service_edit, name="service_edit"),
    path("confirm/", service.service_confirm, name="service_confirm"),
    path("strike/", service.service_strike, name="service_strike"),
    path("restore/", service.service_restore, name="service_restore"),
]
service_urls: list[URLPattern | URLResolver] = [
    path("", service.service_list, name="service_list"),
    path("reveal/", service.service_reveal, name="service_reveal"),
    path("add/", service.service_add, name="service_add"),
    path("report/", service.service_report, name="service_report"),
    path("confirm/", service.service_confirm_many, name="service_confirm_many"),
    path("<int:pk>/", include(record_urls)),
]
requirement_urls = [
    path("", requirements.requirement_list, name="requirement_list"),
    path("<slug:kind>/", requirements.requirement_change, name="requirement_change"),
    path("<int:pk>/withdraw/", requirements.requirement_withdraw, name="requirement_withdraw"),
]
score_rule_urls = [
    path("", score_rules.score_rule_list, name="score_rule_list"),
    path("change/", score_rules.score_rule_change, name="score_rule_change"),
    path("<int:pk>/withdraw/", score_rules.score_rule_withdraw, name="score_rule_withdraw"),
]
exemption_urls = [
    path("", requirements.exemption_list, name="exemption_list"),
    path("<int:pk>/withdraw/", requirements.exemption_withdraw, name="exemption_withdraw"),
]
theme_urls = [
    path("", themes.theme_list, name="theme_list"),
    path("add/", themes.theme_add, name="theme_add"),
    path("offer/", themes.practice_offer, name="practice_offer"),
    path("<int:pk>/edit/", themes.theme_edit, name="theme_edit"),
    path("<int:pk>/remove/", themes.theme_remove, name="theme_remove"),
]
method_urls = [
    path("", methods.method_list, name="method_list"),
    path("change/", methods.method_change, name="method_change"),
    path("<int:pk>/withdraw/", methods.method_withdraw, name="method_withdraw"),
]
nomination_urls = [
    path("", nominations.nomination_list, name="nomination_list"),
    path("deadlines/", nominations.nomination_deadlines, name="nomination_deadlines"),
    path("publish/", nominations.nomination_publish, name="nomination_publish"),
    path("<int:pk>/move/", nominations.nomination_move, name="nomination_move"),
    path("<int:pk>/withdraw/", nominations.nomination_withdraw, name="nomination_withdraw"),
]
community_urls = [
    path("", community.community_list, name="community_list"),
    path("feedback/", community_service.feedback_list, name="feedback_list"),
    path("members/<int:pk>/", community.community_register, name="community_register"),
    path("<int:pk>/", community.community_detail, name="community_detail"),
    path("<int:pk>/end/", community.community_end, name="community_end"),
    path("<int:pk>/serve/", community_service.community_serve, name="community_serve"),
    path("<int:pk>/feedback/", community_service.community_feedback, name="community_feedback"),
    path("<int:pk>/claim/", community.community_claim, name="community_claim"),
    path("claims/<int:pk>/end/", community.community_claim_end, name="community_claim_end"),
    path("moves/<int:pk>/", community.community_move, name="community_move"),
    path("posts/<int:pk>/", community.community_posts, name="community_posts"),
    path("posts/<int:pk>/edit/", community.community_post_edit, name="community_post_edit"),
]
link_urls = [
    path("", links.link_list, name="link_list"),
    path("add/", links.link_add, name="link_add"),
    path("<int:pk>/", links.link_detail, name="link_detail"),
    path("<int:pk>/end/", links.link_end, name="link_end"),
    path("<int:pk>/items/", links.link_item_add, name="link_item_add"),
    path("items/<int:pk>/move/", links.link_item_move, name="link_item_move"),
]
branch_urls = [
    path("", compliance.compliance_branch, name="compliance_branch"),
    path("exempt/", requirements.exemption_add, name="exemption_add"),
    path("nudge/", overdue.branch_nudge, name="branch_nudge"),
]
overdue_urls = [
    path("", overdue.compliance_overdue, name="compliance_overdue"),
    path("nudge/", overdue.overdue_nudge, name="overdue_nudge"),
]
urlpatterns = [
    path("", lists.activity_list, name="activity_list"),
    path("grid/", compliance.activity_grid, name="activity_grid"),
    path("grid/towns/", compliance.compliance_towns, name="compliance_towns"),
    path("scores/", compliance.score_list, name="score_list"),
    path("overdue/", include(overdue_urls)),
    path("add/", entry.activity_add, name="activity_add"),
    path("<int:pk>/", include(activity_urls)),
    path("attachments/<int:pk>/", attachments.attachment_download, name="attachment_download"),
    path("attachments/<int:pk>/remove/", attachments.attachment_remove, name="attachment_remove"),
    path("parts/<int:pk>/attendance/", joint.part_attend, name="part_attend"),
    path("parts/<int:pk>/strike/", joint.part_strike, name="part_strike"),
    path("service/", include(service_urls)),
    path("requirements/", include(requirement_urls)),
    path("score-rules/", include(score_rule_urls)),
    path("exemptions/", include(exemption_urls)),
    path("themes/", include(theme_urls)),
    path("methods/", include(method_urls)),
    path("nominations/", include(nomination_urls)),
    path("showcase/", showcase.showcase_list, name="showcase_list"),
    path("community/", include(community_urls)),
    path("links/", include(link_urls)),
    path("branches/<int:pk>/", include(branch_urls)),
    path("members/<int:pk>/", attendance.attendance_list, name="attendance_list"),
]
