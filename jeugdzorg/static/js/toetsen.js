/* The review screen stores a judgment while one types, and listens to keys.
   Without this file the buttons and links do the same. */
"use strict";

document.querySelectorAll("[data-oordeel]").forEach((form) => {
  const progress = document.querySelector("[data-voortgang]");
  const stored = storedWhileTyping(form, {
    wait: 800,
    taken: (told) => {
      if (progress) progress.textContent = told.voortgang;
    },
  });

  async function go(link) {
    if (!link) return;
    await stored.store();
    if (!stored.stopped && !stored.dirty) location.assign(link.href);
  }

  document.querySelectorAll('a[rel="prev"], a[rel="next"], .criteriumkiezer a').forEach((link) => {
    link.addEventListener("click", (event) => {
      if (!stored.dirty || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(link);
    });
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
