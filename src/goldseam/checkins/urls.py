from django.urls import path

from goldseam.checkins.views import check_in, check_ins, follow_ups, showing

urlpatterns = [
    path("b/<uuid:bond>/check-ins/", check_ins.check_ins, name="check-ins"),
    path("b/<uuid:bond>/check-ins/<uuid:check>/", check_in.check_in, name="check-in"),
    path("b/<uuid:bond>/check-ins/<uuid:check>/delete/", check_in.remove, name="check-in-delete"),
    path("b/<uuid:bond>/check-ins/<uuid:check>/show/", showing.show, name="check-in-show"),
    path("b/<uuid:bond>/check-ins/shown/<uuid:look>/", showing.shown, name="check-in-shown"),
    path("b/<uuid:bond>/check-ins/shown/<uuid:look>/take-back/", showing.take_back, name="check-in-back"),
    path("b/<uuid:bond>/follow-ups/", follow_ups.follow_ups, name="follow-ups"),
    path("b/<uuid:bond>/follow-ups/<int:months>/", follow_ups.follow_up, name="follow-up"),
]
