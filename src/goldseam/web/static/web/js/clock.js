// Draws how long a turn has been, and keeps twenty minutes. When the time is over nothing is cut off.
// The server says how many seconds are gone; without this file the page says the same in words.
"use strict";

(() => {
  const ROUND = 339.3;
  const digits = (n) => String(n).padStart(2, "0");

  function draw(clock, gone) {
    const left = Math.max(0, Math.round(clock.dataset.seconds - gone));
    const words = clock.querySelector("[data-words]");
    clock.querySelector("[data-left]").textContent = `${Math.floor(left / 60)}:${digits(left % 60)}`;
    const ring = clock.querySelector(".tm-left");
    ring.setAttribute("stroke-dasharray", `${(ROUND * left) / clock.dataset.seconds} ${ROUND}`);
    ring.classList.toggle("is-up", !left);
    if (!left) words.textContent = words.dataset.up;
    return left;
  }

  function run(clock, gone, over) {
    const began = performance.now() - gone * 1000;
    clock.querySelector("[data-ring]").hidden = false;
    const tick = () => {
      if (!clock.isConnected) return;
      if (draw(clock, (performance.now() - began) / 1000)) setTimeout(tick, 1000);
      else if (over) over();
    };
    tick();
  }

  function bell(sound) {
    for (const [note, at] of [[660, 0], [528, 0.7], [440, 1.4]]) {
      const tone = sound.createOscillator();
      const loud = sound.createGain();
      const from = sound.currentTime + at;
      tone.frequency.value = note;
      loud.gain.setValueAtTime(0.3, from);
      loud.gain.exponentialRampToValueAtTime(0.001, from + 2);
      tone.connect(loud).connect(sound.destination);
      tone.start(from);
      tone.stop(from + 2);
    }
  }

  function quiet(clock) {
    const place = clock.querySelector("[data-begin]");
    let awake = null;
    const stay = async () => {
      try {
        awake = await navigator.wakeLock.request("screen");
      } catch {
        awake = null; // not on this device; the time runs all the same
      }
    };
    const back = () => document.visibilityState === "visible" && stay();
    draw(clock, 0);
    place.hidden = false;
    place.querySelector("button").addEventListener("click", () => {
      const sound = window.AudioContext ? new AudioContext() : null;
      place.hidden = true;
      stay();
      document.addEventListener("visibilitychange", back);
      run(clock, 0, () => {
        document.removeEventListener("visibilitychange", back);
        if (awake) awake.release();
        if (sound) bell(sound);
      });
    });
  }

  function start(room) {
    for (const clock of room.querySelectorAll("[data-clock]")) {
      if (clock.querySelector("[data-begin]")) quiet(clock);
      else run(clock, Number(clock.dataset.gone));
    }
  }

  document.addEventListener("goldseam:swapped", ({ target }) => start(target));
  start(document);
})();
