from django.urls import URLPattern, URLResolver, include, path

from assessments.views import (
    appraisals,
    ballots,
    comments,
    cycles,
    draws,
    paper,
    report_desk,
    results,
    reviews,
    setup,
    slips,
    unit_reports,
)

app_name = "assessments"
cycle_urls = [
    path("", cycles.cycle_detail, name="cycle_detail"),
    path("edit/", cycles.cycle_edit, name="cycle_edit"),
    path("move/", cycles.cycle_move, name="cycle_move"),
    path("abandon/", cycles.cycle_abandon, name="cycle_abandon"),
    path("units/", setup.unit_list, name="unit_list"),
    path("units/add/", setup.unit_add, name="unit_add"),
    path("units/leader/", setup.leader_name, name="leader_name"),
    path("groups/add/", setup.group_add, name="group_add"),
    path("draws/", draws.draw_list, name="draw_list"),
    path("draws/add/", draws.draw_add, name="draw_add"),
    path("ballot/", ballots.ballot_cast, name="ballot_cast"),
    path("comments/", comments.comment_list, name="comment_list"),
    path("reports/lock/", report_desk.reports_lock, name="reports_lock"),
    path("reports/nudge/", report_desk.reports_nudge, name="reports_nudge"),
]
report_urls = [
    path("", report_desk.report_list, name="report_list"),
    path("print/", report_desk.report_print, name="report_print"),
    path("<int:pk>/", unit_reports.report_write, name="report_write"),
    path("<int:pk>/save/", unit_reports.report_save, name="report_save"),
    path("<int:pk>/return/", report_desk.report_send_back, name="report_send_back"),
]
group_urls = [
    path("", setup.group_detail, name="group_detail"),
    path("edit/", setup.group_edit, name="group_edit"),
    path("remove/", setup.group_remove, name="group_remove"),
    path("slips/", slips.slip_list, name="slip_list"),
    path("slips/print/", slips.slip_print, name="slip_print"),
    path("slips/void/", slips.slip_void, name="slip_void"),
    path("slips/discard/", slips.slip_discard, name="slip_discard"),
    path("paper/", paper.paper_detail, name="paper_detail"),
    path("paper/hand/", paper.paper_hand, name="paper_hand"),
    path("paper/count/", paper.paper_count, name="paper_count"),
    path("paper/key/", paper.paper_key, name="paper_key"),
]
appraisal_urls: list[URLPattern | URLResolver] = [
    path("", appraisals.appraisal_list, name="appraisal_list"),
    path("grades/", appraisals.appraisal_grades, name="appraisal_grades"),
    path("<int:year>/<int:pk>/", appraisals.appraisal_detail, name="appraisal_detail"),
    path("<int:year>/<int:pk>/record/", appraisals.appraisal_record, name="appraisal_record"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", cycles.cycle_list, name="cycle_list"),
    path("add/", cycles.cycle_add, name="cycle_add"),
    path("results/", results.result_list, name="result_list"),
    path("counters/", results.counter_list, name="counter_list"),
    path("appraisals/", include(appraisal_urls)),
    path("<int:pk>/", include(cycle_urls)),
    path("groups/<int:pk>/", include(group_urls)),
    path("reports/", include(report_urls)),
    path("units/<int:pk>/reports/", unit_reports.unit_reports, name="unit_reports"),
    path("units/<int:pk>/writers/add/", report_desk.writer_add, name="writer_add"),
    path("writers/<int:pk>/remove/", report_desk.writer_remove, name="writer_remove"),
    path("draws/<int:pk>/seed/", draws.draw_seed, name="draw_seed"),
    path("keyings/<int:pk>/discard/", paper.keying_discard, name="keying_discard"),
    path("slip/", slips.slip_vote, name="slip_vote"),
    path("slip/done/", slips.slip_done, name="slip_done"),
    path("units/<int:pk>/remove/", setup.unit_remove, name="unit_remove"),
    path("voters/<int:pk>/remove/", setup.elector_remove, name="elector_remove"),
    path("reviews/<int:pk>/", reviews.review_sign, name="review_sign"),
    path("reviews/<int:pk>/waive/", reviews.review_waive, name="review_waive"),
]
