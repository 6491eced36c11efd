// Says whether a text is kept, counts words, tells when the line is gone. Nothing is stored in the browser.
"use strict";

(() => {
  const AGAIN = 10_000;
  const language = document.documentElement.lang || undefined;
  const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const plural = new Intl.PluralRules(language);
  const SVG = "http://www.w3.org/2000/svg";
  const SHAPES = { saved: "M5 12.5l4.5 4.5L19 7.5", clock: "M12 3.5a8.5 8.5 0 1 0 .01 0M12 7v5.3l3.3 2" };

  function icon(name) {
    const svg = document.createElementNS(SVG, "svg");
    const path = document.createElementNS(SVG, "path");
    svg.setAttribute("class", "ic-s");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", SHAPES[name]);
    svg.append(path);
    return svg;
  }

  function say(line, words, kept) {
    const text = document.createElement("span");
    text.textContent = words;
    line.classList.toggle("save--off", !kept);
    line.replaceChildren(icon(kept ? "saved" : "clock"), text);
  }

  function lineOf(element) {
    const room = element.closest(".pane, form");
    return room && room.querySelector("[data-save-state]");
  }

  const waiting = new Map();

  function later(element) {
    clearTimeout(waiting.get(element));
    waiting.set(
      element,
      setTimeout(() => retry(element), AGAIN),
    );
  }

  function retry(element) {
    clearTimeout(waiting.get(element));
    waiting.delete(element);
    if (element.isConnected) window.htmx.trigger(element, "retry");
  }

  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    const line = lineOf(detail.elt);
    const status = detail.xhr.status;
    if (!line || status === 0) return;
    if (detail.successful) {
      clearTimeout(waiting.get(detail.elt));
      waiting.delete(detail.elt);
      say(line, line.dataset.saved.replace("{time}", clock.format(new Date())), true);
    } else if (status >= 500 || status === 429) {
      say(line, line.dataset.failed, false);
      later(detail.elt);
    } else {
      say(line, line.dataset.refused, false);
    }
  });

  for (const name of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(name, ({ detail }) => {
      const line = lineOf(detail.elt);
      if (!line) return;
      say(line, line.dataset.failed, false);
      later(detail.elt);
    });
  }

  function count(textarea) {
    const place = textarea.closest(".pane, form")?.querySelector("[data-words]");
    if (!place) return;
    const words = (textarea.value.match(/\S+/gu) || []).length;
    const pattern = plural.select(words) === "one" ? place.dataset.one : place.dataset.other;
    place.textContent = words ? pattern.replace("{n}", new Intl.NumberFormat(language).format(words)) : "";
  }

  function connection() {
    for (const notice of document.querySelectorAll("[data-offline]")) notice.hidden = navigator.onLine;
    if (navigator.onLine) for (const element of [...waiting.keys()]) retry(element);
  }

  document.addEventListener("input", ({ target }) => target.matches("textarea") && count(target));
  document.querySelectorAll("textarea").forEach(count);
  window.addEventListener("online", connection);
  window.addEventListener("offline", connection);
  connection();
})();
