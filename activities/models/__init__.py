"""Activities and service as recorded, and what the regulations ask."""

from activities.models.community import (
    CommunityCheckIn,
    CommunityFeedback,
    CommunityPost,
    CommunityService,
    PostClaim,
)
from activities.models.links import LinkItem, UnitCommunityLink
from activities.models.meetings import Attachment, Guest, Motion
from activities.models.nominations import Nomination, StarMonth
from activities.models.notices import Notice
from activities.models.records import Activity, ActivityPart, Attendance, ServiceRecord
from activities.models.requirements import Exemption, Requirement
from activities.models.scores import ScoreRule
from activities.models.themes import Method, Theme, ThemedDay

__all__ = [
    "Activity", "ActivityPart", "Attachment", "Attendance", "CommunityCheckIn",
    "CommunityFeedback", "CommunityPost", "CommunityService", "Exemption", "Guest", "LinkItem",
    "Method", "Motion", "Nomination", "Notice", "PostClaim", "Requirement", "ScoreRule",
    "ServiceRecord", "StarMonth", "Theme", "ThemedDay", "UnitCommunityLink",
]  # fmt: skip
