/* Filling in a plan: fields are stored as one goes (htmx); this says what became of it.

   Without this file, or without a network, the button stores everything. What was typed always
   stays in its field, also when it could not be stored. */
"use strict";

(() => {
  const form = document.getElementById("planformulier");
  if (!form) return;
  const NARROW = window.matchMedia("(width < 64em)");
  const OFFLINE = "Niet opgeslagen: geen verbinding. Wat u typte, staat er nog.";
  const LOGGED_OUT = "Niet opgeslagen: u bent uitgelogd. Wat u typte, staat er nog. Log opnieuw in.";
  const unsaved = new Set();

  const fieldOf = (element) => element?.closest?.("[data-planveld]");
  const inputOf = (field) => field.querySelector("input:not([type=hidden]), select, textarea");

  function say(text) {
    const line = document.getElementById("opslagstand");
    if (line) line.textContent = text;
  }

  /* The state of one field, in words beside it and on the input itself. */
  function mark(field, wrong) {
    field.classList.toggle("planveld--fout", wrong);
    const input = inputOf(field);
    if (wrong) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }

  function failed(field, text) {
    unsaved.add(field);
    mark(field, true);
    const state = field.querySelector(".planveld__stand");
    const line = document.createElement("p");
    line.className = "veld__fout";
    line.textContent = text;
    state.replaceChildren(line);
    say(text);
  }

  /* A login that ended leads elsewhere; here one stays with what was typed. */
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    const field = fieldOf(event.detail.elt);
    if (!field || !event.detail.xhr.getResponseHeader("HX-Redirect")) return;
    event.preventDefault();
    failed(field, LOGGED_OUT);
    window.dispatchEvent(new Event("focus"));
  });
  document.addEventListener("htmx:sendError", (event) => {
    const field = fieldOf(event.detail.elt);
    if (field) failed(field, OFFLINE);
  });
  document.addEventListener("htmx:responseError", (event) => {
    const field = fieldOf(event.detail.elt);
    if (field) failed(field, "Niet opgeslagen: er ging iets mis. Wat u typte, staat er nog.");
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (fieldOf(event.detail.elt)) say("Bezig met opslaan…");
  });
  document.addEventListener("htmx:afterSettle", () => {
    form.querySelectorAll(".planveld__stand[data-stand]").forEach((state) => {
      const field = fieldOf(state);
      if (!field || !document.contains(state)) return;
      mark(field, state.dataset.stand === "fout");
      if (state.dataset.stand === "bewaard") unsaved.delete(field);
    });
    foldOnPhone();
  });

  /* What could not be sent goes along as soon as there is a way again. */
  function again() {
    for (const field of [...unsaved]) htmx.trigger(inputOf(field), "change");
  }
  window.addEventListener("online", again);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) setTimeout(again, 1500);
  });

  /* Leaving with something that is nowhere stored asks first. */
  let sending = false;
  form.addEventListener("submit", () => {
    sending = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved.size && !sending) event.preventDefault();
  });

  /* On a phone steps and what is missing fold to one line; they unfold on a tap. */
  let folded = null;
  function foldOnPhone(first = false) {
    document.querySelectorAll(".invoerstappen__klap, .ontbreekt__klap").forEach((part) => {
      const name = part.className;
      if (first || folded === null) part.open = !NARROW.matches;
      else if (name in folded) part.open = folded[name];
    });
    folded ??= {};
  }
  document.addEventListener(
    "toggle",
    (event) => {
      if (folded && event.target.matches?.(".invoerstappen__klap, .ontbreekt__klap")) {
        folded[event.target.className] = event.target.open;
      }
    },
    true,
  );
  NARROW.addEventListener("change", () => foldOnPhone(true));
  foldOnPhone();

  /* A link to a field goes to the field itself, ready to type. */
  function toPlace() {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!place || !place.closest(".planinvoer")) return;
    const klap = NARROW.matches && document.querySelector(".ontbreekt__klap");
    if (klap) klap.open = false;
    place.focus();
    place.scrollIntoView({ block: "center" });
  }
  window.addEventListener("hashchange", toPlace);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (link && link.hash && link.pathname === location.pathname && link.hash === location.hash) {
      setTimeout(toPlace);
    }
  });
  if (location.hash && !document.querySelector("[data-focus]")) toPlace();
})();
