from django.urls import path

from goldseam.agreements.views import agreement, listing, mine, statement, wording

HERE = "b/<uuid:bond>/agreements/"
ONE = f"{HERE}<uuid:agreement>/"

urlpatterns = [
    path(HERE, listing.agreements, name="agreements"),
    path(f"{HERE}statement/", statement.statement, name="statement"),
    path(f"{HERE}statement/propose/", statement.propose, name="statement-propose"),
    path(f"{HERE}statement/differ/", statement.differ, name="statement-differ"),
    path(f"{HERE}statement/<int:number>/", statement.version, name="statement-version"),
    path(f"{HERE}statement/<int:number>/sign/", statement.sign, name="statement-sign"),
    path(f"{HERE}statement/<int:number>/withdraw/", statement.withdraw, name="statement-withdraw"),
    path(f"{HERE}of/<str:kind>/", listing.of_kind, name="agreement-kind"),
    path(f"{HERE}of/<str:kind>/write/", wording.write, name="agreement-write"),
    path(f"{HERE}of/<str:kind>/none/", listing.none_now, name="agreement-none"),
    path(f"{HERE}mine/<uuid:meant>/", mine.mine, name="agreement-mine"),
    path(f"{HERE}mine/<uuid:meant>/edit/", wording.edit, name="agreement-edit"),
    path(f"{HERE}mine/<uuid:meant>/delete/", mine.remove, name="agreement-delete"),
    path(ONE, agreement.agreement, name="agreement"),
    path(f"{ONE}<int:number>/", agreement.version, name="agreement-version"),
    path(f"{ONE}<int:number>/sign/", agreement.sign, name="agreement-sign"),
    path(f"{ONE}<int:number>/withdraw/", agreement.withdraw, name="agreement-withdraw"),
    path(f"{ONE}ask/", agreement.ask, name="agreement-ask"),
    path(f"{ONE}renew/", agreement.renew, name="agreement-renew"),
    path(f"{ONE}take-back/", agreement.take_back, name="agreement-take-back"),
]
