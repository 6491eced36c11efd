from __future__ import annotations

from tests.vault.conftest import ada, ben, bond, eve

__all__ = ["ada", "ben", "bond", "eve"]
