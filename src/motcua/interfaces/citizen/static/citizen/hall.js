/* The hall with a script: the display and one's own number follow by themselves, the machine prints and
   goes on. Without it the pages load again by themselves. */
(() => {
  "use strict";
  const PARTS = ["bang", "dang-den-dau", "gio", "moi-goi"];
  const MACHINE_SECONDS = 8;
  const follow = document.querySelector("[data-follow]");
  let tag = "";

  const replace = (fresh) => {
    PARTS.forEach((id) => {
      const here = document.getElementById(id), there = fresh.getElementById(id);
      if (!here || !there || here.innerHTML === there.innerHTML) return;
      here.innerHTML = there.innerHTML;
      here.className = there.className;
    });
  };
  const look = async () => {
    try {
      const answer = await fetch(location.href, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store" });
      if (answer.status === 200) {
        tag = answer.headers.get("ETag") || "";
        replace(new DOMParser().parseFromString(await answer.text(), "text/html"));
      }
    } catch { /* The network is away: what hangs here stays, and we look again. */ }
    setTimeout(look, follow.dataset.follow * 1000);
  };
  if (follow) setTimeout(look, follow.dataset.follow * 1000);

  const ticket = document.querySelector("[data-print-ticket]");
  if (ticket) {
    window.print();
    setTimeout(() => location.replace(ticket.dataset.back), MACHINE_SECONDS * 1000);
  }
})();
