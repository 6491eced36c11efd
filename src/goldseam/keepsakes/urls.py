from django.urls import path

from goldseam.keepsakes.views import appreciations, arrived, capsule, letter, rituals

urlpatterns = [
    path("b/<uuid:bond>/later/", capsule.capsule, name="capsule"),
    path("b/<uuid:bond>/later/write/", capsule.write, name="capsule-write"),
    path("b/<uuid:bond>/later/given/<uuid:arrived>/", arrived.arrived, name="capsule-arrived"),
    path("b/<uuid:bond>/later/given/<uuid:arrived>/take-back/", arrived.remove, name="capsule-back"),
    path("b/<uuid:bond>/later/<uuid:later>/", letter.letter, name="capsule-letter"),
    path("b/<uuid:bond>/later/<uuid:later>/open/", letter.open_, name="capsule-open"),
    path("b/<uuid:bond>/later/<uuid:later>/give/", letter.give, name="capsule-give"),
    path("b/<uuid:bond>/later/<uuid:later>/delete/", letter.remove, name="capsule-delete"),
    path("b/<uuid:bond>/appreciations/", appreciations.appreciations, name="appreciations"),
    path("b/<uuid:bond>/appreciations/<uuid:line>/delete/", appreciations.remove, name="appreciation-delete"),
    path("b/<uuid:bond>/rituals/", rituals.rituals, name="rituals"),
    path("b/<uuid:bond>/rituals/<uuid:ritual>/yes/", rituals.yes, name="ritual-yes"),
    path("b/<uuid:bond>/rituals/<uuid:ritual>/let-go/", rituals.let_go, name="ritual-let-go"),
    path("b/<uuid:bond>/rituals/<uuid:ritual>/delete/", rituals.remove, name="ritual-delete"),
]
