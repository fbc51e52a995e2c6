/* A form that is stored while one types. The server gives what the next time needs ("token", "basis")
   and what to say; or, when somebody else wrote meanwhile, only that (409): then the button decides.
   Without this file the button does the same. */
"use strict";

/* `wait`: milliseconds after the last key. `counts`: is this field part of what is stored?
   `taken`: what to do with the answer. Gives `store` and whether something is `dirty` or `stopped`. */
function storedWhileTyping(form, { wait, counts = () => true, taken }) {
  const said = form.querySelector("[data-bewaard]");
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
      const answer = await fetch(form.getAttribute("action") || location.pathname, {
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
        taken(told);
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
    if (!counts(event.target)) return;
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(store, wait);
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

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") store();
  });

  return {
    store,
    get dirty() {
      return dirty;
    },
    get stopped() {
      return stopped;
    },
  };
}
