from goldseam.writing.models.draft import Draft
from goldseam.writing.models.held import Held

__all__ = ["Draft", "Held"]
