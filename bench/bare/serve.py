"""``python -m bench.bare.serve FOLDER``: the ordinary site behind the product's own server."""

from __future__ import annotations

import os
import sys


def fill() -> None:
    """Tables, one writer, and entries that make a page of about 20 kB."""
    from django.core.management import call_command

    for alias in ("default", "sessions"):
        call_command("migrate", database=alias, run_syncdb=True, verbosity=0)
    from bench.bare.models import Entry, Writer

    writer = Writer.objects.create(name="Ines")
    text = "An evening in May, with rain on the windows & nobody in a hurry to speak. " * 11
    Entry.objects.bulk_create(Entry(writer=writer, title=f"Writing {n}", text=text) for n in range(200))


def main() -> None:
    os.environ["BARE_HOME"] = sys.argv[1]
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.bare.settings"
    import django

    django.setup()
    fill()
    from goldseam.hosting import serving
    from goldseam.hosting.way import Way

    listening = serving.bind("127.0.0.1", 0)
    serving.run(listening, Way(), lambda: print(f"ready on {listening.port}", flush=True))


if __name__ == "__main__":
    main()
