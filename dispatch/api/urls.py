from django.urls import include, path

from dispatch.api import views

posting_urls = [
    path("", views.PostingList.as_view(), name="posting_list"),
    path("<int:pk>/", views.PostingDetail.as_view(), name="posting_detail"),
]
urlpatterns = [
    path("units/", views.UnitList.as_view(), name="unit_list"),
    path("cadres/", views.CadreList.as_view(), name="cadre_list"),
    path("programmes/", views.ProgrammeList.as_view(), name="programme_list"),
    path("contacts/", views.ContactList.as_view(), name="contact_list"),
    path("contact-problems/", views.ProblemList.as_view(), name="problem_list"),
    path("postings/", include(posting_urls)),
]
