// Quick exit: blank first, then end the session, then a page nobody wonders about in place of this one.
// A press of the button, or Escape or Shift three times within a second and a half. Without this file the form
// does the same by itself.
"use strict";

(() => {
  const TIMES = 3;
  const WITHIN = 1500;
  const form = document.querySelector("form.quick-exit-form");
  if (!form) return;
  const { action, dataset } = form;
  const neutral = dataset.neutral;
  let left = false;

  function leave() {
    if (left) return;
    left = true;
    document.documentElement.hidden = true;
    document.title = "\u200b";
    document.body.replaceChildren();
    try {
      fetch(action, {
        method: "POST",
        keepalive: true,
        credentials: "same-origin",
        redirect: "manual",
      }).catch(() => {});
    } finally {
      location.replace(neutral);
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    leave();
  });

  let key = "";
  let presses = [];
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.repeat) return;
      if (event.key !== key) presses = [];
      key = event.key;
      if (key !== "Escape" && key !== "Shift") return;
      presses = [...presses.filter((at) => event.timeStamp - at < WITHIN), event.timeStamp];
      if (presses.length >= TIMES) leave();
    },
    true,
  );

  // A page that the browser kept whole must not come back.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && left) location.replace(neutral);
  });
})();
