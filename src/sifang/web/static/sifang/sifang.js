// Small comforts on top of pages that work without them. Each block looks for its data- attribute and does nothing otherwise.
(function () {
  "use strict";
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const on = (name, act) => document.addEventListener(name, act);

  // A second submit of the same form is swallowed. Buttons are not disabled, so their name and value still go along;
  // coming back with the back button gives the form a new chance. A form that answers with a file (data-again) leaves
  // its page standing and may be sent anew. A button that starts long work says so (data-busy), and so does what
  // waits hidden in its form (data-wait).
  const swapWords = (form) => all("[data-busy]", form).forEach((button) => {
    [button.textContent, button.dataset.busy] = [button.dataset.busy, button.textContent];
  });
  on("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || "again" in form.dataset) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "1";
    all("button:not([type=button])", form).forEach((button) => button.setAttribute("aria-disabled", "true"));
    swapWords(form);
    all("[data-wait]", form).forEach((note) => { note.hidden = false; });
  });
  window.addEventListener("pageshow", () => all("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    all("[aria-disabled]", form).forEach((button) => button.removeAttribute("aria-disabled"));
    swapWords(form);
    all("[data-wait]", form).forEach((note) => { note.hidden = true; });
  }));

  // Live region: <div data-live="URL" data-live-form="#f"> shows what the server answers to the form as it stands.
  all("[data-live]").forEach((region) => {
    const form = document.querySelector(region.dataset.liveForm) || region.closest("form");
    let timer, latest = 0;
    const ask = async () => {
      const turn = ++latest;
      const words = new URLSearchParams();
      new FormData(form).forEach((value, name) => {
        const field = form.elements[name];
        // Phones and names never stand in an address, where servers write them down.
        if (field && (field.type === "tel" || (field.dataset && "private" in field.dataset))) return;
        if (typeof value === "string" && value && !["csrfmiddlewaretoken", "once"].includes(name)) words.append(name, value);
      });
      try {
        const answer = await fetch(region.dataset.live + "?" + words, { headers: { "X-Requested-With": "fetch" } });
        if (answer.ok && turn === latest) region.innerHTML = await answer.text();
      } catch (offline) { /* the same question is asked again on the next page */ }
    };
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 400); });
  });

  // Keys: / searches, j and k move through ul[data-keys], Enter opens; [data-key=x] is pressed by x.
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
  const step = (by) => {
    const links = all("[data-keys] .sf-row-title[href]");
    if (!links.length) return false;
    const here = links.indexOf(document.activeElement);
    const open = links.findIndex((link) => link.closest("[aria-current]"));
    const from = here >= 0 ? here : open;
    links[Math.max(0, Math.min(links.length - 1, from < 0 ? 0 : from + by))].focus();
    return true;
  };
  on("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
    if ("keysOff" in document.documentElement.dataset) return;
    const find = document.querySelector("input[type=search]");
    let done = false;
    if (event.key === "/" && find) { find.focus(); done = true; }
    else if (event.key === "j" || event.key === "k") done = step(event.key === "j" ? 1 : -1);
    else if (/^[a-z?]$/.test(event.key)) {
      const target = document.querySelector('[data-key="' + event.key + '"]');
      if (target) { target.click(); done = true; }
    }
    if (done) event.preventDefault();
  });

  // Draft: form[data-draft=name] is remembered on this device until [data-draft-done=name] is shown.
  // Telephone numbers, names, passwords, files and hidden fields are never kept: the device may be shared.
  const store = (act) => { try { return act(window.localStorage); } catch (refused) { return null; } };
  all("[data-draft-done]").forEach((page) => store((s) => s.removeItem("sifang." + page.dataset.draftDone)));
  all("form[data-draft]").forEach((form) => {
    const key = "sifang." + form.dataset.draft;
    const fields = () => Array.from(form.elements).filter((f) => f.name && !("private" in f.dataset) && /^(text|search|radio|checkbox|textarea|select-one|date|number)$/.test(f.type));
    const kept = store((s) => JSON.parse(s.getItem(key) || "null"));
    if (kept) fields().forEach((field) => {
      if (field.type === "radio" || field.type === "checkbox") {
        const chosen = fields().some((f) => f.name === field.name && f.defaultChecked);
        if (!chosen) field.checked = (kept[field.name] || []).includes(field.value);
      } else if (!field.value && kept[field.name]) field.value = kept[field.name][0];
    });
    form.addEventListener("input", () => {
      const now = {};
      fields().forEach((f) => {
        if ((f.type === "radio" || f.type === "checkbox") ? f.checked : f.value) (now[f.name] = now[f.name] || []).push(f.value);
      });
      store((s) => s.setItem(key, JSON.stringify(now)));
    });
  });

  // A code behind # in the address never reaches the server's log; the field with data-from-hash takes it.
  all("[data-from-hash]").forEach((field) => {
    if (!field.value && /^#[0-9A-Za-z-]{4,40}$/.test(location.hash)) {
      field.value = location.hash.slice(1);
      history.replaceState(null, "", location.pathname);
    }
  });

  // Copy, print, filters that submit themselves.
  on("click", async (event) => {
    const button = event.target.closest("[data-copy], [data-print]");
    if (!button) return;
    if ("print" in button.dataset) return window.print();
    const source = document.querySelector(button.dataset.copy);
    try {
      await navigator.clipboard.writeText((source.value || source.textContent).trim());
    } catch (refused) {
      if (source.select) source.select();
      else window.getSelection().selectAllChildren(source);
    }
  });
  on("change", (event) => { if (event.target.matches("[data-auto]")) event.target.form.requestSubmit(); });

  // The error summary takes the focus.
  // On a phone the strip of desks is a scrolling line: the desk one is at stands in sight.
  const strip = document.querySelector(".sf-side"), desk = strip && strip.querySelector("[aria-current]");
  if (desk) strip.scrollLeft = desk.offsetLeft - (strip.clientWidth - desk.offsetWidth) / 2;
  const first = document.querySelector("[data-focus]");
  if (first) first.focus();
})();
