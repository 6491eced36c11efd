from django.urls import path

from goldseam.dialogue.views import beside, room, talk

ONE = "b/<uuid:bond>/dialogue/<uuid:dialogue>/"

urlpatterns = [
    path("b/<uuid:bond>/dialogues/<slug:occasion>/", room.dialogues, name="dialogues"),
    path(ONE, talk.dialogue, name="dialogue"),
    path(f"{ONE}stop/", talk.stop, name="dialogue-stop"),
    path(f"{ONE}aside/", beside.aside, name="dialogue-aside"),
    path(f"{ONE}carry/", beside.carry, name="dialogue-carry"),
    path(f"{ONE}hand-over/", beside.hand_over, name="dialogue-hand-over"),
    path(f"{ONE}<uuid:turn>/take-back/", talk.take_back, name="dialogue-take-back"),
    path("b/<uuid:bond>/twenty-minutes/", beside.quiet, name="twenty-minutes"),
    path("b/<uuid:bond>/live/", beside.live, name="live"),
    path("hand-over/", beside.handed, name="hand-over"),
]
