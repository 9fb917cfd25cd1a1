from django.urls import include, path

from dispatch.api import views

posting_urls = [
    path("", views.PostingList.as_view(), name="posting_list"),
    path("<int:pk>/", views.PostingDetail.as_view(), name="posting_detail"),
]
urlpatterns = [
    path("contacts/", views.ContactList.as_view(), name="contact_list"),
    path("contact-problems/", views.ProblemList.as_view(), name="problem_list"),
    path("postings/", include(posting_urls)),
]
