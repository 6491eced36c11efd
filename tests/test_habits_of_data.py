"""The habits of what is kept: every model has a fate, nothing says where somebody was, no back door."""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from goldseam.export.manifest import MANIFEST, Fate
from goldseam.hosting.models import Instance
from goldseam.vault.models.row import SealedRow, sealed_models

MODELS = [model for model in apps.get_models() if model.__module__.startswith("goldseam.")]
LABELS = pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)


def fields(model: type[models.Model]) -> list[models.Field]:
    return [field for field in model._meta.get_fields() if isinstance(field, models.Field)]


def test_the_manifest_says_what_becomes_of_every_model_and_of_nothing_else() -> None:
    assert sorted(MANIFEST) == sorted(model._meta.label for model in MODELS)


def test_what_is_sealed_goes_with_its_author_and_only_that() -> None:
    sealed = {model._meta.label for model in sealed_models()}
    assert sealed == {label for label, entry in MANIFEST.items() if entry.fate is Fate.MINE_GOES}


WHERE = re.compile(r"(^|_)(ip|addr|address|agent|place|latitude|longitude|location|mail|phone)(_|$)")


@LABELS
def test_no_column_says_where_somebody_was(model: type[models.Model]) -> None:
    for field in fields(model):
        assert not isinstance(field, models.GenericIPAddressField)
        assert not WHERE.search(field.name)


TO_THE_SECOND = {("people.SignedIn", "touched"), ("people.SignedIn", "ends"), ("people.Attempt", "last")}
TO_THE_SECOND |= {("bonds.Invitation", "ends_at")}


@LABELS
def test_times_are_kept_to_the_day(model: type[models.Model]) -> None:
    """What passes within a day and what has to end at an hour are the only exceptions."""
    label = model._meta.label
    exact = {(label, f.name) for f in fields(model) if isinstance(f, models.DateTimeField)}
    if model is Instance:
        return
    assert exact <= TO_THE_SECOND


@LABELS
def test_keys_that_another_could_see_do_not_count(model: type[models.Model]) -> None:
    """Rows of a bond are named by random numbers, so that nobody can count what they do not see."""
    if issubclass(model, SealedRow):
        assert isinstance(model._meta.pk, models.UUIDField)
        assert model._meta.pk.default.__name__ == "uuid4"


@LABELS
def test_words_of_people_have_no_column_of_their_own(model: type[models.Model]) -> None:
    open_ended = models.TextField | models.FileField | models.JSONField
    assert not [field.name for field in fields(model) if isinstance(field, open_ended)]


def test_lookups_of_a_bond_begin_with_the_bond() -> None:
    for model in MODELS:
        if not any(field.name == "bond" for field in fields(model)):
            continue
        for constraint in model._meta.constraints:
            if isinstance(constraint, models.UniqueConstraint):
                assert constraint.fields[0] == "bond", constraint.name


def test_nobody_can_look_over_a_shoulder() -> None:
    """No admin, no toolbar, no message box in a cookie, no auth backend beside the vault."""
    installed = set(settings.INSTALLED_APPS)
    assert {app for app in installed if app.startswith("django.")} == {"django.contrib.staticfiles"}
    assert not settings.DEBUG
    assert not [name for name in settings.MIDDLEWARE if "auth" in name or "messages" in name]
