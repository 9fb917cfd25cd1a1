from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Sex(models.TextChoices):
    MALE = "male", _("Male")
    FEMALE = "female", _("Female")
    UNKNOWN = "unknown", _("Unknown sex")


class Stage(models.TextChoices):
    APPLICANT = "applicant", _("Applicant")
    ACTIVIST = "activist", _("Activist")
    CANDIDATE = "candidate", _("Development target")
    PROBATIONARY = "probationary", _("Probationary member")
    FULL = "full", _("Full member")
    LEFT = "left", _("No longer a member")


MEMBER_STAGES = (Stage.PROBATIONARY, Stage.FULL)
"""Stages that count in the register's figures."""


class AffiliationKind(models.TextChoices):
    HOME = "home", pgettext_lazy("affiliation", "Home")
    TEMPORARY = "temporary", pgettext_lazy("affiliation", "Temporary branch")
    COMMUNITY = "community", pgettext_lazy("affiliation", "Community of residence")
    FUNCTIONAL = "functional", pgettext_lazy("affiliation", "Functional branch")


class PartyPost(models.TextChoices):
    """What somebody is on a branch's committee or in a party group."""

    SECRETARY = "secretary", pgettext_lazy("party post", "Secretary")
    DEPUTY = "deputy", pgettext_lazy("party post", "Deputy secretary")
    ORGANIZATION = "organization", pgettext_lazy("party post", "Organization commissioner")
    PUBLICITY = "publicity", pgettext_lazy("party post", "Publicity commissioner")
    DISCIPLINE = "discipline", pgettext_lazy("party post", "Discipline commissioner")
    COMMISSIONER = "commissioner", pgettext_lazy("party post", "Commissioner")
    LEADER = "leader", pgettext_lazy("party post", "Group leader")
    IN_GROUP = "in_group", pgettext_lazy("party post", "Member of the group")


GROUP_POSTS = (PartyPost.LEADER, PartyPost.IN_GROUP)
SINGLE_POSTS = (PartyPost.SECRETARY, PartyPost.LEADER)
"""Held by one person of an organization at a time."""


class RequestState(models.TextChoices):
    """Where a request for correction stands."""

    OPEN = "open", pgettext_lazy("request", "To be decided")
    DONE = "done", pgettext_lazy("request", "Corrected")
    DECLINED = "declined", pgettext_lazy("request", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("request", "Withdrawn")


class Education(models.TextChoices):
    """GB/T 4658 groups."""

    POSTGRADUATE = "10", _("Postgraduate")
    UNDERGRADUATE = "20", _("Undergraduate")
    COLLEGE = "30", _("Junior college")
    VOCATIONAL = "40", _("Secondary vocational")
    HIGH_SCHOOL = "60", _("High school")
    MIDDLE_SCHOOL = "70", _("Middle school")
    PRIMARY_SCHOOL = "80", _("Primary school")
    OTHER = "90", _("Other education")


# GB/T 3304; the code is the position in the list.
ETHNIC_GROUPS = [
    "汉",
    "蒙古",
    "回",
    "藏",
    "维吾尔",
    "苗",
    "彝",
    "壮",
    "布依",
    "朝鲜",
    "满",
    "侗",
    "瑶",
    "白",
    "土家",
    "哈尼",
    "哈萨克",
    "傣",
    "黎",
    "傈僳",
    "佤",
    "畲",
    "高山",
    "拉祜",
    "水",
    "东乡",
    "纳西",
    "景颇",
    "柯尔克孜",
    "土",
    "达斡尔",
    "仫佬",
    "羌",
    "布朗",
    "撒拉",
    "毛南",
    "仡佬",
    "锡伯",
    "阿昌",
    "普米",
    "塔吉克",
    "怒",
    "乌孜别克",
    "俄罗斯",
    "鄂温克",
    "德昂",
    "保安",
    "裕固",
    "京",
    "塔塔尔",
    "独龙",
    "鄂伦春",
    "赫哲",
    "门巴",
    "珞巴",
    "基诺",
]
