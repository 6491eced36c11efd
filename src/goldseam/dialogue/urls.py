from django.urls import path

from goldseam.dialogue.views import room, talk

urlpatterns = [
    path("b/<uuid:bond>/dialogues/<slug:occasion>/", room.dialogues, name="dialogues"),
    path("b/<uuid:bond>/dialogue/<uuid:dialogue>/", talk.dialogue, name="dialogue"),
    path("b/<uuid:bond>/dialogue/<uuid:dialogue>/stop/", talk.stop, name="dialogue-stop"),
    path(
        "b/<uuid:bond>/dialogue/<uuid:dialogue>/<uuid:turn>/take-back/",
        talk.take_back,
        name="dialogue-take-back",
    ),
]
