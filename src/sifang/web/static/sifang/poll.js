// For a page that waits: [data-poll=URL] is asked for anew until the answer holds [data-ended]; then the page as it is by
// now takes the place of what stands in main. A status line outside tells those who listen, once for each change.
(function () {
  "use strict";
  const poll = document.querySelector("[data-poll]");
  const status = document.body.appendChild(document.createElement("p"));
  status.className = "sf-vh";
  status.setAttribute("role", "status");
  const tell = (words) => { if (status.textContent !== words) status.textContent = words; };
  const get = async (address) => {
    const answer = await fetch(address, { headers: { "X-Requested-With": "fetch" } });
    return answer.ok ? answer.text() : "";
  };
  const settle = async () => {
    const page = new DOMParser().parseFromString(await get(location.href), "text/html");
    const fresh = page.querySelector("main"), main = document.querySelector("main");
    if (!fresh) return location.reload();
    const inside = main.contains(document.activeElement);
    main.innerHTML = fresh.innerHTML;
    document.title = page.title;
    if (inside) main.focus();
    tell((main.querySelector("h1") || main).textContent.trim());
  };
  const ask = async () => {
    try {
      const words = document.hidden ? "" : await get(poll.dataset.poll);
      if (words) poll.innerHTML = words;
      if (poll.querySelector("[data-ended]")) return await settle();
      tell((poll.querySelector("p") || poll).textContent.trim());
    } catch (offline) { /* asked again in two seconds */ }
    setTimeout(ask, 2000);
  };
  setTimeout(ask, 700);
})();
