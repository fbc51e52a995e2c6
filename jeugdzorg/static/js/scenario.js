/* A slider beside each field for a number that asks for one. Without this file the field is all. */
"use strict";

document.querySelectorAll("input[data-schuif]").forEach((field) => {
  const label = document.querySelector(`label[for="${field.id}"]`);
  const row = document.createElement("div");
  const slider = document.createElement("input");
  row.className = "schuifrij";
  slider.type = "range";
  slider.className = "schuif";
  ["min", "max", "step"].forEach((name) => slider.setAttribute(name, field.getAttribute(name)));
  slider.setAttribute("aria-label", `Schuif: ${label ? label.firstChild.textContent.trim() : field.name}`);
  const follow = () => {
    slider.value = field.value || field.dataset.schuif || (Number(field.min) < 0 ? 0 : field.min);
    slider.classList.toggle("schuif--leeg", !field.value);
  };
  slider.addEventListener("input", () => {
    field.value = slider.value;
    slider.classList.remove("schuif--leeg");
  });
  field.addEventListener("input", follow);
  follow();
  field.before(row);
  row.append(field, slider);
});

/* Only the outcome is fetched again: what it says of a field is put at that field. */
document.body.addEventListener("htmx:afterSettle", () => {
  document.querySelectorAll(".scenario .veld--fout").forEach((block) => {
    block.classList.remove("veld--fout");
    block.querySelector(".veld__fout")?.remove();
    block.querySelector("[aria-invalid]")?.removeAttribute("aria-invalid");
  });
  document.querySelectorAll('#kop [role="alert"] a').forEach((link) => {
    const field = document.querySelector(link.hash);
    const block = field?.closest(".veld");
    if (!block) return;
    const message = document.createElement("p");
    message.className = "veld__fout";
    message.textContent = link.textContent.slice(link.textContent.indexOf(": ") + 2);
    block.classList.add("veld--fout");
    field.setAttribute("aria-invalid", "true");
    (field.closest(".schuifrij") || field).before(message);
  });
});
