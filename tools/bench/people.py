"""Synthetic organizations and people: ID numbers of region 419900, which no county bears."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from accounts.choices import Role
from accounts.models import Grant, User
from branches.choices import OrganizationKind, Sector
from branches.domain.tree import create_organizations, found_district
from branches.models import Organization
from members.domain import identity
from portal.demo import names

HEADER = (
    "序号", "姓名", "性别", "民族", "出生日期", "身份证号", "学历", "入党时间", "转正时间",
    "党员类别", "所在党支部", "手机号", "工作单位及职务", "备注",
)  # fmt: skip
FIRST_BIRTHDAY = date(1945, 1, 1)
SERIALS_A_DAY = 1_000  # an ID number has three digits for the order within a birth date


def district(*, branches_of_towns: list[int]) -> tuple[list[Organization], list[Organization]]:
    """Create a district with this many branches in each town; return towns and branches."""
    root = found_district(name="示例区")
    towns = create_organizations(
        organizations=[
            Organization(
                superior=root,
                code=f"T{number:02d}",
                name=f"中共示例{number}镇委员会",
                short_name=f"示例{number}镇党委",
                kind=OrganizationKind.COMMITTEE,
                sector=Sector.RURAL,
            )
            for number in range(1, len(branches_of_towns) + 1)
        ]
    )
    branches = create_organizations(
        organizations=[
            Organization(
                superior=town,
                code=f"{town.code}{serial:04d}",
                name=f"{town.name[:-3]}第{serial}村支部委员会",
                short_name=f"{town.short_name[:-2]}第{serial}村党支部",
                kind=OrganizationKind.BRANCH,
                sector=Sector.RURAL,
            )
            for town, count in zip(towns, branches_of_towns, strict=True)
            for serial in range(1, count + 1)
        ]
    )
    return towns, branches


def officer(*, organization: Organization, role: Role) -> User:
    user = User.objects.create_user(f"{role}-{organization.pk}", "a-long-password")
    Grant.objects.create(user=user, organization=organization, role=role)
    return user


def branch_names(*, count: int) -> list[str]:
    """Return the short names ``district`` gives to the branches of its first town."""
    return [f"示例1镇第{serial}村党支部" for serial in range(1, count + 1)]


def roster_rows(*, rows: int, remark: str = "") -> Iterator[tuple[str, ...]]:
    """Yield a clean roster in the order of its branches, every cell text."""
    random = Random(1)  # noqa: S311  # example data, nothing secret
    branches = branch_names(count=branches_for(rows=rows))
    for serial in range(rows):
        born = FIRST_BIRTHDAY + timedelta(days=serial // SERIALS_A_DAY * 97)
        joined = date(born.year + random.randint(20, 30), random.randint(1, 12), 1)
        body = f"419900{born:%Y%m%d}{serial % SERIALS_A_DAY:03d}"
        yield (
            str(serial + 1),
            random.choice(names.SURNAMES) + "".join(random.choices(names.GIVEN, k=2)),
            "女" if serial % 3 == 0 else "男",
            "汉",
            born.isoformat(),
            body + identity.check_character(body=body),
            random.choice(["大学", "大专", "高中", "小学"]),
            joined.isoformat(),
            joined.replace(year=joined.year + 1).isoformat(),
            "正式党员",
            branches[serial * len(branches) // rows],
            f"199{serial:08d}",
            random.choice(names.POSTS),
            remark,
        )


def branches_for(*, rows: int) -> int:
    return max(10, rows // 80)
