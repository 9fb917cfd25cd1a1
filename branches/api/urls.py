from django.urls import path

from branches.api import views

urlpatterns = [
    path("organizations/", views.OrganizationList.as_view(), name="organization_list"),
    path("organizations/<int:pk>/", views.OrganizationDetail.as_view(), name="organization_detail"),
]
