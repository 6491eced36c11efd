// A dialogue on two devices: when the server says that there is something new, the page looks how it stands and
// changes what was said. What somebody is typing is never changed. Without this file the page is loaded again.
"use strict";

(() => {
  const room = document.querySelector("[data-live]");
  if (!room || !window.EventSource) return;
  const LONGEST = 60_000;
  const TRIES = 8;
  let source = null;
  let wait = 2_000;
  let tries = 0;
  let looking = false;
  let again = false;
  let later = 0;

  const part = (where, name) => where.querySelector(`[data-part="${name}"]`);

  function typing(element) {
    return [...element.querySelectorAll("textarea, input")].some(
      (field) => field.value !== field.defaultValue || field.checked !== field.defaultChecked,
    );
  }

  function exchange(old, fresh) {
    const inside = old.contains(document.activeElement);
    const open = [...old.querySelectorAll("details")].map((one) => one.open);
    old.replaceWith(fresh);
    [...fresh.querySelectorAll("details")].forEach((one, n) => (one.open ||= Boolean(open[n])));
    window.htmx.process(fresh);
    fresh.dispatchEvent(new CustomEvent("goldseam:swapped", { bubbles: true }));
    if (!inside) return;
    fresh.tabIndex = -1;
    fresh.focus({ preventScroll: true });
  }

  function show(fresh) {
    const moved = room.querySelector("[data-moved]");
    const mine = part(room, "mine");
    if (part(fresh, "over")) {
      if (mine && typing(mine)) moved.hidden = false;
      else location.reload();
      return;
    }
    const told = part(room, "state")?.dataset.at !== part(fresh, "state")?.dataset.at;
    for (const old of document.querySelectorAll("[data-part]")) {
      const next = part(fresh, old.dataset.part);
      if (!next || next.dataset.at === old.dataset.at) continue;
      if (old.dataset.part !== "said" && typing(old)) moved.hidden = false;
      else exchange(old, document.importNode(next, true));
    }
    if (told) room.querySelector("[data-told]").textContent = part(room, "state").dataset.say;
  }

  // How it stands now. Whether there is any sense in listening on.
  async function look() {
    if (looking) {
      again = true;
      return true;
    }
    looking = true;
    try {
      const answer = await fetch(location.pathname, { credentials: "same-origin", cache: "no-store" });
      if (answer.redirected || answer.status === 404) return false;
      if (answer.ok) show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      // a tunnel: the browser comes back to it
    } finally {
      looking = false;
    }
    if (again) {
      again = false;
      return look();
    }
    return true;
  }

  function listen() {
    clearTimeout(later);
    source?.close();
    source = new EventSource(room.dataset.live);
    source.addEventListener("open", () => {
      wait = 2_000;
      tries = 0;
      look();
    });
    source.addEventListener("turn", ({ data }) => data === room.dataset.dialogue && look());
    source.addEventListener("error", () => {
      if (source.readyState !== EventSource.CLOSED || ++tries > TRIES) return;
      later = setTimeout(async () => (await look()) && listen(), wait);
      wait = Math.min(wait * 2, LONGEST);
    });
  }

  function wake() {
    if (document.visibilityState !== "visible" || !navigator.onLine) return;
    tries = 0;
    look().then((on) => on && listen());
  }

  document.addEventListener("visibilitychange", wake);
  window.addEventListener("online", wake);
  window.addEventListener("pagehide", () => source?.close());
  listen();
})();
