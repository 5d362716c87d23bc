/* What a page can do better with a script. Everything works without it. No eval, no inline handlers. */
(() => {
  "use strict";
  const root = document.documentElement;
  const STORE = "motcua.theme";

  const remembered = () => {
    try { return localStorage.getItem(STORE) || ""; } catch { return ""; }
  };
  const wear = (theme) => {
    if (theme) root.dataset.bsTheme = theme; else delete root.dataset.bsTheme;
  };
  wear(remembered()); // Before the first paint: the script is in the head and small.

  const showChoice = (box) => {
    box.hidden = false;
    const mark = () => box.querySelectorAll("button").forEach((button) =>
      button.setAttribute("aria-pressed", String(button.value === remembered())));
    box.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      try { localStorage.setItem(STORE, button.value); } catch { /* A private window: only this page. */ }
      wear(button.value);
      mark();
    });
    mark();
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-theme-choice]").forEach(showChoice);
    // On a phone the rail of the desk is a strip: where one is comes into sight.
    const rail = document.querySelector(".mc-rail"), here = rail?.querySelector("[aria-current]");
    if (here) rail.scrollLeft = here.offsetLeft - (rail.clientWidth - here.offsetWidth) / 2;
    // A page that came back with faults puts the reader at their list.
    document.querySelector("[data-focus]")?.focus();
    // The key "/" goes to the field that asks for it, unless somebody is typing.
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest("input, textarea, select, [contenteditable]")) return;
      const target = [...document.querySelectorAll("[data-key]")].find((element) => element.dataset.key === event.key);
      if (target && target.matches("input")) { event.preventDefault(); target.focus(); target.select(); }
    });
    // A form that is being sent cannot be sent again by a second click.
    document.addEventListener("submit", (event) => {
      const form = event.target;
      if (!form.matches("form[data-send-once]")) return;
      if (form.dataset.sending) { event.preventDefault(); return; }
      form.dataset.sending = "1";
      form.querySelectorAll("button[type=submit], button:not([type])").forEach((button) => button.setAttribute("aria-disabled", "true"));
    });
  });
  // A part of the page that is replaced under the reader's hands keeps the focus where it was.
  let held = "";
  document.addEventListener("htmx:beforeSwap", () => { held = document.activeElement?.id || ""; });
  document.addEventListener("htmx:afterSettle", () => {
    if (held && document.activeElement === document.body) document.getElementById(held)?.focus();
  });
  // Coming back with the browser's arrow: the form may be sent again.
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sending]").forEach((form) => {
    delete form.dataset.sending;
    form.querySelectorAll("[aria-disabled]").forEach((button) => button.removeAttribute("aria-disabled"));
  }));
})();
