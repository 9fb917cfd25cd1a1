"""Addresses of organizations and members."""

from accounts.choices import Capability

C = Capability

LISTS = {
    "api:organization_list": C.ORGANIZATION_VIEW,
    "api:member_list": C.MEMBER_VIEW,
    "branches:organization_list": C.ORGANIZATION_VIEW,
    "members:member_list": C.MEMBER_VIEW,
    "members:correction_list": C.MEMBER_CORRECT,
    "members:appointment_list": C.MEMBER_VIEW,
    "branches:calendar_list": C.ORGANIZATION_VIEW,
}
OBJECTS = {
    "api:organization_detail": (C.ORGANIZATION_VIEW, "branch"),
    "api:member_detail": (C.MEMBER_VIEW, "member"),
    "branches:organization_detail": (C.ORGANIZATION_VIEW, "branch"),
    "branches:organization_children": (C.ORGANIZATION_VIEW, "branch"),
    "branches:organization_history": (C.ORGANIZATION_VIEW, "branch"),
    "branches:organization_watchers": (C.ORGANIZATION_VIEW, "branch"),
    "members:member_detail": (C.MEMBER_VIEW, "member"),
    "members:member_history": (C.MEMBER_VIEW, "member"),
    "members:member_watchers": (C.MEMBER_VIEW, "member"),
    "members:member_correct": (C.MEMBER_CORRECT, "member"),
    "members:committee_detail": (C.MEMBER_VIEW, "branch"),
    "members:committee_appoint": (C.MEMBER_CORRECT, "branch"),
    "members:committee_end": (C.MEMBER_CORRECT, "branch"),
    "members:correction_ask": (C.MEMBER_VIEW, "member"),
    "members:correction_decide": (C.MEMBER_CORRECT, "correction"),
    "members:correction_withdraw": (C.MEMBER_VIEW, "correction"),
}
OFFICES = {
    "members:member_reveal": (C.MEMBER_REVEAL,),
    "members:member_figures": (C.MEMBER_REVEAL, "member"),
    "branches:calendar_set": (C.RULE_MANAGE,),
    "branches:calendar_clear": (C.RULE_MANAGE, "calendar_day"),
}
WORDS = {}
POSTS = {
    "members:committee_end",
    "members:correction_withdraw",
    "branches:calendar_clear",
}
OWN = {
    "api:member_detail",
    "members:member_detail",
    "members:member_history",
    "members:member_watchers",
    "members:correction_ask",
    "members:correction_withdraw",
}
