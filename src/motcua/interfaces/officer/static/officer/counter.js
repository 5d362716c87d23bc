/* What the counter does better with a script: type ahead, Enter to the next field, ticks in one stroke,
   the slip to the printer. Without it every step is a button of the same page. */
(() => {
  "use strict";
  const AT_ONCE = "motcua.counter.print-off";
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const shown = (element) => element.getClientRects().length > 0;
  const stored = () => { try { return localStorage.getItem(AT_ONCE); } catch { return null; } };

  /* --- Parts of the page that are fetched anew while the rest stays ------------------------------ */
  let looking = null;
  const fetchParts = async (address, options, ids) => {
    const answer = await fetch(address, options);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!fresh.getElementById(ids[0])) throw new Error(answer.url); // Signed out meanwhile, or worse.
    ids.forEach((id) => {
      const there = fresh.getElementById(id);
      if (there) document.getElementById(id)?.replaceWith(there);
    });
  };
  const posted = (form, extra) => {
    const body = new FormData(form);
    Object.entries(extra).forEach(([name, value]) => body.set(name, value));
    return { method: "POST", body };
  };

  /* --- The procedure: a list that follows the typing ------------------------------------------- */
  const PAUSE = 120;
  const SCANNED = /-\d{6}-\d{4,}|\/tra-cuu\//;
  const field = one("#o-thu-tuc");
  const list = () => one("#thu-tuc-tim-thay");
  const options = () => all("[role=option]", list());
  const chosen = () => options().find((option) => option.getAttribute("aria-selected") === "true");
  let isWanted = false; // Enter was pressed before the list had followed.
  let pending = 0;

  const choose = (option) => {
    options().forEach((other) => other.setAttribute("aria-selected", String(other === option)));
    if (option) { field.setAttribute("aria-activedescendant", option.id); option.scrollIntoView({ block: "nearest" }); }
    else field.removeAttribute("aria-activedescendant");
  };
  const move = (step) => {
    const found = options();
    if (found.length) choose(found[(found.indexOf(chosen()) + step + found.length) % found.length]);
  };
  const tidy = (text) => text.normalize("NFC").trim().replace(/\s+/g, " ");
  const isFollowed = () => list().dataset.text === tidy(field.value);
  const open = () => { list().hidden = false; field.setAttribute("aria-expanded", "true"); };
  let isLeaving = false; // A second departure would break off the first.
  const leave = (go) => {
    if (isLeaving) return;
    isLeaving = true;
    clearTimeout(pending);
    looking?.abort();
    go();
  };
  const submitField = () => leave(() => field.form.submit());
  const goThere = () => { isWanted = false; const option = chosen(); if (option) leave(() => location.assign(option.href)); };
  const follow = async () => {
    clearTimeout(pending);
    looking?.abort();
    looking = new AbortController();
    const address = `${field.form.action}?q=${encodeURIComponent(tidy(field.value))}`;
    try {
      await fetchParts(address, { signal: looking.signal }, ["thu-tuc-tim-thay"]);
    } catch (fault) {
      if (fault.name !== "AbortError") submitField();
      return;
    }
    open();
    choose(options()[0]);
    if (isWanted) goThere();
  };
  field.addEventListener("input", () => {
    clearTimeout(pending);
    if (!SCANNED.test(field.value)) pending = setTimeout(follow, PAUSE); // A slip is opened, not looked for.
  });
  addEventListener("pageshow", () => { isLeaving = false; }); // Come back by the browser's own button.
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); open(); move(event.key === "ArrowDown" ? 1 : -1); }
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      if (SCANNED.test(field.value)) { submitField(); return; } // A slip: its dossier opens.
      open();
      if (isFollowed()) goThere();
      else { isWanted = true; follow(); }
    }
    if (event.key === "Escape") { field.value = ""; isWanted = false; follow(); }
  });
  if (!list().hidden) choose(options()[0]);

  /* --- The sheet: Enter goes on, and nothing is sent by a scanner's Enter ----------------------- */
  const sheet = one("[data-counter]");
  const person = () => one("#nguoi-nop");
  const steps = () => all("input:not([type=hidden]), select, textarea, button", sheet)
    .filter((element) => shown(element) && !element.matches("details:not([open]) *, [data-find], [name=case_key]"));
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
    const bad = one("[aria-invalid=true]", person());
    const empty = ["full_name", "address", "phone_number"].map((name) => one(`[name=${name}]`, person())).find((input) => !input.value.trim());
    if (bad || empty) (bad || empty).focus();
    else toPapers();
  };
  const lookFor = async (then) => {
    person().setAttribute("aria-busy", "true");
    try {
      await fetchParts(sheet.action, posted(sheet, { then }), ["nguoi-nop"]);
    } catch {
      sheet.requestSubmit(one("[data-find]", person())); // The page as a whole says what is wrong.
      return;
    }
    afterFinding();
  };
  const accept = () => one("[data-accept]", sheet);
  const tickRequired = (button) => {
    button.dataset.tickRequired.split(" ").forEach((order) => { one(`[name=papers-${order}]`, sheet).checked = true; });
    accept().focus();
  };
  const unfold = () => all("[data-needs-script]", sheet).forEach((element) => { element.hidden = false; });
  /* The case: a key leads there, Enter leads back to where one was. */
  const caseField = () => one("[name=case_key]", sheet ?? document);
  let cameFrom = null;
  let casePending = null; // What the page shows must be of the case before anything is sent.
  let caseLook = null; // Only the answer about the last case counts.
  const toCase = () => { cameFrom = document.activeElement; caseField().focus(); };
  const fromCase = () => (document.body.contains(cameFrom) && cameFrom !== caseField() ? cameFrom : one("[name=identity_number]", sheet)).focus();
  const followCase = () => {
    const held = document.activeElement;
    const isOpen = one("#con-thieu").open;
    caseLook?.abort();
    caseLook = new AbortController();
    casePending = fetchParts(sheet.action, { ...posted(sheet, { then: "route" }), signal: caseLook.signal }, ["giay-to-nhan", "han-tra", "noi-den", "con-thieu"])
      .then(() => { unfold(); one("#con-thieu").open ||= isOpen; if (!document.body.contains(held)) toPapers(); })
      .catch(() => { /* Said after sending. */ });
  };
  const onEnter = (event, target) => {
    if (target.matches("textarea, button, a, summary")) return;
    event.preventDefault();
    if (target.name === "case_key") { fromCase(); return; }
    const isEmpty = !target.value.trim();
    if (target.name === "identity_number" && !isEmpty) lookFor("find");
    else if (target.name === "phone_number" && !isEmpty && !one("[name=full_name]", sheet).value.trim()) lookFor("find");
    else if (target.name === "phone_number") toPapers();
    else goOn(target);
  };
  if (sheet) {
    sheet.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      if (event.ctrlKey || event.metaKey) { event.preventDefault(); Promise.resolve(casePending).then(() => sheet.requestSubmit(accept())); return; }
      onEnter(event, event.target);
    });
    sheet.addEventListener("click", (event) => {
      const all = event.target.closest("[data-tick-required]");
      if (all) tickRequired(all);
      const look = event.target.closest("[data-find], [data-use]");
      if (look && event.isTrusted) { event.preventDefault(); lookFor(look.value); }
    });
    sheet.addEventListener("change", (event) => {
      if (event.target.name === "case_key") followCase();
      if (event.target.name !== "commune_code") return;
      fetchParts(sheet.action, posted(sheet, { then: "route" }), ["noi-den"]).catch(() => { /* Said after sending. */ });
    });
    unfold();
    all("[data-case-papers]", sheet).forEach((element) => { element.hidden = true; });
    if (!one("[data-focus]")) one("[name=identity_number]", sheet)?.focus();
  }

  /* --- The bar of the queue: a step there leaves alone what is typed here ------------------------ */
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("[data-queue]") || !event.submitter) return;
    event.preventDefault();
    if (form.dataset.sending) return;
    form.dataset.sending = "1";
    const held = document.activeElement;
    try {
      await fetchParts(form.action, posted(form, { step: event.submitter.value }), ["hang-cho-quay", "tin-nhan"]);
    } catch {
      form.submit();
    }
    if (document.body.contains(held)) held.focus();
    else one("#hang-cho-quay button")?.focus();
  });

  /* --- Keys that work while somebody types ------------------------------------------------------ */
  document.addEventListener("keydown", (event) => {
    if (event.key === "F8" && sheet && caseField()) { event.preventDefault(); toCase(); }
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
    if (navigator.pdfViewerEnabled !== false) { // Else the link opens the paper as any link does.
      link.addEventListener("click", (event) => { event.preventDefault(); print(); });
      if (choice.checked) print();
    }
    // Loading the page again is no reason to print again.
    history.replaceState(null, "", location.pathname);
  }
})();
