/* Taking notes together: each place stores itself while one types, and what a colleague wrote
   appears by itself. Where both wrote at one place, both texts are shown and one chooses.

   Without this file, or without a network, the button stores everything. What was typed always
   stays in its field, also when it could not be stored. */
"use strict";

document.querySelectorAll("[data-notulen]").forEach((root) => {
  const WAIT = 900, EVERY = 4000;
  const form = root.querySelector("form");
  const line = root.querySelector("[data-opslagstand]");
  const others = root.querySelector("[data-aanwezig]");
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const OFFLINE = "Nog niet opgeslagen: geen verbinding. Wat u typte, staat er nog.";
  const LOGGED_OUT = "Niet opgeslagen: u bent uitgelogd. Wat u typte, staat er nog. Log opnieuw in.";
  let revision = root.dataset.revisie;
  const places = new Map();

  const clean = (text) => text.replace(/\r\n/g, "\n").trimEnd();

  function say(text) {
    line.textContent = text;
  }

  async function post(url, fields) {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    body.append("csrfmiddlewaretoken", token);
    const answer = await fetch(url, { method: "POST", body, keepalive: true });
    if (answer.redirected) throw new Error("logged out");
    return { ok: answer.ok, told: await answer.json() };
  }

  function paragraph(text, kind) {
    const part = document.createElement("p");
    part.className = kind;
    part.textContent = text;
    return part;
  }

  class Place {
    constructor(element) {
      this.element = element;
      this.path = element.dataset.plek;
      this.input = element.querySelector("textarea[name]:not([data-was])");
      this.seen = element.querySelector("[data-was]");
      this.state = element.querySelector("[data-stand]");
      this.stuck = false;
      this.input.addEventListener("input", () => this.later());
      this.input.addEventListener("blur", () => this.store());
    }

    get dirty() {
      return clean(this.input.value) !== clean(this.seen.value);
    }

    later() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.store(), WAIT);
    }

    show(wrong, ...parts) {
      this.element.classList.toggle("planveld--fout", wrong);
      if (wrong) this.input.setAttribute("aria-invalid", "true");
      else this.input.removeAttribute("aria-invalid");
      this.state.replaceChildren(...parts);
    }

    async store() {
      clearTimeout(this.timer);
      if (this.busy) {
        this.again = true;
        return this.busy;
      }
      if (!this.dirty || this.stuck) return undefined;
      say("Bezig met opslaan…");
      this.busy = this.send();
      await this.busy;
      this.busy = undefined;
      if (this.again) {
        this.again = false;
        await this.store();
      }
      return undefined;
    }

    async send() {
      const mine = this.input.value;
      try {
        const { told } = await post(root.dataset.plekUrl, {
          pad: this.path,
          naar: mine,
          was: this.seen.value,
        });
        if (told.stand === "bewaard") this.stored(told);
        else if (told.stand === "botsing") this.collided(told);
        else this.refused(told.melding);
      } catch (error) {
        const text = error.message === "logged out" ? LOGGED_OUT : OFFLINE;
        this.show(true, paragraph(text, "veld__fout"));
        say(text);
        this.offline = true;
      }
    }

    stored(told) {
      this.seen.value = told.tekst;
      this.offline = false;
      this.show(false, paragraph("Opgeslagen", "planveld__bewaard"));
      say(told.melding);
    }

    refused(text) {
      this.show(true, paragraph(text, "veld__fout"));
      say(`Niet opgeslagen: ${text}`);
    }

    /* Both texts, and three ways on; whatever is chosen is then stored over what stands there. */
    collided(told) {
      this.stuck = true;
      const theirs = paragraph(told.nu || "(leeg)", "notulen__hun");
      const ways = document.createElement("div");
      ways.className = "notulen__keuze";
      ways.append(
        this.way(`Neem die van ${told.door}`, told, () => told.nu),
        this.way("Houd die van mij", told, () => this.input.value),
        this.way("Zet beide onder elkaar", told, () => told.samen),
      );
      this.show(true, paragraph(told.melding, "planveld__botsing"), theirs, ways);
      say(told.melding);
    }

    way(words, told, choose) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "knop";
      button.textContent = words;
      button.addEventListener("click", () => {
        this.input.value = choose();
        this.seen.value = told.nu;
        this.stuck = false;
        this.show(false);
        this.input.focus();
        if (this.dirty) this.store();
        else say("Opgeslagen zoals uw collega het schreef.");
      });
      return button;
    }

    /* What a colleague wrote, unless one is typing here oneself: then it shows when storing. */
    arrived(text, who) {
      if (this.busy || clean(text) === clean(this.seen.value) || this.dirty) return;
      this.input.value = text;
      this.seen.value = text;
      const by = who ? `Zojuist geschreven door ${who}` : "Zojuist gewijzigd";
      this.show(false, paragraph(by, "planveld__bewaard"));
    }
  }

  root.querySelectorAll("[data-plek]").forEach((element) => {
    places.set(element.dataset.plek, new Place(element));
  });

  function here() {
    const element = document.activeElement?.closest?.("[data-plek]");
    return element ? element.dataset.plek : "";
  }

  async function look() {
    if (document.hidden) return;
    try {
      const { ok, told } = await post(root.dataset.standUrl, { revisie: revision, pad: here() });
      if (!ok) return;
      revision = String(told.revisie);
      others.textContent = told.aanwezig.length ? `${told.aanwezig.join(". ")}.` : "";
      for (const [path, { tekst, door }] of Object.entries(told.plekken)) {
        places.get(path)?.arrived(tekst, door);
      }
      if (told.dicht) say(told.dicht);
      for (const place of places.values()) if (place.offline) place.store();
    } catch {
      /* The next round tries again; what is typed says itself when it is not stored. */
    }
  }
  setInterval(look, EVERY);
  look();

  let sending = false;
  form.addEventListener("submit", () => {
    sending = true;
  });
  window.addEventListener("beforeunload", (event) => {
    const left = [...places.values()].some((place) => place.dirty);
    if (left && !sending) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) for (const place of places.values()) place.store();
  });
});

document.querySelectorAll("[data-afdrukken]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
