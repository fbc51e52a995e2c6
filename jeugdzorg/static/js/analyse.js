/* Writing a block of an analysis: it is stored while one types, the reading side follows, and a
   figure is put in where the cursor is. Without this file the buttons do the same. */
"use strict";

document.querySelectorAll("[data-analyse]").forEach((form) => {
  const text = form.elements.tekst;
  const reading = document.getElementById("voorbeeld");
  storedWhileTyping(form, {
    wait: 1200,
    counts: (field) => !field.closest("[data-cijferkiezer]"),
    taken: (told) => {
      reading.innerHTML = told.voorbeeld;
    },
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
});
