from django.urls import path

from goldseam.exercises.views import reading, writing

urlpatterns = [
    path("b/<uuid:bond>/writings/", reading.writings, name="writings"),
    path("b/<uuid:bond>/write/<str:tag>/", writing.write, name="write"),
    path("b/<uuid:bond>/writings/<uuid:row>/", reading.writing, name="writing"),
    path("b/<uuid:bond>/writings/<uuid:row>/edit/", writing.edit, name="writing-edit"),
    path("b/<uuid:bond>/writings/<uuid:row>/delete/", writing.remove, name="writing-delete"),
    path("b/<uuid:bond>/writings/<uuid:row>/<int:revision>/", reading.version, name="writing-version"),
]
