from goldseam.dialogue.models.turn import Turn

__all__ = ["Turn"]
