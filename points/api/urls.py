from django.urls import include, path

from points.api import views

account_urls = [
    path("", views.AccountList.as_view(), name="account_list"),
    path("<int:pk>/", views.AccountDetail.as_view(), name="account_detail"),
]
star_urls = [
    path("", views.StarRatingList.as_view(), name="star_list"),
    path("<int:pk>/", views.StarRatingDetail.as_view(), name="star_detail"),
]
urlpatterns = [
    path("monthly-points/", views.MonthlyPointsList.as_view(), name="month_list"),
    path("point-accounts/", include(account_urls)),
    path("point-entries/", views.PointEntryList.as_view(), name="entry_list"),
    path("star-lists/", views.StarListList.as_view(), name="starlist_list"),
    path("star-ratings/", include(star_urls)),
]
