import io
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import AuditEvent
from activities.domain.attachments import MAX_BYTES, content_of
from activities.domain.workflow import change_state
from activities.models import Attachment
from tests.activities.compliance import hold
from tests.common.pictures import TOLD, photograph, screenshot
from tests.conftest import actor_of, make_user

PDF = b"%PDF-1.7 \xe4\xbf\x9d\xe5\xaf\x86"


def office(*parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for part in ("[Content_Types].xml", *parts):
            archive.writestr(part, "<x/>")
    return buffer.getvalue()


@pytest.fixture
def activity(branch, sibling_branch, member):
    return hold(branch, date(2018, 6, 1), partners=[sibling_branch], state="returned")


@pytest.fixture
def upload(client, activity, secretary):
    client.force_login(secretary)

    def send(name, content):
        url = reverse("activities:attachment_add", args=[activity.pk])
        answer = client.post(url, {"file": SimpleUploadedFile(name, content)}, follow=True)
        return answer.content.decode()

    return send


def kept():
    return list(Attachment.objects.values_list("name", flat=True))


@pytest.mark.parametrize(
    ("name", "content", "as_kept"),
    [
        ("签到表.pdf", PDF, "签到表.pdf"),
        ("照片.JPEG", photograph(), "照片.jpg"),
        ("图.png", screenshot(), "图.png"),
        ("记录.docx", office("word/document.xml"), "记录.docx"),
        ("名单.xlsx", office("xl/workbook.xml"), "名单.xlsx"),
        ("网页.html", PDF, "网页.pdf"),
        ('a<b>:"c|?*.pdf', PDF, "abc.pdf"),
        ("...", PDF, "附件.pdf"),
    ],
)
def test_a_file_is_known_by_what_it_holds(upload, name, content, as_kept):
    upload(name, content)
    assert kept() == [as_kept]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("图.png", b"<html><script>alert(1)</script>", "只能上传"),
        ("图.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "只能上传"),
        ("表.xls", b"\xd0\xcf\x11\xe0 old", "只能上传"),
        ("包.zip", office("anything.txt"), "只能上传"),
        ("坏.docx", b"PK\x03\x04 broken", "只能上传"),
        ("宏.docx", office("word/document.xml", "word/vbaProject.bin"), "含有宏"),
        ("419900198001010017.pdf", PDF, "公民身份号码"),
        ("大.pdf", PDF + b" " * MAX_BYTES, "超过 10 MB"),
        ("空.pdf", b"", "请先选择文件"),
        ("坏.jpg", photograph()[:200], "图片已损坏"),
    ],
)
def test_anything_else_is_refused_in_words(upload, name, content, words):
    assert words in upload(name, content)
    assert kept() == []


def test_the_sixth_file_is_refused(upload):
    for number in range(6):
        page = upload(f"{number}.pdf", PDF)
    assert "最多保存 5 个附件" in page
    assert len(kept()) == 5


def test_a_file_rests_sealed_and_leaves_as_a_download_alone(upload, client):
    upload("签到表.pdf", PDF)
    attachment = Attachment.objects.get()
    assert PDF not in bytes(attachment.content)
    answer = client.get(reverse("activities:attachment_download", args=[attachment.pk]))
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert AuditEvent.objects.last().action == "file_downloaded"


def test_a_photograph_is_kept_without_the_place_where_it_was_taken(upload):
    upload("照片.jpg", photograph())
    [attachment] = Attachment.objects.all()
    kept = content_of(attachment=attachment)
    assert not [words for words in TOLD if words in kept]
    assert attachment.size == len(kept) < len(photograph())


def test_files_are_taken_out_while_the_record_is_open_alone(
    upload, client, activity, secretary, town_officer
):
    upload("一.pdf", PDF)
    upload("二.pdf", PDF)
    first, second = Attachment.objects.all()
    client.post(reverse("activities:attachment_remove", args=[first.pk]))
    assert kept() == ["二.pdf"]
    change_state(activity=activity, to="submitted", actor=actor_of(secretary))
    client.post(reverse("activities:attachment_remove", args=[second.pk]))
    upload("三.pdf", PDF)
    assert kept() == ["二.pdf", "三.pdf"]
    change_state(activity=activity, to="accepted", actor=actor_of(town_officer))
    assert "审核通过" in upload("四.pdf", PDF)
    assert kept() == ["二.pdf", "三.pdf"]


def test_a_partner_reads_the_files_and_changes_nothing(upload, client, activity, sibling_branch):
    upload("一.pdf", PDF)
    [attachment] = Attachment.objects.all()
    client.force_login(make_user("partner", sibling_branch, "secretary"))
    download = reverse("activities:attachment_download", args=[attachment.pk])
    assert client.get(download).status_code == 200
    for name, pk in (("attachment_add", activity.pk), ("attachment_remove", attachment.pk)):
        assert client.post(reverse(f"activities:{name}", args=[pk])).status_code == 403
    edit = reverse("activities:activity_edit", args=[activity.pk])
    assert client.get(edit).status_code == 403


def test_a_stranger_to_the_branch_finds_no_file(upload, client, outsider):
    upload("一.pdf", PDF)
    client.force_login(outsider)
    url = reverse("activities:attachment_download", args=[Attachment.objects.get().pk])
    assert client.get(url).status_code == 404
