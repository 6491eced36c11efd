from django.urls import path

from goldseam.bonds.views import (
    begin,
    comparing,
    day_one,
    incident,
    incidents,
    invited,
    inviting,
    offered,
    pausing,
    space,
)

urlpatterns = [
    path("begin/", begin.begin, name="begin"),
    path("begin/another/", begin.begin_another, name="begin-another"),
    path("i/<str:token>/", invited.link, name="invitation-link"),
    path("invitation/", invited.invitation, name="invitation"),
    path("invitation/no/", invited.refuse, name="invitation-no"),
    path("spaces/", space.spaces, name="spaces"),
    path("b/<uuid:bond>/space/", space.space, name="space"),
    path("b/<uuid:bond>/space/invite/", inviting.inviting, name="inviting"),
    path("b/<uuid:bond>/space/invite/back/", inviting.take_back, name="invitation-back"),
    path("b/<uuid:bond>/space/words/", comparing.comparing, name="comparing"),
    path("b/<uuid:bond>/space/pause/", pausing.pausing, name="pause"),
    path("b/<uuid:bond>/space/pause/end/", pausing.end, name="pause-end"),
    path("b/<uuid:bond>/if-one-leaves/", day_one.day_one, name="day-one"),
    path("b/<uuid:bond>/incidents/", incidents.listing, name="incidents"),
    path("b/<uuid:bond>/incidents/place/", incidents.family_place, name="family-place"),
    path("b/<uuid:bond>/incidents/<uuid:incident>/", incident.incident, name="incident"),
    path("b/<uuid:bond>/incidents/<uuid:incident>/edit/", incident.edit, name="incident-edit"),
    path("b/<uuid:bond>/incidents/<uuid:incident>/delete/", incident.delete, name="incident-delete"),
    path("b/<uuid:bond>/incidents/<uuid:incident>/offer/", incident.offer, name="incident-offer"),
    path("b/<uuid:bond>/shared/<uuid:offered>/take-back/", offered.take_back, name="incident-take-back"),
    path("b/<uuid:bond>/shared/<uuid:offered>/part/", offered.role, name="role"),
    path("b/<uuid:bond>/shared/<uuid:offered>/part/back/", offered.give_back_role, name="role-back"),
]
