/* What the desk does better with a script: keys, a moving cursor, a scanner that works anywhere.
   Everything works without it. Single-letter keys can be switched off (WCAG 2.1.4). */
(() => {
  "use strict";
  const NEIGHBOURS = "motcua.desk.list";
  const KEYS_OFF = "motcua.desk.keys-off";
  const SCAN_PAUSE = 45; // Milliseconds: a scanner types faster, a person slower.
  const SCAN_LENGTH_MIN = 6;
  const GLANCE_PAUSE = 180;

  const stored = (store, name) => { try { return store.getItem(name); } catch { return null; } };
  const keep = (store, name, value) => { try { store.setItem(name, value); } catch { /* A private window: only this page. */ } };
  const all = (selector) => [...document.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const keysAreOn = () => stored(localStorage, KEYS_OFF) !== "1";

  /* --- The list: a cursor, a pane that follows it, rows that can be marked ------------------- */
  const rows = all("[data-row]");
  let pending = 0;

  const current = () => rows.findIndex((row) => row.classList.contains("cur"));
  const glance = (row) => {
    const pane = one("#xem-nhanh");
    if (!pane || !window.htmx || !pane.offsetParent) return; // Not drawn on a narrow screen.
    clearTimeout(pending);
    pane.setAttribute("aria-busy", "true");
    pending = setTimeout(() => {
      window.htmx.ajax("GET", row.dataset.glance, { target: "#xem-nhanh", swap: "innerHTML" })
        .finally(() => pane.removeAttribute("aria-busy"));
    }, GLANCE_PAUSE);
  };
  const moveTo = (index) => {
    const row = rows[Math.max(0, Math.min(index, rows.length - 1))];
    if (!row) return;
    rows.forEach((other) => { other.classList.toggle("cur", other === row); other.removeAttribute("aria-current"); });
    row.setAttribute("aria-current", "true");
    row.querySelector(".pr a").focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    glance(row);
  };
  const boxes = () => all("[data-row] input[name=chon]");
  const allows = (box, act) => box.dataset.acts.split(" ").includes(act);
  const mark = () => {
    const bar = one("[data-bulk]");
    if (!bar) return;
    const marked = boxes().filter((box) => box.checked);
    bar.hidden = marked.length === 0;
    const words = bar.querySelector("[data-bulk-count]");
    words.dataset.words ||= words.textContent.trim();
    words.textContent = `${words.dataset.words} ${marked.length}`;
    bar.querySelector("[data-bulk-clear]").hidden = false;
    bar.querySelectorAll("[data-bulk-act]").forEach((button) => {
      button.hidden = !marked.some((box) => allows(box, button.value));
    });
  };
  const clearMarks = () => {
    [...boxes(), ...all("[data-pick-all]")].forEach((box) => { box.checked = false; });
    mark();
  };
  const markRow = () => {
    const box = rows[current()]?.querySelector("input[name=chon]");
    if (box) { box.checked = !box.checked; mark(); }
  };

  /* --- A dossier knows its neighbours in the list it was opened from -------------------------- */
  const rememberList = () => {
    if (rows.length) keep(sessionStorage, NEIGHBOURS, JSON.stringify(rows.map((row) => row.dataset.open)));
  };
  const showNeighbours = () => {
    const place = one("[data-neighbours]");
    const list = JSON.parse(stored(sessionStorage, NEIGHBOURS) || "[]");
    const index = list.findIndex((address) => new URL(address, location.href).pathname === location.pathname);
    if (!place || index < 0) return;
    place.querySelector("[data-place]").textContent =
      place.dataset.words.replace("%1", index + 1).replace("%2", list.length);
    const link = (selector, address) => { if (address) place.querySelector(selector).href = address; };
    link("[data-previous]", list[index - 1]);
    link("[data-following]", list[index + 1]);
    place.hidden = false;
  };

  /* --- Keys ------------------------------------------------------------------------------------ */
  const dialog = () => one("#phim");
  const openKeys = () => { if (!dialog().open) dialog().showModal(); };
  const onList = {
    j: () => moveTo(current() + 1),
    ArrowDown: () => moveTo(current() + 1),
    k: () => moveTo(current() - 1),
    ArrowUp: () => moveTo(current() - 1),
    x: markRow,
    Escape: clearMarks,
  };
  // The letter of an act takes the row under the cursor if none is marked; ↵ on its button does it.
  const bulkKey = (letter) => {
    const button = all("[data-bulk-act]").find((each) => each.dataset.hotkey === letter);
    if (!button || boxes().some((box) => box.checked)) return false;
    const box = rows[current()]?.querySelector("input[name=chon]");
    if (!box || !allows(box, button.value)) return false;
    box.checked = true;
    mark();
    button.focus();
    return true;
  };
  const shown = (element) => element.offsetParent !== null;
  const press = (key) => {
    if (key === "?") { openKeys(); return true; }
    if (rows.length && onList[key]) { onList[key](); return true; }
    const letter = key.toUpperCase();
    if (rows.length && bulkKey(letter)) return true;
    const target = all("[data-hotkey]").find((element) => element.dataset.hotkey === letter && shown(element));
    if (!target) return false;
    // A link only leads somewhere; a button does something in law: the key goes to it, ↵ does it.
    if (target.matches("a[href]")) target.click(); else target.focus();
    return true;
  };

  let typed = "", timer = 0;
  const flush = () => {
    const text = typed;
    typed = "";
    if (text.length < SCAN_LENGTH_MIN) { if (keysAreOn()) [...text].forEach(press); return; }
    const field = one("[data-key='/']");
    if (field) { field.value = text; field.focus(); }
  };
  const scanned = () => {
    clearTimeout(timer);
    const text = typed;
    typed = "";
    const field = one("[data-key='/']");
    field.value = text;
    field.form.requestSubmit();
  };
  const isTyping = (target) => target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || dialog()?.open) return;
    if (event.key === "Enter") {
      if (typed.length >= SCAN_LENGTH_MIN) { event.preventDefault(); scanned(); return; }
      const row = rows[current()];
      if (row && (event.target === document.body || event.target.closest("main") === event.target)) location.assign(row.dataset.open);
      return;
    }
    if (event.key.length > 1) {
      if (keysAreOn() && press(event.key)) event.preventDefault();
      return;
    }
    if (event.key === " " || (event.key === "/" && !typed)) return; // Space is the browser's, "/" the page's.
    if (event.repeat) { if (keysAreOn()) press(event.key); return; }
    typed += event.key;
    clearTimeout(timer);
    timer = setTimeout(flush, SCAN_PAUSE);
  });

  /* --- Begin ------------------------------------------------------------------------------------ */
  const begin = () => {
    all("[data-keys]").forEach((element) => { element.hidden = !keysAreOn(); });
    all("[data-keys-open]").forEach((button) => button.addEventListener("click", openKeys));
    const choice = one("[data-keys-on]");
    if (choice) {
      choice.checked = keysAreOn();
      choice.addEventListener("change", () => {
        keep(localStorage, KEYS_OFF, choice.checked ? "" : "1");
        all("[data-keys]").forEach((element) => { element.hidden = !choice.checked; });
      });
    }
    document.addEventListener("change", (event) => {
      if (event.target.matches("[data-pick-all]")) boxes().forEach((box) => { box.checked = event.target.checked; });
      if (event.target.matches("input[name=chon], [data-pick-all]")) mark();
    });
    all("[data-pick-all]").forEach((box) => { box.hidden = false; });
    one("[data-bulk-clear]")?.addEventListener("click", (event) => { event.preventDefault(); clearMarks(); });
    // A look without leaving the list: the code of a row moves the cursor there.
    rows.forEach((row, index) => row.querySelector(".code a")?.addEventListener("click", (event) => {
      if (!one("#xem-nhanh")?.offsetParent || !window.htmx) return;
      event.preventDefault();
      moveTo(index);
    }));
    mark();
    rememberList();
    showNeighbours();
  };
  begin(); // The script is deferred: the page is there.
})();
