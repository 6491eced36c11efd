"""Every address of the product. The audience table of the tests lists them one by one."""

from django.urls import include, path

handler400 = "goldseam.web.errors.bad_request"
handler403 = "goldseam.web.errors.forbidden"
handler404 = "goldseam.web.errors.not_found"
handler500 = "goldseam.web.errors.server_error"

urlpatterns = [
    path("", include("goldseam.web.urls")),
    path("", include("goldseam.people.urls")),
    path("", include("goldseam.bonds.urls")),
    path("", include("goldseam.writing.urls")),
    path("", include("goldseam.journey.urls")),
    path("", include("goldseam.exercises.urls")),
    path("", include("goldseam.dialogue.urls")),
    path("", include("goldseam.questions.urls")),
    path("", include("goldseam.apology.urls")),
    path("", include("goldseam.agreements.urls")),
    path("", include("goldseam.checkins.urls")),
    path("", include("goldseam.keepsakes.urls")),
    path("", include("goldseam.safety.urls")),
    path("", include("goldseam.counsel.urls")),
    path("", include("goldseam.export.urls")),
    path("", include("goldseam.hosting.urls")),
]
