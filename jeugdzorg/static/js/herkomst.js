/* Sums of the origin sheet follow what is typed, and say how far they are from the occupation.
   Without this file the sums are those of when the page was opened. */
"use strict";

document.querySelectorAll("[data-herkomst]").forEach((section) => {
  const number = (input) => Number.parseInt(input.value, 10) || 0;

  function add() {
    section.querySelectorAll("[data-som]").forEach((output) => {
      const cells = section.querySelectorAll(`[data-maat="${output.dataset.som}"] input`);
      output.value = [...cells].reduce((sum, input) => sum + number(input), 0);
    });
    const line = section.querySelector("[data-bezet]");
    if (!line) return;
    const total = Number(section.querySelector('[data-som="verblijvend"]').value);
    const difference = total - Number(line.dataset.bezet);
    const said = difference
      ? `U hebt er ${total} verdeeld: ${Math.abs(difference)} te ${difference > 0 ? "veel" : "weinig"}.`
      : `U hebt er ${total} verdeeld: dat klopt.`;
    const place = line.querySelector("[data-verschil]");
    if (place.textContent !== said) place.textContent = said;
  }

  section.addEventListener("input", add);
  add();
});
