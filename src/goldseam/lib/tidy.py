"""What has to be put away now and then: each part registers a function, the keeper calls them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

Tidy = Callable[[datetime], object]

_registered: dict[str, Tidy] = {}


def register(func: Tidy) -> Tidy:
    """Has ``func(now)`` called about once a minute while the program serves; registering twice is once.

    The function must be cheap when there is nothing to do, and safe to call at any time.
    """
    _registered[f"{func.__module__}.{func.__qualname__}"] = func
    return func


def run(now: datetime) -> dict[str, type[BaseException]]:
    """Calls every registered function with ``now`` and returns what failed, by name: the kind of the
    failure only, because its text could hold what a person wrote."""
    failed: dict[str, type[BaseException]] = {}
    for name, func in list(_registered.items()):
        try:
            func(now)
        except Exception as error:
            failed[name] = type(error)
    return failed
