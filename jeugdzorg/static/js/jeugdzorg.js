/* Small comforts; every page works without this file. */
"use strict";

/* Ctrl+K or ⌘K goes to the search field. */
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    const search = document.getElementById("zoek");
    if (search) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  }
});

/* A menu closes on Escape, and when attention goes elsewhere. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelectorAll("details[data-sluit][open]").forEach((menu) => {
    const hadFocus = menu.contains(document.activeElement);
    menu.open = false;
    if (hadFocus) menu.querySelector("summary").focus();
  });
});

for (const kind of ["click", "focusin"]) {
  document.addEventListener(kind, (event) => {
    document.querySelectorAll("details[data-sluit][open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
}

/* The tab or page that is open comes into sight in a row that is too narrow for all. */
document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll(":is(.tabs, .navigatie__sub) [aria-current]").forEach((link) => {
    const row = link.closest(".tabs, .navigatie__sub");
    const hidden = link.getBoundingClientRect().right - row.getBoundingClientRect().right;
    if (hidden > 0) row.scrollLeft += hidden + 24;
  });
});

/* After a rejected form the summary of errors is read first. */
document.addEventListener("DOMContentLoaded", () => {
  document.querySelector("[data-focus]")?.focus();
});

/* A table of a report that scrolls by itself can be reached without a mouse. */
document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll(".rapport table").forEach((table) => {
    table.tabIndex = 0;
  });
});
