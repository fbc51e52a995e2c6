/* What was filled in survives a login that ended while the form was sent.

   At sending the fields are kept in this tab (sessionStorage). A page that opens normally throws
   them away; the login page keeps them; the page of the form, opened again after that login by the
   same user, gets them back. Passwords, codes, files and hidden fields are never kept. */
"use strict";

const concept = (() => {
  const KEY = "concept";
  const NEVER = ["password", "file", "hidden", "submit", "button", "image", "reset"];

  const read = () => JSON.parse(sessionStorage.getItem(KEY) || "null");
  const forget = () => sessionStorage.removeItem(KEY);
  const forms = () => [...document.querySelectorAll("main form[method=post]")];
  const fields = (form) =>
    [...form.elements].filter(
      (field) =>
        field.name && !NEVER.includes(field.type) && field.autocomplete !== "one-time-code",
    );
  const page = () => location.pathname + location.search;

  function keep(form, user) {
    const values = fields(form).map((field) => [
      field.name,
      field.type === "checkbox" || field.type === "radio" ? field.checked : field.value,
      field.type === "select-multiple" ? [...field.selectedOptions].map((o) => o.value) : field.value,
    ]);
    if (!values.length) return;
    const kept = { user, page: page(), place: forms().indexOf(form), values };
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  }

  function fill(form, values) {
    fields(form).forEach((field, place) => {
      const [name, value, option] = values[place] || [];
      if (field.name !== name) return;
      if (field.type === "checkbox" || field.type === "radio") {
        if (field.value === option) field.checked = value;
      } else if (field.type === "select-multiple") {
        [...field.options].forEach((o) => (o.selected = option.includes(o.value)));
      } else {
        field.value = value;
      }
    });
  }

  /* On every page: `user` is who is logged in, or nothing. Gives whether input was put back. */
  function meet(user) {
    const kept = read();
    if (!kept) return false;
    if (!user) {
      sessionStorage.setItem(KEY, JSON.stringify({ ...kept, afterLogin: true }));
      return false;
    }
    const form = forms()[kept.place];
    const back = kept.afterLogin && kept.user === user && kept.page === page() && form;
    const onTheWay = kept.afterLogin && kept.user === user && location.pathname.startsWith("/account/");
    if (back) fill(form, kept.values);
    if (!onTheWay) forget();
    return Boolean(back);
  }

  return { keep, meet, forget };
})();
