from django.urls import path

from points.views import ledger

app_name = "points"
urlpatterns = [
    path("", ledger.month_list, name="month_list"),
    path("close/", ledger.month_close, name="month_close"),
    path("<int:pk>/", ledger.account_detail, name="account_detail"),
    path("<int:pk>/why/<int:record_id>/", ledger.entry_why, name="entry_why"),
]
