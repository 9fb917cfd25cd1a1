"""The words by which workbooks name the kinds and states of activities."""

from activities.choices import ActivityKind, ActivityState

KIND_WORDS = {
    ActivityKind.PARTY_DAY: "主题党日|主题党日活动|党员活动日",
    ActivityKind.MEMBERS_MEETING: "党员大会|支部党员大会",
    ActivityKind.COMMITTEE_MEETING: "支委会|支部委员会",
    ActivityKind.GROUP_MEETING: "党小组会",
    ActivityKind.LESSON: "党课",
    ActivityKind.ORGANIZATION_LIFE: "组织生活会",
    ActivityKind.DEMOCRATIC_LIFE: "民主生活会",
    ActivityKind.APPRAISAL: "民主评议党员|民主评议",
    ActivityKind.TRAINING: "培训|集中培训",
    ActivityKind.VOLUNTEER_SERVICE: "志愿服务",
}
STATE_WORDS = {
    ActivityState.DRAFT: "草稿|未提交|Draft",
    ActivityState.SUBMITTED: "待审核|已提交|审核中|Submitted",
    ActivityState.RETURNED: "已退回|退回|退回修改|Returned",
    ActivityState.ACCEPTED: "已通过|通过|审核通过|Accepted",
    ActivityState.CANCELLED: "已取消|取消|作废|Cancelled",
}
