from django.urls import path

from goldseam.writing.views import draft

urlpatterns = [
    path("b/<uuid:bond>/draft/", draft.draft, name="draft"),
]
