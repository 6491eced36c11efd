from django.urls import path

from goldseam.agreements.views import statement

urlpatterns = [
    path("b/<uuid:bond>/agreements/", statement.agreements, name="agreements"),
    path("b/<uuid:bond>/agreements/statement/", statement.statement, name="statement"),
    path("b/<uuid:bond>/agreements/statement/propose/", statement.propose, name="statement-propose"),
    path("b/<uuid:bond>/agreements/statement/differ/", statement.differ, name="statement-differ"),
    path("b/<uuid:bond>/agreements/statement/<int:number>/", statement.version, name="statement-version"),
    path("b/<uuid:bond>/agreements/statement/<int:number>/sign/", statement.sign, name="statement-sign"),
    path(
        "b/<uuid:bond>/agreements/statement/<int:number>/withdraw/",
        statement.withdraw,
        name="statement-withdraw",
    ),
]
