/* Copy, share and print the plan. Without a script the address stands in its box and the browser prints. */
(() => {
  "use strict";
  const address = document.querySelector("[data-share-address]");
  if (!address) return;
  const status = document.querySelector("[data-share-status]");
  const offer = (selector, act) => {
    const button = document.querySelector(selector);
    if (!button) return;
    button.hidden = false;
    button.addEventListener("click", () => act(button));
  };
  address.addEventListener("focus", () => address.select());
  if (navigator.clipboard) offer("[data-copy]", async (button) => {
    try { await navigator.clipboard.writeText(address.value); } catch { address.focus(); return; }
    status.textContent = button.dataset.done;
    button.querySelector("span").textContent = button.dataset.done;
  });
  if (navigator.share) offer("[data-share]", (button) => {
    navigator.share({ title: button.dataset.title, url: address.value }).catch(() => { /* Thought better of it. */ });
  });
  offer("[data-print]", () => {
    document.querySelectorAll("details").forEach((fold) => { fold.open = true; });
    window.print();
  });
})();
