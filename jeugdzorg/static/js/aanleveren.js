/* A file can be dropped on the field; without this file one chooses it. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll(".sleepvlak").forEach((vlak) => {
    const invoer = vlak.querySelector("input[type=file]");
    const tekst = vlak.querySelector("[data-sleeptekst]");
    tekst.hidden = false;

    const toon = () => {
      const [bestand] = invoer.files;
      if (bestand) tekst.textContent = `Gekozen: ${bestand.name}`;
    };
    invoer.addEventListener("change", toon);

    for (const soort of ["dragenter", "dragover"]) {
      vlak.addEventListener(soort, (event) => {
        event.preventDefault();
        vlak.classList.add("sleepvlak--boven");
      });
    }
    vlak.addEventListener("dragleave", () => vlak.classList.remove("sleepvlak--boven"));
    vlak.addEventListener("drop", (event) => {
      event.preventDefault();
      vlak.classList.remove("sleepvlak--boven");
      if (!event.dataTransfer.files.length) return;
      invoer.files = event.dataTransfer.files;
      toon();
    });
  });
});
