"""Two people and a letter, by the pages they use."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.apps import apps
from django.db import transaction
from django.http import HttpResponse

from goldseam.exercises.models import Handed, Letter, Reply
from goldseam.journey.models import PaceState
from goldseam.journey.program.loaded import program
from goldseam.lib import clock
from goldseam.lib.clock import Moved
from tests.beside import copied
from tests.cast import Actor

PROGRAM = Path(__file__).parent / "letters_program"
HARD, LIGHT, KEPT = "a-letter", "a-light-letter", "a-letter-not-sent"
ASKED = "an-apology"
OTHER = "another-heavy-thing"
ENDS = ("", "answer/", "take-back/", "hand-over/")
EVENING = datetime(2026, 3, 2, 18, tzinfo=UTC)
BY_CHANCE = re.compile(rb'name="(?:csrfmiddlewaretoken|form_id)" value="[^"]*"')


def beside() -> AbstractContextManager[None]:
    """A host's own letters beside the bundled program: a hard one, a light one, one that is not sent."""
    return copied("letters", PROGRAM)


class Clock:
    """The domain's clock, moved by hand. Sign-ins go by the real one and stay."""

    def __init__(self, file: Path) -> None:
        self.file, self.now = file, EVENING
        clock.follow(file)
        self.put(EVENING)

    def put(self, now: datetime) -> None:
        self.now = now
        clock.put(self.file, Moved(frozen=now))

    def on(self, hours: float) -> None:
        self.put(self.now + timedelta(hours=hours))


def _readable(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value


@dataclass
class Post:
    """One writes, the other reads; ``slug`` is the letter that was last in somebody's hands."""

    writer: Actor
    reader: Actor
    clock: Clock
    slug: str = HARD
    pages: dict[str, str] = field(default_factory=dict)
    revisions: dict[str, int] = field(default_factory=dict)

    @property
    def page(self) -> str:
        """The letter as both come to it."""
        return self.pages[self.slug]

    def look_at(self, slug: str) -> None:
        self.slug = slug

    def __post_init__(self) -> None:
        """Whatever the program wants done before heavy work between two is done."""
        for one in {id(one): one for one in (self.writer, self.reader)}.values():
            with transaction.atomic():
                past = PaceState.read_for_change(one.side, one.keys())
                past.done |= dict.fromkeys(program().safeguards, clock.now())
                PaceState.keep(one.side, one.keys(), past)

    # the writer

    def desk_page(self) -> str:
        """Where the letter is written."""
        tag = self.writer.keys().tag(self.writer.side.me_circle, self.slug).hex()
        return self.writer.url("activity", tag=tag)

    def desk(self) -> str:
        return self.writer.get(self.desk_page()).content.decode()

    def write(self, words: str, cost: str = "", slug: str | None = None) -> str:
        """Saves the letter; the page as it stands then."""
        self.slug = slug or self.slug
        answer = self.save(words, cost)
        assert answer.status_code == 302, answer.content.decode()
        row = Letter.objects.of(self.writer.side).about(self.writer.side, self.writer.keys(), self.slug)
        self.pages[self.slug] = self.writer.url("letter", letter=row.id)
        self.revisions[self.slug] = row.revision
        return self.desk()

    def save(self, words: str, cost: str = "", revision: int | None = None, **form: str) -> HttpResponse:
        """Sends the letter's form: on the activity's page at first, later on the page that changes it."""
        here = self.slug in self.pages
        if not here and self.slug in (HARD, ASKED):
            self.writer.post(f"{self.desk_page()}begin/")
        place = f"{self.page}change/" if here else self.desk_page()
        seen = self.revisions.get(self.slug, 0) if revision is None else revision
        words_ = {"p-words": words, "p-cost": cost, "place": place, "revision": str(seen)}
        return self.writer.post(place, words_ | form)

    def hand_over_page(self) -> str:
        return f"{self.page}hand-over/"

    def hand_over(self, revision: int | None = None, **form: str) -> HttpResponse:
        seen = self.revisions[self.slug] if revision is None else revision
        return self.writer.post(self.hand_over_page(), {"revision": str(seen)} | form)

    def handed(self, words: str, cost: str = "", slug: str | None = None) -> None:
        """Written, rested, handed over."""
        self.write(words, cost, slug)
        self.clock.on(hours=25)
        answer = self.hand_over()
        assert answer.status_code == 302, answer.content.decode()

    def mine(self) -> str:
        """The letter as its writer sees it once it was handed over."""
        return self.writer.get(self.page).content.decode()

    def back_page(self) -> str:
        return f"{self.page}take-back/"

    def take_back(self) -> HttpResponse:
        return self.writer.post(self.back_page())

    def never(self) -> HttpResponse:
        return self.writer.post(f"{self.desk_page()}never/")

    # the reader

    def read(self) -> str:
        """The letter as its reader sees it now."""
        answer = self.reader.get(self.page)
        assert answer.status_code == 200
        return answer.content.decode()

    def open(self) -> HttpResponse:
        return self.reader.post(f"{self.page}open/")

    def answer_page(self) -> str:
        return f"{self.page}answer/"

    def answer(self, **form: str) -> HttpResponse:
        place = {"place": self.answer_page(), "revision": "0"}
        return self.reader.post(self.answer_page(), place | form)

    def answered(self) -> int:
        """How often the reader answered this letter."""
        return Reply.objects.filter(letter=self.page.split("/")[-2]).count()

    def heavy(self, actor: Actor) -> None:
        """Somebody opens another heavy thing now."""
        tag = actor.keys().tag(actor.side.me_circle, OTHER).hex()
        answer = actor.post(actor.url("activity-begin", tag=tag))
        assert answer.status_code == 302, answer.content.decode()

    # what lies where

    def pace_of(self, actor: Actor) -> str:
        return str(PaceState.objects.of(actor.side).get().pk)

    def every_row(self) -> dict[tuple[str, str], str]:
        """Every row that lasts, with everything in it."""
        models = [m for m in apps.get_models() if m._meta.label != "people.SignedIn"]
        found = {}
        for model in models:
            for row in model._default_manager.values():
                key = (model._meta.label, str(row[model._meta.pk.attname]))
                found[key] = repr(sorted((name, _readable(value)) for name, value in row.items()))
        return found

    def plain(self, answer: HttpResponse) -> bytes:
        """A page without what is drawn by chance, and without the letter's own number."""
        text = BY_CHANCE.sub(b"", answer.content)
        for page in self.pages.values():
            text = text.replace(page.encode(), b"/the/letter/")
        return text

    def everything_of(self, actor: Actor) -> dict[str, bytes]:
        """Every page of this bond that somebody comes to, and their own copy."""
        pages = ["today", "journey", "writings", "agreements", "statement", "space", "letters", "leave"]
        urls = {name: actor.url(name) for name in pages}
        urls |= {f"{slug} {end}": f"{page}{end}" for slug, page in self.pages.items() for end in ENDS}
        if actor is self.writer:
            urls["desk"] = self.desk_page()
        seen = {name: self.plain(actor.get(url)) for name, url in urls.items()}
        return seen | {"copy": self.plain(actor.step_up(actor.url("copy")))}


def handed(writer: Actor, words: str = "Mild words.") -> str:
    """A light letter in two versions of its writer's own, handed over; its page."""
    tag = writer.keys().tag(writer.side.me_circle, LIGHT).hex()
    for revision, text in enumerate((words, f"{words} And more.")):
        first = revision == 0
        row = None if first else Letter.objects.of(writer.side).latest("day")
        place = writer.url("activity", tag=tag) if row is None else writer.url("letter-change", letter=row.id)
        answer = writer.post(place, {"p-words": text, "revision": str(revision)})
        assert answer.status_code == 302, answer.content.decode()
    row = Letter.objects.of(writer.side).latest("day")
    answer = writer.post(writer.url("letter-hand-over", letter=row.id), {"revision": "2"})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def in_silence(other: Actor) -> None:
    """Nothing is given: a letter that came is opened, an answer begun; one's own changes, and rests."""
    theirs = Handed.objects.exclude(author=other.person.pk).get()
    page = other.url("letter", letter=theirs.letter)
    assert other.post(f"{page}open/").status_code == 302
    assert "would like to say" in other.get(page).content.decode()
    draft = {"place": f"{page}answer/", "words": "Half a line", "rather": "aloud", "again": "closed"}
    assert other.post(other.url("draft"), draft).status_code == 302
    mine = Handed.objects.get(author=other.person.pk).letter
    again = {"p-words": "Words for another day.", "revision": "2"}
    assert other.post(other.url("letter-change", letter=mine), again).status_code == 302
    other.get(other.url("letter-hand-over", letter=mine))
