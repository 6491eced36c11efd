from django.urls import path

from goldseam.apology import views

urlpatterns = [
    path("b/<uuid:bond>/apology/", views.apology, name="apology"),
]
