"""What happens to every kind of row when somebody leaves a bond or closes their account.

Each model of the product stands here; a test fails on one that does not. Sealed rows are found by the circle
they are sealed to, so a row in my own circle can not be forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Fate(Enum):
    """What leaving does to rows of a model."""

    MINE_GOES = "rows of my own circle are erased; rows given to both stay or go by the rule of day one"
    WITH_SIDE = "erased for my side"
    WITH_BOND = "erased when nobody is left in the bond"
    WITH_ACCOUNT = "erased when the account is closed"
    PASSES = "erased by itself within three days"
    STAYS = "stays: it says nothing of anybody"


@dataclass(frozen=True)
class Entry:
    fate: Fate
    in_copy: bool = False


MANIFEST = {
    "people.Person": Entry(Fate.WITH_ACCOUNT),
    "people.Device": Entry(Fate.WITH_ACCOUNT),
    "people.SignedIn": Entry(Fate.WITH_ACCOUNT),
    "people.Attempt": Entry(Fate.PASSES),
    "vault.Keyring": Entry(Fate.WITH_ACCOUNT),
    "vault.Slot": Entry(Fate.WITH_ACCOUNT),
    "vault.Succession": Entry(Fate.WITH_BOND),
    "vault.LedgerHead": Entry(Fate.WITH_ACCOUNT),
    "vault.LedgerBucket": Entry(Fate.WITH_ACCOUNT),
    "vault.Circle": Entry(Fate.WITH_SIDE),
    "vault.RosterPage": Entry(Fate.WITH_SIDE),
    "vault.Grant": Entry(Fate.WITH_SIDE),
    "web.FormOnce": Entry(Fate.PASSES),
    "bonds.Bond": Entry(Fate.WITH_BOND),
    "bonds.Side": Entry(Fate.WITH_BOND),
    "bonds.Invitation": Entry(Fate.MINE_GOES),
    "bonds.Name": Entry(Fate.MINE_GOES),
    "bonds.Pause": Entry(Fate.WITH_SIDE),
    "bonds.Parting": Entry(Fate.WITH_BOND),
    "bonds.Incident": Entry(Fate.MINE_GOES, in_copy=True),
    "bonds.Offered": Entry(Fate.MINE_GOES, in_copy=True),
    "bonds.RoleTaken": Entry(Fate.MINE_GOES, in_copy=True),
    "bonds.FamilyPlace": Entry(Fate.MINE_GOES, in_copy=True),
    "writing.Draft": Entry(Fate.MINE_GOES, in_copy=True),
    "writing.Held": Entry(Fate.WITH_ACCOUNT),
    "journey.StepDone": Entry(Fate.WITH_BOND),
    "journey.PaceState": Entry(Fate.MINE_GOES),
    "exercises.Shown": Entry(Fate.MINE_GOES),
    "exercises.Reflection": Entry(Fate.MINE_GOES, in_copy=True),
    "exercises.Version": Entry(Fate.MINE_GOES, in_copy=True),
    "exercises.Letter": Entry(Fate.MINE_GOES, in_copy=True),
    "exercises.LetterVersion": Entry(Fate.MINE_GOES, in_copy=True),
    "exercises.Handed": Entry(Fate.MINE_GOES, in_copy=True),
    "exercises.TakenBack": Entry(Fate.MINE_GOES),
    "exercises.Reply": Entry(Fate.MINE_GOES, in_copy=True),
    "exercises.Exchange": Entry(Fate.WITH_BOND),
    "exercises.Answer": Entry(Fate.MINE_GOES, in_copy=True),
    "exercises.Naming": Entry(Fate.MINE_GOES),
    "exercises.Heard": Entry(Fate.MINE_GOES, in_copy=True),
    "exercises.HeardReply": Entry(Fate.MINE_GOES, in_copy=True),
    "exercises.Aside": Entry(Fate.MINE_GOES, in_copy=True),
    "dialogue.Turn": Entry(Fate.MINE_GOES, in_copy=True),
    "agreements.Agreement": Entry(Fate.WITH_BOND),
    "agreements.Wording": Entry(Fate.MINE_GOES, in_copy=True),
    "agreements.Assent": Entry(Fate.MINE_GOES, in_copy=True),
    "agreements.Mine": Entry(Fate.MINE_GOES, in_copy=True),
    "questions.Question": Entry(Fate.MINE_GOES, in_copy=True),
    "questions.Noted": Entry(Fate.MINE_GOES, in_copy=True),
    "questions.Answer": Entry(Fate.MINE_GOES, in_copy=True),
    "questions.Plan": Entry(Fate.MINE_GOES, in_copy=True),
    "questions.PlanYes": Entry(Fate.MINE_GOES),
    "keepsakes.Later": Entry(Fate.MINE_GOES, in_copy=True),
    "keepsakes.Arrived": Entry(Fate.MINE_GOES, in_copy=True),
    "keepsakes.Appreciation": Entry(Fate.MINE_GOES, in_copy=True),
    "keepsakes.Noticed": Entry(Fate.MINE_GOES, in_copy=True),
    "keepsakes.Ritual": Entry(Fate.MINE_GOES, in_copy=True),
    "keepsakes.Yes": Entry(Fate.MINE_GOES),
    "checkins.CheckIn": Entry(Fate.MINE_GOES, in_copy=True),
    "checkins.Shown": Entry(Fate.MINE_GOES, in_copy=True),
    "counsel.Brief": Entry(Fate.MINE_GOES, in_copy=True),
    "hosting.Instance": Entry(Fate.STAYS),
}
