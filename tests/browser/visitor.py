"""One person at one browser profile, doing what the screen says."""

from __future__ import annotations

from playwright.sync_api import Browser, Error, Locator, Page

from tests.browser.speech import Speech, speaking

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
QUESTION = "What happened, as you saw it and lived it?"
LEAVING = """
addEventListener("submit", event => { window.leaving ||= !event.defaultPrevented });
addEventListener("click", event => {
  const way = event.target.closest?.("a[href]");
  const stays = !way || event.defaultPrevented || way.target || way.getAttribute("href").startsWith("#");
  window.leaving ||= !stays;
});
"""
PATIENCE = 300
PASSPHRASE = "seven quiet lanterns drift over the mill"


class Visitor:
    """A browser profile of its own: cookies, cache and history are nobody else's."""

    def __init__(
        self,
        browser: Browser,
        url: str,
        name: str,
        width: dict[str, int] = PHONE,
        scripts: bool = True,
        speech: Speech | None = None,
        **more: object,
    ) -> None:
        self.name, self.url, self._speech = name, url, speech
        self.context = browser.new_context(
            viewport=width,
            java_script_enabled=scripts,
            base_url=url,
            timezone_id="Europe/Berlin",
            **more,  # type: ignore[arg-type]
        )
        self.page: Page = self.window()
        self.asked: list[str] = []
        self.writing = ""  # the path of their first private writing, once there is one
        self.page.on("request", lambda request: self.asked.append(request.url))

    def window(self) -> Page:
        """One more window of this browser."""
        page = self.context.new_page()
        page.add_init_script(LEAVING)
        return speaking(page, self._speech)

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.url)

    @property
    def space(self) -> str:
        """The address of this person's space, once they are in one."""
        return "/".join(self.path.split("/")[:3]) + "/"

    def go(self, path: str) -> Page:
        self.page.goto(path)
        return self.page

    def press(self, words: str) -> None:
        """Presses the button or follows the link that says this, and is where that leads."""
        button = self.page.get_by_role("button", name=words, exact=True)
        link = self.page.get_by_role("link", name=words, exact=True)
        button.or_(link).first.wait_for(state="attached")
        follow(button if button.count() else link)

    def fill(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).first.fill(text)

    def step_up(self, button: str) -> None:
        self.fill("Your passphrase", PASSPHRASE)
        self.press(button)

    def fill_in_account(self, button: str = "Make my account") -> None:
        self.fill("Your name here", self.name)
        self.fill("Sign-in name", self.name.lower())
        self.fill("Your new passphrase", PASSPHRASE)
        self.fill("The same once more", PASSPHRASE)
        self.page.get_by_label("Yes, only I use it").check()
        self.page.get_by_label("Time zone").select_option("Europe/Berlin")
        self.page.get_by_label("I am 18 or older").check()
        self.press(button)

    def begin(self) -> None:
        """From the welcome page to a new account, without a recovery code."""
        self.go("/")
        self.press("Begin")
        self.fill_in_account()
        self.press("Go without")
        self.page.wait_for_url("**/b/**", wait_until="load")

    def to_write(self) -> None:
        """From the first step into the first private writing, opened for this sitting."""
        self.go(self.space + "journey/1/")
        self.press("What happened, in my words")
        self.page.wait_for_url("**/do/**")
        if self.page.get_by_role("button", name="Begin", exact=True).count():
            self.press("Begin")
        self.page.get_by_label(QUESTION, exact=True).wait_for()

    def type(self, text: str) -> None:
        """Into the first large field of the page."""
        self.page.locator("form.write textarea").first.fill(text)

    def write(self, text: str, feelings: tuple[str, ...] = ()) -> None:
        """Writes for oneself and saves it."""
        self.to_write()
        self.fill(QUESTION, text)
        for feeling in feelings:
            self.page.get_by_label(feeling, exact=True).check(force=True)
        self.press("Save, only for me")

    def invite(self, what: str = "We are partners") -> str:
        """From the space page to a link."""
        self.press("Space")
        self.press("Invite the other person")
        self.page.get_by_label(what).check(force=True)
        self.step_up("Make a link")
        return self.page.locator(".invite-link").inner_text().strip()

    def join(self, link: str) -> None:
        """By the link, with a new account made on the way."""
        self.go(link)
        self.press("Go on")
        self.press("Make an account")
        self.fill_in_account()
        self.press("Go without")

    def compare(self) -> list[str]:
        """Reads the eight words and says they are the same."""
        self.press("Space")
        self.press("See the eight words")
        words = self.page.locator(".words li").all_inner_texts()
        self.step_up("They are the same")
        return words

    def propose(self, text: str) -> None:
        self.press("Agreements")
        self.press("What we both know today")
        for words in ("Propose a sentence", "Change it"):
            if self.page.get_by_role("link", name=words, exact=True).count():
                self.press(words)
                break
        self.fill("The statement", text)
        self.press("Propose and sign")

    def close(self) -> None:
        self.context.close()


def follow(found: Locator) -> None:
    """Presses the first of these, and waits until the page it leads to is there, if it leads to one."""
    page = found.page
    found.first.click()
    for _ in range(PATIENCE):
        if not _leaving(page):
            break
        page.wait_for_timeout(50)
    page.wait_for_load_state()


def _leaving(page: Page) -> bool:
    """Whether the page that is shown is on its way out."""
    try:
        return bool(page.evaluate("window.leaving"))
    except Error:
        return True
