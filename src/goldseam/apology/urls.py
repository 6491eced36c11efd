from django.urls import path

from goldseam.apology.views import room, words

urlpatterns = [
    path("b/<uuid:bond>/apology/", room.apology, name="apology"),
    path("b/<uuid:bond>/apology/<str:sheet>/", words.words, name="apology-words"),
    path("b/<uuid:bond>/apology/<str:sheet>/aloud/", words.aloud, name="apology-aloud"),
    path("b/<uuid:bond>/apology/<str:sheet>/<int:version>/", words.earlier, name="apology-words-version"),
]
