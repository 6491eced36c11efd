from django.urls import path

from goldseam.counsel.views import brief, supporter

urlpatterns = [
    path("b/<uuid:bond>/brief/", brief.brief, name="brief"),
    path("b/<uuid:bond>/brief/page/", brief.page, name="brief-page"),
    path("b/<uuid:bond>/brief/delete/", brief.forget, name="brief-delete"),
    path("b/<uuid:bond>/supporter/", supporter.supporter, name="supporter"),
    path("b/<uuid:bond>/supporter/sheet/", supporter.sheet, name="supporter-sheet"),
]
