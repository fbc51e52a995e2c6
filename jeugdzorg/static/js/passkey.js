/* Passkeys: a form with <input data-passkey> is filled in by the browser's own dialog. */
"use strict";

(() => {
  const inputs = document.querySelectorAll("input[data-passkey]");
  if (!inputs.length || !window.PublicKeyCredential) return;

  document.querySelectorAll("[data-passkey-knop]").forEach((button) => {
    button.hidden = false;
  });

  /* What the browser must ask for: on the page already, or to be asked of the server. */
  async function options(input) {
    if (!input.dataset.adres) {
      return JSON.parse(document.getElementById("passkey-opties").textContent);
    }
    const response = await fetch(input.dataset.adres, { headers: { Accept: "application/json" } });
    return (await response.json()).request_options;
  }

  const words = (error) =>
    error.name === "InvalidStateError"
      ? "Op dit apparaat staat al een passkey voor uw account."
      : "Dat is niet gelukt. U hebt het afgebroken, of dit apparaat heeft geen passkey. Probeer het opnieuw of kies een andere manier.";

  inputs.forEach((input) => {
    const { form } = input;
    const fault = form.querySelector("[data-passkey-fout]");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      fault.hidden = true;
      try {
        const asked = await options(input);
        const api = window.webauthnJSON;
        const given = await (input.dataset.passkey === "maken" ? api.create(asked) : api.get(asked));
        input.value = JSON.stringify(given);
        form.submit();
      } catch (error) {
        fault.textContent = words(error);
        fault.hidden = false;
      }
    });
  });
})();
