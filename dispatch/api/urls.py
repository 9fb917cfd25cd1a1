from django.urls import path

from dispatch.api import views

urlpatterns = [
    path("contacts/", views.ContactList.as_view(), name="contact_list"),
    path("contact-problems/", views.ProblemList.as_view(), name="problem_list"),
]
