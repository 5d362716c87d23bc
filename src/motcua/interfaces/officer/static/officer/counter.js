/* What the counter does better with a script: type ahead, Enter to the next field, ticks in one stroke,
   the slip to the printer. Without it every step is a button of the same page. */
(() => {
  "use strict";
  const AT_ONCE = "motcua.counter.print-off";
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const shown = (element) => element.getClientRects().length > 0;
  const stored = () => { try { return localStorage.getItem(AT_ONCE); } catch { return null; } };

  /* --- The procedure: a list that follows the typing ------------------------------------------- */
  const field = one("#o-thu-tuc");
  const list = () => one("#thu-tuc-tim-thay");
  const options = () => all("[role=option]", list());
  const chosen = () => options().find((option) => option.getAttribute("aria-selected") === "true");
  let isWanted = false; // Enter was pressed before the list had followed.

  const choose = (option) => {
    options().forEach((other) => other.setAttribute("aria-selected", String(other === option)));
    if (option) { field.setAttribute("aria-activedescendant", option.id); option.scrollIntoView({ block: "nearest" }); }
    else field.removeAttribute("aria-activedescendant");
  };
  const move = (step) => {
    const found = options();
    if (found.length) choose(found[(found.indexOf(chosen()) + step + found.length) % found.length]);
  };
  const tidy = (text) => text.trim().replace(/\s+/g, " ");
  const isFollowed = () => list().dataset.text === tidy(field.value);
  const open = () => { list().hidden = false; field.setAttribute("aria-expanded", "true"); };
  const follow = () => {
    if (!isFollowed()) { isWanted = true; window.htmx?.trigger(field.form, "mc:now"); return; }
    isWanted = false;
    chosen()?.click();
  };
  field.addEventListener("input", open);
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); open(); move(event.key === "ArrowDown" ? 1 : -1); }
    if (event.key === "Enter" && window.htmx) { event.preventDefault(); open(); follow(); }
    if (event.key === "Escape") { field.value = ""; isWanted = false; open(); window.htmx?.trigger(field.form, "mc:now"); }
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id !== "thu-tuc-tim-thay") return;
    open();
    choose(options()[0]);
    if (isWanted) follow();
  });
  choose(options()[0]);

  /* --- The sheet: Enter goes on, and nothing is sent by a scanner's Enter ----------------------- */
  const sheet = one("[data-counter]");
  const person = () => one("#nguoi-nop");
  const steps = () => all("input:not([type=hidden]), select, textarea, button", sheet)
    .filter((element) => shown(element) && !element.matches("details:not([open]) *, [data-find]"));
  const goOn = (from) => {
    const found = steps();
    const next = found[found.indexOf(from) + 1];
    if (next) { next.focus(); next.select?.(); }
  };
  const firstOf = (selectors) => selectors.map((selector) => all(selector, sheet).find(shown)).find(Boolean);
  const toPapers = () => firstOf(["[data-tick-required]", "[name^=papers-][type=checkbox]"])?.focus();
  const afterFinding = () => {
    const use = one("[data-use]", person());
    if (use) { use.focus(); return; }
    const empty = ["full_name", "address", "phone_number"].map((name) => one(`[name=${name}]`, person())).find((input) => !input.value.trim());
    if (empty) empty.focus();
    else toPapers();
  };
  const accept = () => one("[data-accept]", sheet);
  const tickRequired = (button) => {
    button.dataset.tickRequired.split(" ").forEach((order) => { one(`[name=papers-${order}]`, sheet).checked = true; });
    accept().focus();
  };
  const find = () => one("[data-find]", person()).click();

  const onEnter = (event, target) => {
    if (target.matches("textarea, button, a, summary")) return;
    event.preventDefault();
    const isEmpty = !target.value.trim();
    if (target.name === "identity_number" && !isEmpty) find();
    else if (target.name === "phone_number" && !isEmpty && !one("[name=full_name]", sheet).value.trim()) find();
    else if (target.name === "phone_number") toPapers();
    else goOn(target);
  };
  if (sheet) {
    sheet.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      if (event.ctrlKey || event.metaKey) { event.preventDefault(); sheet.requestSubmit(accept()); return; }
      onEnter(event, event.target);
    });
    sheet.addEventListener("click", (event) => {
      const button = event.target.closest("[data-tick-required]");
      if (button) tickRequired(button);
    });
    sheet.addEventListener("change", (event) => {
      if (event.target.name !== "commune_code" || !window.htmx) return;
      const values = Object.fromEntries(new FormData(sheet));
      window.htmx.ajax("POST", sheet.action, { target: "#noi-den", select: "#noi-den", swap: "outerHTML", values: { ...values, then: "route" } });
    });
    document.addEventListener("htmx:afterSettle", () => { if (person() && !person().contains(document.activeElement) && sheet.dataset.finding) { delete sheet.dataset.finding; afterFinding(); } });
    document.addEventListener("htmx:beforeRequest", (event) => { if (event.detail.elt.matches("[data-find], [data-use]")) sheet.dataset.finding = "1"; });
    // What a look refuses is shown like what it finds.
    document.addEventListener("htmx:beforeSwap", (event) => { if (event.detail.xhr.status === 429 || event.detail.xhr.status === 422) { event.detail.shouldSwap = true; event.detail.isError = false; } });
    all("[data-needs-script]", sheet).forEach((element) => { element.hidden = false; });
    if (!one("[data-focus]")) one("[name=identity_number]", sheet)?.focus();
  }

  /* --- Keys that work while somebody types ------------------------------------------------------ */
  document.addEventListener("keydown", (event) => {
    if (event.key === "F2") { event.preventDefault(); open(); field.focus(); field.select(); }
    const button = all("[data-function-key]").find((element) => element.dataset.functionKey === event.key);
    if (button) { event.preventDefault(); button.click(); }
  });

  /* --- The slip to the printer ------------------------------------------------------------------- */
  const link = one("[data-print]");
  if (link) {
    const choice = one("[data-print-at-once]");
    one("[data-print-choice]").hidden = false;
    choice.checked = stored() !== "1";
    choice.addEventListener("change", () => { try { localStorage.setItem(AT_ONCE, choice.checked ? "" : "1"); } catch { /* A private window: only this page. */ } });
    const print = () => {
      one(".mc-print-frame")?.remove();
      const frame = document.createElement("iframe");
      frame.className = "mc-print-frame";
      frame.title = link.textContent.trim();
      frame.tabIndex = -1;
      frame.setAttribute("aria-hidden", "true");
      frame.addEventListener("load", () => {
        try { frame.contentWindow.print(); } catch { /* No viewer for PDF here: the link opens it. */ }
        field.focus();
      });
      frame.src = link.dataset.print;
      document.body.append(frame);
    };
    link.addEventListener("click", (event) => { event.preventDefault(); print(); });
    if (choice.checked) print();
    // Loading the page again is no reason to print again.
    history.replaceState(null, "", location.pathname);
  }
})();
