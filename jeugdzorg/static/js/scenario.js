/* A slider beside each field for a number that asks for one. Without this file the field is all. */
"use strict";

document.querySelectorAll("input[data-schuif]").forEach((field) => {
  const label = document.querySelector(`label[for="${field.id}"]`);
  const slider = document.createElement("input");
  slider.type = "range";
  slider.className = "schuif";
  ["min", "max", "step"].forEach((name) => slider.setAttribute(name, field.getAttribute(name)));
  slider.setAttribute("aria-label", `Schuif: ${label ? label.firstChild.textContent.trim() : field.name}`);
  const empty = () => (Number(field.min) < 0 ? 0 : field.min);
  slider.value = field.value || empty();
  slider.addEventListener("input", () => {
    field.value = slider.value;
  });
  field.addEventListener("input", () => {
    slider.value = field.value || empty();
  });
  field.after(slider);
});
