/* Writing a block of an analysis: it is stored while one types, the reading side follows, and a
   figure is put in where the cursor is. Without this file the buttons do the same. */
"use strict";

document.querySelectorAll("[data-analyse]").forEach((form) => {
  const WAIT = 1200;
  const said = form.querySelector("[data-bewaard]");
  const text = form.elements.tekst;
  const reading = document.getElementById("voorbeeld");
  let timer, busy, dirty = false, stopped = false;

  /* What was not stored may not be overlooked. */
  const say = (words, refused = false) => {
    said.textContent = words;
    said.className = refused ? "melding melding--waarschuwing" : "zacht";
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
      const answer = await fetch(location.pathname, {
        method: "POST",
        body: new FormData(form),
        headers: { "X-Vanzelf": "ja" },
        keepalive: true,
      });
      if (answer.redirected) {
        dirty = true;
        say("U bent uitgelogd. Druk op Bewaar: u logt in en uw tekst komt terug.", true);
        return;
      }
      const told = await answer.json();
      if (answer.ok) {
        form.elements.token.value = told.token;
        form.elements.basis.value = JSON.stringify(told.basis);
        reading.innerHTML = told.voorbeeld;
      } else if (answer.status === 409) {
        stopped = true;
        told.melding += " Druk op Bewaar: dan ziet u beide en kiest u.";
      }
      say(told.melding, !answer.ok);
    } catch {
      dirty = true;
      say("Nog niet bewaard. Druk op Bewaar om het opnieuw te proberen.", true);
    }
  }

  form.addEventListener("input", (event) => {
    if (event.target.closest("[data-cijferkiezer]")) return;
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

  const insert = form.querySelector("[name=invoegen]");
  insert?.addEventListener("click", (event) => {
    event.preventDefault();
    const parts = ["indicator", "onderwerp", "periode", "uitsplitsing"]
      .map((name) => form.elements[`cijfer-${name}`].value)
      .filter(Boolean);
    text.setRangeText(`{cijfer:${parts.join("|")}}`, text.selectionStart, text.selectionEnd, "end");
    text.focus();
    text.dispatchEvent(new Event("input", { bubbles: true }));
  });

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") store();
  });
});
