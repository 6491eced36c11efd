from django.urls import path

from goldseam.questions.views import answers, asking, hours, notes

urlpatterns = [
    path("b/<uuid:bond>/questions/", asking.questions, name="questions"),
    path("b/<uuid:bond>/questions/noted/<uuid:noted>/mark/", notes.mark, name="question-mark"),
    path("b/<uuid:bond>/questions/noted/<uuid:noted>/delete/", notes.remove, name="question-note-delete"),
    path("b/<uuid:bond>/questions/noted/<uuid:noted>/send/", asking.send, name="question-send"),
    path("b/<uuid:bond>/questions/noted/<uuid:noted>/open/", notes.open_, name="question-open"),
    path("b/<uuid:bond>/questions/noted/<uuid:noted>/out/", notes.take_out, name="question-out"),
    path("b/<uuid:bond>/questions/hours/", hours.hours, name="question-hours"),
    path("b/<uuid:bond>/questions/hours/<uuid:plan>/sign/", hours.sign, name="question-hours-sign"),
    path("b/<uuid:bond>/questions/hours/<uuid:plan>/let-go/", hours.let_go, name="question-hours-let-go"),
    path("b/<uuid:bond>/questions/<uuid:question>/whole/", answers.whole, name="question-whole"),
    path("b/<uuid:bond>/questions/<uuid:question>/", answers.question, name="question"),
    path("b/<uuid:bond>/questions/<uuid:question>/take-back/", answers.take_back, name="question-back"),
    path(
        "b/<uuid:bond>/questions/answers/<uuid:answer>/delete/", answers.remove, name="question-answer-delete"
    ),
]
