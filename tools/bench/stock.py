"""The same roster through django-import-export as its documentation has one begin.

It ends with the same people and homes. It is spared what the portal does for its users beyond
that: a preview to look through, an undo, marked files, a journal of what was written.
"""

from pathlib import Path
from typing import Any

from import_export import fields, resources
from import_export.formats.base_formats import XLSX
from import_export.widgets import CharWidget, DateWidget, Widget

from branches.models import Organization
from members.domain import identity
from members.domain.names import pinyin_of
from members.imports.roster import STAGE_WORDS
from members.models import Member
from members.widgets import EDUCATION_WORDS, ETHNIC_WORDS, SEX_WORDS
from tools.bench import roster
from tools.bench.clock import spent

DATE = DateWidget(format="%Y-%m-%d")
TEXT = CharWidget(allow_blank=True)


class WordWidget(Widget):  # type: ignore[misc]
    """A word of a list, as the register keeps it."""

    def __init__(self, spellings: dict[Any, str]) -> None:
        super().__init__()
        self.values = {
            word: str(value) for value, words in spellings.items() for word in words.split("|")
        }

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        return self.values[value]


class IndexWidget(Widget):  # type: ignore[misc]
    """An ID number, known by its blind index."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        return identity.blind_index(number=value)


class StockRoster(resources.ModelResource):  # type: ignore[misc]
    """A plain model resource: one query and one ``save`` for each row and each relation."""

    name = fields.Field("name", "姓名")
    sex = fields.Field("sex", "性别", widget=WordWidget(SEX_WORDS))
    ethnic_group = fields.Field("ethnic_group", "民族", widget=WordWidget(ETHNIC_WORDS))
    born_on = fields.Field("born_on", "出生日期", widget=DATE)
    id_index = fields.Field("id_index", "身份证号", widget=IndexWidget())
    education = fields.Field("education", "学历", widget=WordWidget(EDUCATION_WORDS))
    joined_on = fields.Field("joined_on", "入党时间", widget=DATE)
    confirmed_on = fields.Field("confirmed_on", "转正时间", widget=DATE)
    stage = fields.Field("stage", "党员类别", widget=WordWidget(STAGE_WORDS))
    mobile = fields.Field("mobile", "手机号")
    work_post = fields.Field("work_post", "工作单位及职务", widget=TEXT)
    remark = fields.Field("remark", "备注", widget=TEXT)

    class Meta:
        model = Member
        import_id_fields = ["id_index"]
        fields = [
            "name", "sex", "ethnic_group", "born_on", "id_index", "education", "joined_on",
            "confirmed_on", "stage", "mobile", "work_post", "remark",
        ]  # fmt: skip

    def before_save_instance(self, instance: Member, row: Any, **kwargs: Any) -> None:
        sealed = identity.seal(number=row["身份证号"], index=instance.id_index or "")
        instance.id_cipher, instance.id_head = sealed.cipher, sealed.head
        instance.id_tail = sealed.tail
        instance.pinyin, instance.initials = pinyin_of(name=instance.name)

    def after_save_instance(self, instance: Member, row: Any, **kwargs: Any) -> None:
        home = Organization.objects.get(short_name=row["所在党支部"])
        instance.affiliations.get_or_create(organization=home)


def import_stock(*, file: str, rows: int) -> dict[str, Any]:
    """Dry run and confirmation, each from the file, as its admin pages do."""
    roster.officer_of_branches(rows)
    content = Path(file).read_bytes()
    start = spent()
    for dry_run in (True, False):
        dataset = XLSX().create_dataset(content)
        StockRoster().import_data(dataset, dry_run=dry_run, raise_errors=True)
    whole = spent(start)
    return {"seconds": whole.clock, "processors": whole.processors, "register": roster.register()}
