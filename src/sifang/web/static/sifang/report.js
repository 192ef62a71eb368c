// Reporting from a phone: photos are made small before they are sent, and what cannot be sent waits on the phone until it
// can be, then goes once. Without this script the form works as it stands.
(function () {
  "use strict";
  const LONGEST = 1600, QUALITY = 0.82, AGAIN = 15000, KEPT_FOR = 3 * 86400000;
  const one = (selector) => document.querySelector(selector);
  const show = (selector, is) => { const found = one(selector); if (found) found.hidden = !is; };

  // Photos. The same field takes one after the other; those taken before stay.
  let drawing = Promise.resolve();
  const taken = new WeakMap();
  const drawn = async (file, longest, act) => {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return act(canvas);
  };
  const small = (file) => drawn(file, LONGEST, (canvas) => new Promise((done) => canvas.toBlob((blob) => {
    done(blob && blob.size < file.size ? new File([blob], "photo.jpg", { type: "image/jpeg" }) : file);
  }, "image/jpeg", QUALITY))).catch(() => file); // what this browser cannot read, the server answers in a sentence
  const thumb = (file) => drawn(file, 192, (canvas) => canvas.toDataURL("image/jpeg", 0.6)).catch(() => "");
  const take = async (field) => {
    const files = (taken.get(field) || []).concat(await Promise.all(Array.from(field.files, small)));
    const kept = files.slice(-Number(field.dataset.photos));
    taken.set(field, kept);
    const basket = new DataTransfer();
    kept.forEach((file) => basket.items.add(file));
    field.files = basket.files;
    const shelf = field.parentElement.querySelector("[data-thumbs]");
    const pictures = await Promise.all(kept.map(thumb));
    shelf.replaceChildren(...pictures.filter(Boolean).map((address) => {
      const image = new Image();
      [image.src, image.alt] = [address, ""];
      return image;
    }));
    shelf.hidden = !shelf.children.length;
  };
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field.matches("input[data-photos]") && window.createImageBitmap && field.files.length) drawing = take(field);
  });

  // The queue: one report at a time lies in this browser's own store, its once-key with it.
  const opened = () => new Promise((done, fail) => {
    const asked = indexedDB.open("sifang", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("waiting");
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
  const store = async (mode, act) => {
    const database = await opened();
    return new Promise((done, fail) => {
      const doing = database.transaction("waiting", mode);
      const asked = act(doing.objectStore("waiting"));
      doing.oncomplete = () => { database.close(); done(asked.result); };
      doing.onabort = doing.onerror = () => { database.close(); fail(doing.error); };
    });
  };
  const keep = (sent) => store("readwrite", (shelf) => shelf.put(sent, "report"));
  const waiting = () => store("readonly", (shelf) => shelf.get("report")).catch(() => null);
  const drop = () => store("readwrite", (shelf) => shelf.delete("report"));

  const post = async (sent) => {
    const form = new FormData();
    const token = one("[name=csrfmiddlewaretoken]");
    sent.fields.forEach(([name, value]) => form.append(name, name === "csrfmiddlewaretoken" && token ? token.value : value));
    const answer = await fetch(sent.to, { method: "POST", body: form });
    if ([502, 503, 504].includes(answer.status)) throw new TypeError("later");
    return answer;
  };
  const codeOf = (address) => (/\/t\/([2-9A-Z]{12})\/done\/$/.exec(new URL(address).pathname) || [])[1];
  const swap = async (answer) => {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of ["main", ".sf-bottom"]) {
      const fresh = page.querySelector(part), old = one(part);
      if (old && fresh) old.replaceWith(fresh); else if (old && part !== "main") old.remove();
    }
    document.title = page.title;
    scrollTo(0, 0);
    const first = one("[data-focus]") || one("main");
    if (first) first.focus();
    told();
  };

  let busy = false;
  const told = async () => {
    show("[data-offline]", !navigator.onLine);
    show("[data-waiting]", Boolean(await waiting()));
  };
  const send = async () => {
    const sent = await waiting();
    if (!sent || busy || !navigator.onLine) return told();
    busy = true;
    try {
      const answer = await post(sent), code = codeOf(answer.url);
      await drop();
      if (code) {
        try { localStorage.removeItem("sifang.report"); } catch (refused) { /* nothing was kept then */ }
        const link = one("[data-delivered-code]");
        if (link) [link.href, link.textContent] = ["/t/" + code + "/", code.match(/.{4}/g).join("-")];
      }
      show(code ? "[data-delivered]" : "[data-refused]", true);
      const form = one("form[data-queue]");
      if (code && form) form.hidden = true, show(".sf-bottom", false);
    } catch (offline) { /* it stays where it is */ }
    busy = false;
    told();
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("form[data-queue]") || !window.indexedDB || !window.fetch) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    await drawing;
    const sent = { to: form.action || location.href, fields: Array.from(new FormData(form)), at: Date.now() };
    try {
      if (!navigator.onLine) throw new TypeError("offline");
      const answer = await post(sent);
      if (codeOf(answer.url) || answer.redirected) return location.assign(answer.url);
      await swap(answer);
    } catch (offline) {
      await keep(sent).catch(() => form.submit());
      form.hidden = true;
      show(".sf-bottom", false);
      await told();
      scrollTo(0, 0);
    }
    busy = false;
  }, true);

  document.addEventListener("click", async (event) => {
    if (event.target.closest("[data-send]")) send();
    if (event.target.closest("[data-discard]")) { await drop(); location.reload(); }
  });
  // In large type the page can be read aloud by the phone itself.
  const aloud = one("[data-aloud]");
  if (aloud && window.speechSynthesis && document.documentElement.classList.contains("elder")) {
    aloud.hidden = false;
    aloud.addEventListener("click", () => {
      if (speechSynthesis.speaking) return speechSynthesis.cancel();
      const words = new SpeechSynthesisUtterance(one("main").innerText);
      words.lang = document.documentElement.lang.startsWith("zh") ? "zh-CN" : "en";
      speechSynthesis.speak(words);
    });
  }

  // While the page stays open it goes by itself; on a page opened later the button offers it.
  let mine = false;
  addEventListener("online", () => send());
  addEventListener("offline", told);
  document.addEventListener("submit", (event) => { if (event.target.matches("form[data-queue]")) mine = true; });
  setInterval(() => { if (mine) send(); }, AGAIN);
  waiting().then((sent) => (sent && Date.now() - sent.at > KEPT_FOR ? drop() : null)).then(told, told);
})();
