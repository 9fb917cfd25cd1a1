"""Addresses of points and stars."""

from accounts.choices import Capability

C = Capability

LISTS = {
    "api:month_list": C.POINTS_VIEW,
    "api:account_list": C.POINTS_VIEW,
    "api:entry_list": C.POINTS_VIEW,
    "api:starlist_list": C.STAR_VIEW,
    "api:star_list": C.STAR_VIEW,
    "points:month_list": C.POINTS_VIEW,
    "points:scheme_list": C.POINTS_VIEW,
    "points:star_list": C.STAR_VIEW,
    "points:rule_list": C.STAR_VIEW,
    "points:star_draft": C.STAR_RATE,
}
OBJECTS = {
    "api:account_detail": (C.POINTS_VIEW, "member"),
    "api:star_detail": (C.STAR_VIEW, "rating"),
    "points:account_detail": (C.POINTS_VIEW, "member"),
    "points:entry_why": (C.POINTS_VIEW, "member", "entry"),
    "points:star_branch": (C.STAR_VIEW, "branch"),
    "points:star_why": (C.STAR_VIEW, "member"),
    "points:star_notice": (C.STAR_VIEW, "star_list"),
    "points:star_object": (C.STAR_VIEW, "rating"),
    "points:star_certificate": (C.STAR_VIEW, "rating"),
    "points:post_claim": (C.STAR_VIEW, "duty_post"),
    "points:star_redraft": (C.STAR_RATE, "branch"),
    "points:post_list": (C.STAR_RATE, "branch"),
    "points:mark_sheet": (C.STAR_RATE, "branch"),
    "points:star_exempt": (C.STAR_RATE, "member"),
    "points:star_follow_up": (C.STAR_RATE, "rating"),
    "points:post_add": (C.STAR_RATE, "branch"),
    "points:post_edit": (C.STAR_RATE, "duty_post"),
    "points:holding_withdraw": (C.STAR_RATE, "holding"),
    "points:exemption_end": (C.STAR_RATE, "star_exemption"),
}
OFFICES = {
    "points:month_close": (C.POINTS_SETTLE,),
    "points:scheme_add": (C.RULE_MANAGE,),
    "points:month_reopen": (C.POINTS_SETTLE,),
    "points:manual_add": (C.POINTS_ENTER, "member"),
    "points:entry_reverse": (C.POINTS_ENTER, "member", "entry"),
    "points:star_veto": (C.STAR_DECIDE, "member"),
    "points:star_publish": (C.STAR_DECIDE, "star_list"),
    "points:star_enforce": (C.STAR_DECIDE, "star_list"),
    "points:veto_lift": (C.STAR_DECIDE, "veto"),
    "points:objection_list": (C.STAR_DECIDE,),
    "points:objection_decide": (C.STAR_DECIDE, "objection"),
    "points:rule_add": (C.RULE_MANAGE,),
}
WORDS = {
    "points:star_branch": (2018,),
    "points:star_why": (2018,),
    "points:star_draft": (2018,),
    "points:star_redraft": (2018,),
    "points:post_list": (2018,),
    "points:mark_sheet": (2018,),
    "points:star_exempt": (2018,),
    "points:star_veto": (2018,),
}
POSTS = {
    "points:post_claim",
    "points:star_draft",
    "points:star_redraft",
    "points:holding_withdraw",
    "points:exemption_end",
    "points:star_enforce",
    "points:veto_lift",
}
OWN = {
    "api:account_detail",
    "api:star_detail",
    "points:account_detail",
    "points:entry_why",
    "points:star_why",
    "points:star_notice",
    "points:star_object",
    "points:star_certificate",
    "points:post_claim",
}
