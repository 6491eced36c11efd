from django.urls import path

from goldseam.exercises.views import (
    activity,
    between,
    desk,
    handing,
    hearing,
    letters,
    reading,
    replying,
    writing,
)

urlpatterns = [
    path("b/<uuid:bond>/writings/", reading.writings, name="writings"),
    path("b/<uuid:bond>/do/<str:tag>/", activity.activity, name="activity"),
    path("b/<uuid:bond>/do/<str:tag>/begin/", activity.begin, name="activity-begin"),
    path("b/<uuid:bond>/do/<str:tag>/never/", activity.never, name="activity-never"),
    path("b/<uuid:bond>/do/<str:tag>/again/", activity.again, name="activity-again"),
    path("b/<uuid:bond>/do/<str:tag>/opening/", between.opening, name="activity-open"),
    path("b/<uuid:bond>/do/<str:tag>/withdrawal/", between.withdrawal, name="activity-withdraw"),
    path("b/<uuid:bond>/do/<str:tag>/heard/", hearing.hear, name="activity-hear"),
    path("b/<uuid:bond>/do/<str:tag>/heard/reply/", hearing.reply, name="activity-heard-reply"),
    path("b/<uuid:bond>/do/<str:tag>/questions/", hearing.questions, name="activity-questions"),
    path("b/<uuid:bond>/writings/<uuid:row>/", reading.writing, name="writing"),
    path("b/<uuid:bond>/writings/<uuid:row>/edit/", writing.edit, name="writing-edit"),
    path("b/<uuid:bond>/writings/<uuid:row>/delete/", writing.remove, name="writing-delete"),
    path("b/<uuid:bond>/writings/<uuid:row>/<int:revision>/", reading.version, name="writing-version"),
    path("b/<uuid:bond>/letters/", letters.letters, name="letters"),
    path("b/<uuid:bond>/letters/<uuid:letter>/", letters.letter, name="letter"),
    path("b/<uuid:bond>/letters/<uuid:letter>/open/", letters.open_, name="letter-open"),
    path("b/<uuid:bond>/letters/<uuid:letter>/answer/", replying.reply, name="letter-reply"),
    path("b/<uuid:bond>/letters/<uuid:letter>/take-back/", letters.take_back, name="letter-back"),
    path("b/<uuid:bond>/letters/<uuid:letter>/change/", desk.change, name="letter-change"),
    path("b/<uuid:bond>/letters/<uuid:letter>/hand-over/", handing.hand_over, name="letter-hand-over"),
    path("b/<uuid:bond>/letters/<uuid:letter>/delete/", handing.remove, name="letter-delete"),
    path("b/<uuid:bond>/letters/<uuid:letter>/<int:revision>/", handing.version, name="letter-version"),
]
