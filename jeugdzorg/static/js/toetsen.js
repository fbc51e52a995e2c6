/* The review screen stores a judgment while one types, and listens to keys.
   Without this file the buttons and links do the same. */
"use strict";

document.querySelectorAll("[data-oordeel]").forEach((form) => {
  const WAIT = 800;
  const said = form.querySelector("[data-bewaard]");
  const progress = document.querySelector("[data-voortgang]");
  let timer, busy, dirty = false, stopped = false;

  const say = (text) => {
    said.textContent = text;
  };

  async function store() {
    clearTimeout(timer);
    if (busy) await busy;
    if (!dirty || stopped) return;
    dirty = false;
    busy = send();
    await busy;
    busy = undefined;
  }

  async function send() {
    say("Bezig met bewaren…");
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: new FormData(form),
        headers: { "X-Vanzelf": "ja" },
        keepalive: true,
      });
      if (answer.redirected) throw new Error("logged out");
      const told = await answer.json();
      if (answer.ok) {
        form.elements.token.value = told.token;
        form.elements.basis.value = JSON.stringify(told.basis);
        if (progress) progress.textContent = told.voortgang;
      } else if (answer.status === 409) {
        stopped = true;
        told.melding += " Druk op Bewaar: dan ziet u beide en kiest u.";
      }
      say(told.melding);
    } catch {
      dirty = true;
      say("Nog niet bewaard. Druk op Bewaar om het opnieuw te proberen.");
    }
  }

  form.addEventListener("input", () => {
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(store, WAIT);
  });

  /* What is on its way arrives first: the form would otherwise be behind on itself. */
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (!busy) {
      dirty = false;
      return;
    }
    event.preventDefault();
    const button = event.submitter;
    busy.then(() => {
      dirty = false;
      form.requestSubmit(button);
    });
  });

  async function go(link) {
    if (!link) return;
    await store();
    if (!stopped) location.assign(link.href);
  }

  document.querySelectorAll('a[rel="prev"], a[rel="next"], .criteriumkiezer a').forEach((link) => {
    link.addEventListener("click", (event) => {
      if (!dirty || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(link);
    });
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") store();
  });

  const choice = document.querySelector("[data-sneltoetsen-keuze]");
  const box = choice.querySelector("input");
  choice.hidden = false;
  box.checked = localStorage.getItem("sneltoetsen") !== "uit";
  box.addEventListener("change", () => {
    localStorage.setItem("sneltoetsen", box.checked ? "aan" : "uit");
  });

  const typing = (target) =>
    target.closest("textarea, select, input:not([type=radio]):not([type=checkbox])");

  document.addEventListener("keydown", (event) => {
    if (!box.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing(event.target)) return;
    const radio = event.target.matches("input[type=radio]");
    if (event.key === "j" || (event.key === "ArrowRight" && !radio)) {
      go(document.querySelector('a[rel="next"]'));
    } else if (event.key === "k" || (event.key === "ArrowLeft" && !radio)) {
      go(document.querySelector('a[rel="prev"]'));
    } else if ("1234".includes(event.key)) {
      const radios = form.querySelectorAll('input[type=radio][name="waarde"]');
      const picked = radios[Number(event.key) - 1];
      picked.checked = true;
      picked.dispatchEvent(new Event("input", { bubbles: true }));
    } else {
      return;
    }
    event.preventDefault();
  });
});
