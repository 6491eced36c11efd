from django.urls import path

from goldseam.journey.views import journey, pace, paper, today

urlpatterns = [
    path("print/", paper.booklets, name="booklets"),
    path("print/<int:number>/", paper.booklet, name="booklet"),
    path("home/", today.home, name="home"),
    path("b/<uuid:bond>/", today.today, name="today"),
    path("b/<uuid:bond>/not-tonight/", today.not_tonight, name="not-tonight"),
    path("b/<uuid:bond>/journey/", journey.journey, name="journey"),
    path("b/<uuid:bond>/journey/<int:number>/", journey.step, name="step"),
    path("b/<uuid:bond>/pace/", pace.pace, name="pace"),
]
