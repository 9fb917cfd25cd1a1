"""The offices of a district at work on a programme, each through its own pages."""

import io
import json
from contextlib import suppress
from datetime import date, datetime

from django.core.management import call_command
from django.urls import reverse
from django.utils.timezone import get_current_timezone

from accounts.models import User
from dispatch.models import Posting
from tests.conftest import workbook


class Office:
    """The offices at work; every step goes through the page its role uses."""

    def __init__(self, client, clock, folder, district):
        self.client, self.clock, self.folder = client, clock, folder
        self.users = district
        self.refused = {}

    def at(self, day, hour=9):
        day = datetime.combine(date.fromisoformat(day), datetime.min.time())
        self.today = day.date()
        self.clock.move_to(day.replace(hour=hour, tzinfo=get_current_timezone()))

    def see(self, who, page, *args, **query):
        self.client.force_login(self.users[who])
        url = reverse(page, args=args) if ":" in page else page
        self.page = self.client.get(url, query)
        assert self.page.status_code == 200, (who, url, self.page.status_code)
        return self.page.content.decode()

    def post(self, who, name, /, *args, **data):
        """Do what is done; return the page it leads to."""
        answer = self.send(who, name, *args, **data)
        assert answer.status_code == 302, answer.content.decode()
        return self.client.get(answer.url).content.decode()

    def send(self, who, name, /, *args, **data):
        """Post a form; an argument that begins with a question mark is the page's query."""
        self.client.force_login(self.users[who])
        query = "".join(arg for arg in args if str(arg).startswith("?"))
        url = reverse(name, args=[arg for arg in args if arg != query])
        return self.client.post(f"{url}{query}", data)

    def say(self, who, name, /, *args, **data):
        """Try something; return the page that answers, done or refused."""
        answer = self.send(who, name, *args, **data)
        page = self.client.get(answer.url) if answer.status_code == 302 else answer
        return page.content.decode()

    def refuse(self, conflict, other, text):
        """What was said names the other posting; ``conflict`` tells of which sort it is."""
        assert other in text
        self.refused[conflict] = other

    def bring(self, kind, *rows, who="cadre"):
        """Import a workbook; return what the command tells."""
        path = self.folder / "表.xlsx"
        path.write_bytes(workbook(*rows))
        out = io.StringIO()
        with suppress(SystemExit):  # its code says that a row was refused
            call_command(
                "import_workbook", kind, path, "--as", self.users[who].username,
                "--format", "json", stdout=out,
            )  # fmt: skip
        return json.loads(out.getvalue())

    def give_account(self, who, member):
        self.users[who] = member.user = User.objects.create_user(who, "a-long-password")
        member.save()

    def problem(self, *rows):
        """Return what the import of postings says against its one row."""
        [problem] = self.bring("postings", *rows)["problems"]
        return problem["message"]

    def rows(self, who, name, *args, **query):
        self.see(who, name, *args, **query)
        return list(self.page.context["page"].object_list)

    def post_out(self, serial, kind, host, starts_on, ends_on, **terms):
        """Post one of the cadres from the page of a single posting."""
        terms = {"kind": kind, "host": host.pk if host else "", **terms}
        person = f"{self.cadres[serial].name} {self.cadres[serial].id_tail}"
        return self.say(
            "cadre", "dispatch:posting_add", person=person, starts_on=starts_on, ends_on=ends_on,
            **terms,
        )  # fmt: skip

    def posting(self, serial):
        return Posting.objects.order_by("pk").filter(cadre=self.cadres[serial], is_withdrawn=False)

    def extend(self, serial, until):
        [posting] = self.posting(serial).exclude(kind__in=["secondment", "tempering"])
        said = {"until": until, "reason": "任务未完"}
        return self.say("cadre", "dispatch:posting_extend", posting.pk, **said)

    def count_members(self):
        """Return how many people the register shows the district."""
        self.see("officer", "members:member_list")
        return self.page.context["page"].paginator.count

    def todo(self, who):
        return self.see(who, "/")
