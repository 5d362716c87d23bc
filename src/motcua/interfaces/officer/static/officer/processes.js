/* The table editor with a script: the sum follows every change, Alt and arrows move a step, and who
   leaves with something unsaved is asked. Everything works without it, with the button "Tính lại". */
(() => {
  "use strict";
  let isChanged = false;
  const form = () => document.querySelector("[data-process-form]");

  const begin = () => {
    document.querySelectorAll("[data-without-script]").forEach((element) => { element.hidden = true; });
  };
  document.addEventListener("DOMContentLoaded", begin);
  document.addEventListener("htmx:afterSettle", () => {
    begin();
    // A button that moved its step keeps the focus; otherwise it goes to the step that was meant.
    const isMoving = document.activeElement?.matches("[id^='len-'], [id^='xuong-']");
    if (!isMoving) document.querySelector("#soan [data-go]")?.focus();
    document.querySelectorAll("#soan [data-go]").forEach((element) => element.removeAttribute("data-go"));
  });
  document.addEventListener("input", (event) => { if (event.target.closest("[data-process-form]")) isChanged = true; });
  document.addEventListener("htmx:beforeRequest", (event) => { if (event.target.matches("button[name=lam]")) isChanged = true; });
  document.addEventListener("submit", (event) => { if (event.target === form()) isChanged = false; });
  window.addEventListener("beforeunload", (event) => { if (isChanged) event.preventDefault(); });
  // A refusal has a page of its own (422, 409): the part that was asked for is in it all the same.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status === 422) { event.detail.shouldSwap = true; event.detail.isError = false; }
  });
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    const row = event.target.closest(".mc-step");
    if (!row) return;
    event.preventDefault();
    row.querySelector(event.key === "ArrowUp" ? "[id^='len-']" : "[id^='xuong-']")?.click();
  });
})();
