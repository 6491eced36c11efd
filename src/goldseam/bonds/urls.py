from django.urls import path

from goldseam.bonds.views import begin, comparing, invited, inviting, pausing, space

urlpatterns = [
    path("begin/", begin.begin, name="begin"),
    path("begin/another/", begin.begin_another, name="begin-another"),
    path("i/<str:token>/", invited.link, name="invitation-link"),
    path("invitation/", invited.invitation, name="invitation"),
    path("invitation/no/", invited.refuse, name="invitation-no"),
    path("spaces/", space.spaces, name="spaces"),
    path("b/<uuid:bond>/space/", space.space, name="space"),
    path("b/<uuid:bond>/space/rule/", space.rule, name="rule"),
    path("b/<uuid:bond>/space/invite/", inviting.inviting, name="inviting"),
    path("b/<uuid:bond>/space/invite/back/", inviting.take_back, name="invitation-back"),
    path("b/<uuid:bond>/space/words/", comparing.comparing, name="comparing"),
    path("b/<uuid:bond>/space/pause/", pausing.pausing, name="pause"),
    path("b/<uuid:bond>/space/pause/end/", pausing.end, name="pause-end"),
]
