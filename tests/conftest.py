from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import translation
from hypothesis import HealthCheck, settings

from tests.again import again
from tests.cast import Actor

settings.register_profile(
    "here", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
settings.load_profile("here")


@pytest.fixture(scope="session", autouse=True)
def assets() -> None:
    """The static files, gathered once as ``serve`` gathers them."""
    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """The databases keep their names; each process has a home of its own."""


@pytest.fixture
def cast(request: pytest.FixtureRequest, db: None) -> dict[str, Actor]:
    """Ines, Jonas and a stranger, whom a test asks for, with an account each; two are a pair, if asked."""
    translation.deactivate()
    asked = set(request.fixturenames)
    paired = "pair" in asked
    names = [name for name in NAMES if name in asked or (paired and name != "stranger")]

    def begin() -> list[Actor]:
        actors = [Actor.new(NAMES[name]) for name in names]
        if paired:
            actors[1].join(actors[0].invite())
            for one in actors[:2]:
                one.cross()
        return actors

    return dict(zip(names, again(f"{names} {paired}", begin), strict=True))


@pytest.fixture
def ines(cast: dict[str, Actor]) -> Actor:
    return cast["ines"]


@pytest.fixture
def jonas(cast: dict[str, Actor]) -> Actor:
    return cast["jonas"]


@pytest.fixture
def stranger(cast: dict[str, Actor]) -> Actor:
    return cast["stranger"]


@pytest.fixture
def pair(cast: dict[str, Actor]) -> tuple[Actor, Actor]:
    """Ines, who invited, and Jonas, who came; both some days past the threshold."""
    return cast["ines"], cast["jonas"]


NAMES = {"ines": "Ines", "jonas": "Jonas", "stranger": "Noor"}
BOTH = ["default", "sessions"]
STARTERS = {f"tests.hosting.{name}" for name in ("own_copy", "lived_in", "killing", "refusals")}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever uses the database uses both of them; what is about files of SQLite is not tried on another."""
    for item in items:
        only = item.get_closest_marker("sqlite")
        if connection.vendor != "sqlite" and (only or _on_files(item)):
            why = only.args[0] if only else "starts copies of its own, which keep their words in files"
            item.add_marker(pytest.mark.skip(reason=f"only on SQLite: {why}"))
        names = getattr(item, "fixturenames", ())
        if {"live_server", "live", "transactional_db"} & set(names):
            item.add_marker(pytest.mark.django_db(databases=BOTH, transaction=True))
        elif "db" in names and item.get_closest_marker("django_db") is None:
            item.add_marker(pytest.mark.django_db(databases=BOTH))


def _on_files(item: pytest.Item) -> bool:
    """Whether a test starts real processes that do not know of this test run's database."""
    known = vars(getattr(item, "module", item)).values()
    starts = any(getattr(thing, "__module__", "") in STARTERS for thing in known)
    return starts and item.get_closest_marker("postgres") is None
