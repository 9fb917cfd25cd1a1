"""The same roster through django-import-export as its documentation has one begin.

It is spared what the portal does beyond it: sealing ID numbers, affiliations, pinyin, staged rows.
"""

from pathlib import Path
from typing import Any

from import_export import fields, resources
from import_export.formats.base_formats import XLSX
from import_export.widgets import CharWidget, DateWidget

from members.models import Member
from tools.bench.clock import spent

DATE = DateWidget(format="%Y-%m-%d")
TEXT = CharWidget(allow_blank=True)


class StockRoster(resources.ModelResource):  # type: ignore[misc]
    """A plain model resource: one query and one ``save`` for each row."""

    name = fields.Field("name", "姓名")
    sex = fields.Field("sex", "性别")
    ethnic_group = fields.Field("ethnic_group", "民族")
    born_on = fields.Field("born_on", "出生日期", widget=DATE)
    id_index = fields.Field("id_index", "身份证号")
    education = fields.Field("education", "学历")
    joined_on = fields.Field("joined_on", "入党时间", widget=DATE)
    confirmed_on = fields.Field("confirmed_on", "转正时间", widget=DATE)
    stage = fields.Field("stage", "党员类别")
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


def import_stock(*, file: str, rows: int) -> dict[str, Any]:
    """Dry run and confirmation, each from the file, as its admin pages do."""
    content = Path(file).read_bytes()
    start = spent()
    for dry_run in (True, False):
        dataset = XLSX().create_dataset(content)
        StockRoster().import_data(dataset, dry_run=dry_run, raise_errors=True)
    whole = spent(start)
    if Member.objects.count() != rows:
        raise RuntimeError("The stock import did not write every row.")
    return {"seconds": whole.clock, "processors": whole.processors}
