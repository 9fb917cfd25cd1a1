from django.urls import path

from members.api import views

urlpatterns = [
    path("members/", views.MemberList.as_view(), name="member_list"),
    path("members/<int:pk>/", views.MemberDetail.as_view(), name="member_detail"),
]
