from django.urls import path

from goldseam.journey.views import pages

urlpatterns = [
    path("home/", pages.home, name="home"),
    path("b/<uuid:bond>/", pages.today, name="today"),
    path("b/<uuid:bond>/not-tonight/", pages.not_tonight, name="not-tonight"),
    path("b/<uuid:bond>/journey/", pages.journey, name="journey"),
]
