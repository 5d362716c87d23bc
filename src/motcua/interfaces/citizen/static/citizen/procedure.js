/* Sharing, copying and printing a page. Without a script the address stands there to be read. */
(() => {
  "use strict";
  const box = document.querySelector("[data-share]");
  if (!box) return;
  const said = document.querySelector("[data-share-said]");
  const share = box.querySelector("[data-share-with]");
  const copy = box.querySelector("[data-copy]");
  box.hidden = false;
  if (navigator.share) {
    share.hidden = false;
    share.addEventListener("click", () => {
      navigator.share({ title: share.dataset.title, url: share.dataset.address }).catch(() => { /* Thought better of it. */ });
    });
  }
  if (navigator.clipboard) {
    copy.addEventListener("click", async () => {
      try { await navigator.clipboard.writeText(copy.dataset.copy); } catch { return; }
      const label = copy.querySelector("span");
      const before = label.textContent;
      label.textContent = said.textContent = copy.dataset.copied;
      setTimeout(() => { label.textContent = before; }, 2500);
    });
  } else {
    copy.hidden = true;
  }
  box.querySelector("[data-print]").addEventListener("click", () => window.print());
})();
