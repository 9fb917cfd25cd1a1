from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from branches.models import Organization
from points.domain.settlement import settle_month
from portal.demo.appraisals import AppraisedYear
from portal.demo.assessment import Assessed
from portal.demo.community import CheckIns
from portal.demo.district import DemoDistrict
from portal.demo.frontline import FrontLine
from portal.demo.meetings import Meetings
from portal.demo.performance import HalfYears
from portal.demo.secretaries import SecretariesReviewed
from portal.demo.seedlings import Seedlings
from portal.demo.stars import RatedYear
from portal.demo.tempering import Tempering
from portal.demo.themes import MonthlyThemes
from portal.demo.units import UnitsAndCadres

PASSWORD = "demo-password"  # noqa: S105  # make demo says so; refused with production settings


class Command(BaseCommand):
    help = "Load the example district into an empty installation; keep it if it is there."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.SECURE_SSL_REDIRECT:
            raise CommandError("The example district is refused with production settings.")
        if not Organization.objects.exists():
            district = DemoDistrict(today=localdate())
            users = district.build(password=PASSWORD)
            Meetings(district=district, users=users).build()
            MonthlyThemes(district=district, users=users).build()
            CheckIns(district=district, users=users).build()
            for month in district.months:
                settle_month(month=month)
            RatedYear(district=district, users=users).build()
            AppraisedYear(district=district, users=users).build()
            UnitsAndCadres(district=district, users=users).build()
            FrontLine(district=district, users=users).build()
            Assessed(district=district, users=users).build()
            SecretariesReviewed(district=district, users=users).build()
            HalfYears(district=district, users=users).build()
            Tempering(district=district, users=users).build(password=PASSWORD)
            Seedlings(district=district, users=users).build()
        self.stdout.write(
            "officer (区委组织部) / cadre (干部科) / town (镇街组织委员) / secretary (支部书记)"
            " / member (党员) / unit (单位负责人) / agency (派出单位负责人)"
            " / auditor (审计员) / accounts (系统管理员)"
            f" · {PASSWORD}"
        )
