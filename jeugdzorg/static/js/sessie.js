/* Warns before a login ends, and lets one log in again without losing what was filled in.

   The server decides (kern/sessions.py); this only asks it how long is left. What is asked in the
   background does not count as activity. */
"use strict";

(() => {
  const dialog = document.getElementById("sessie");
  const back = concept.meet(dialog?.dataset.gebruiker);
  if (!dialog) return;

  const { adres, gebruiker } = dialog.dataset;
  const warn = Number(dialog.dataset.waarschuw);
  const notice = document.getElementById("sessie-melding");
  let idleEnd, end, ended = false, warned = false, asking = false, lastAsked = Date.now();

  const now = () => Date.now() / 1000;
  const left = () => Math.min(idleEnd, end) - now();
  const part = (name) => dialog.querySelector(`[data-sessie=${name}]`);

  function know(idle, absolute) {
    idleEnd = now() + Number(idle);
    end = now() + Number(absolute);
  }

  function say(text) {
    notice.replaceChildren();
    if (!text) return;
    const line = document.createElement("p");
    line.className = "melding melding--positief";
    line.textContent = text;
    notice.append(line);
    setTimeout(() => notice.replaceChildren(), 20000);
  }

  function show(title, text, parts) {
    dialog.querySelector("h2").textContent = title;
    dialog.querySelector("[data-sessie-tekst]").textContent = text;
    dialog.querySelectorAll("[data-sessie]").forEach((element) => {
      element.hidden = !parts.includes(element.dataset.sessie);
    });
    if (!dialog.open) dialog.showModal();
    part(parts[0]).focus();
  }

  /* Every form sends the token of the login that holds now. */
  function renewTokens(token) {
    document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((input) => {
      input.value = token;
    });
  }

  async function ask(method) {
    lastAsked = Date.now();
    const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value || "";
    const headers = method === "POST" ? { "X-CSRFToken": token } : { "X-Achtergrond": "ja" };
    const response = await fetch(adres, { method, headers, cache: "no-store" });
    if (!response.ok) throw new Error(response.statusText);
    return response.json();
  }

  /* Ask the server, and show what follows from the answer. Offline: try again later. */
  async function check(method = "GET") {
    let answer;
    try {
      answer = await ask(method);
    } catch {
      return false;
    }
    if (answer.ingelogd && answer.gebruiker !== gebruiker) {
      location.reload();
      return false;
    }
    if (!answer.ingelogd) {
      if (!ended) sayEnded();
      return false;
    }
    know(answer.inactief, answer.maximaal);
    renewTokens(answer.csrf);
    if (ended) say("U bent weer ingelogd. Wat u had ingevuld, staat er nog.");
    ended = false;
    if (left() > warn) {
      warned = false;
      dialog.close();
    } else if (!warned) {
      warned = true;
      sayEnding();
    }
    return true;
  }

  function sayEnding() {
    const minutes = Math.max(1, Math.round(left() / 60));
    const when = minutes === 1 ? "over een minuut" : `over ${minutes} minuten`;
    if (end <= idleEnd) {
      show(
        "U moet zo opnieuw inloggen",
        `U bent lang ingelogd. U wordt ${when} uitgelogd. Sla op wat u hebt ingevuld. Lukt dat niet op tijd, dan blijft het hier staan.`,
        ["sluit"],
      );
    } else {
      show(
        "Bent u er nog?",
        `U hebt een tijd niets gedaan. U wordt ${when} uitgelogd. Wat u hebt ingevuld, blijft hier staan.`,
        ["blijf"],
      );
    }
  }

  function sayEnded() {
    ended = true;
    show(
      "U bent uitgelogd",
      "Wat u hebt ingevuld, staat er nog. Log opnieuw in en kom terug naar dit tabblad, dan gaat u verder.",
      ["opnieuw", "sluit"],
    );
  }

  know(dialog.dataset.inactief, dialog.dataset.maximaal);
  if (back) say("U bent weer ingelogd. Wat u had ingevuld, is teruggezet. Kijk het na en sla het op.");

  part("blijf").addEventListener("click", () => check("POST"));
  part("sluit").addEventListener("click", () => dialog.close());

  /* Who types is there, also when no page is asked for. */
  document.addEventListener("input", () => {
    const due = Math.min(60, (idleEnd - now()) / 2) * 1000;
    if (ended || asking || Date.now() - lastAsked < due) return;
    asking = true;
    check("POST").finally(() => {
      asking = false;
    });
  });

  /* A part of the page that was asked for is activity too, as the server saw it. */
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful && !event.detail.requestConfig.headers["X-Achtergrond"]) {
      idleEnd = now() + Number(dialog.dataset.inactief);
    }
  });

  /* A form that would be sent into nothing waits for the login. */
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (form.method !== "post" || !form.closest("main")) return;
      concept.keep(form, gebruiker);
      if (!ended && left() > 0) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const { submitter } = event;
      check().then((loggedIn) => {
        if (loggedIn) form.requestSubmit(submitter);
        else if (ended) sayEnded();
      });
    },
    true,
  );

  /* Logging out on purpose leaves nothing behind. */
  document.querySelector("form[action$='/uitloggen']")?.addEventListener("submit", concept.forget);

  const look = () => {
    if (ended || left() <= warn) check();
  };
  /* Coming back from another tab, where one may have logged in anew. */
  const comeBack = () => {
    if (!document.hidden && (ended || Date.now() - lastAsked > 10000)) check();
  };
  setInterval(look, 1000 * Math.max(1, Math.min(15, warn / 8)));
  document.addEventListener("visibilitychange", comeBack);
  window.addEventListener("focus", comeBack);
})();
