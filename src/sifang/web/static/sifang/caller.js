// For the page that takes a call down: once the phone is complete, form[data-caller=URL] asks with a POST, so that the
// phone stands in no address, and #caller shows what this phone asked for before. Alt+1 to Alt+3 choose the open need
// that is the same, Ctrl+Enter presses [data-save].
(function () {
  "use strict";
  const form = document.querySelector("form[data-caller]"), region = document.getElementById("caller");
  if (!form || !region) return;
  const phone = form.elements.phone;
  let asked = "";
  const ask = async (least) => {
    const digits = phone.value.replace(/\D/g, "");
    if (digits === asked || digits.length < least) return;
    asked = digits;
    const words = new FormData(form);
    words.delete("once");
    try {
      const answer = await fetch(form.dataset.caller, { method: "POST", body: words, headers: { "X-Requested-With": "fetch" } });
      if (answer.ok && asked === digits) region.innerHTML = await answer.text();
    } catch (offline) { asked = ""; }
  };
  phone.addEventListener("input", () => ask(11));
  phone.addEventListener("change", () => ask(7));
  form.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const nth = event.altKey && /^Digit[1-3]$/.test(event.code) ? Number(event.code.slice(5)) : 0;
    const same = nth ? form.querySelectorAll('[name="same_as"]:not([value=""])')[nth - 1] : null;
    if (same) { same.checked = !same.checked; event.preventDefault(); }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector("[data-save]"));
    }
  });
})();
