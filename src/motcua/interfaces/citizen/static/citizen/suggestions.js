/* A list of suggestions under a search box, by the pattern of a combobox of WAI-ARIA. Without this
   script the box is a plain form. Nothing typed leaves the page but the words that are searched. */
(() => {
  "use strict";
  const WAIT_MILLISECONDS = 180;
  const LETTERS_MIN = 2;

  const made = (name, className, text) => {
    const element = document.createElement(name);
    element.className = className;
    if (text) element.textContent = text;
    return element;
  };

  const suggest = (box) => {
    const input = box.querySelector("input");
    const list = made("ul", "mc-suggest");
    const said = made("p", "visually-hidden");
    const kept = new Map();
    let timer = 0;
    let asking = null;
    let chosen = -1;

    list.id = `${input.id}-danh-sach`;
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", box.dataset.suggestLabel);
    said.setAttribute("role", "status");
    box.append(list, said);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");

    const options = () => [...list.children];
    const close = () => {
      list.hidden = true;
      chosen = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const choose = (place) => {
      const all = options();
      chosen = all.length ? (place + all.length + 1) % (all.length + 1) : -1;
      if (chosen === all.length) chosen = -1; // Back in the box, with what was typed.
      all.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
      if (chosen < 0) { input.removeAttribute("aria-activedescendant"); return; }
      input.setAttribute("aria-activedescendant", all[chosen].id);
      all[chosen].scrollIntoView({ block: "nearest" });
    };
    const show = (found) => {
      list.replaceChildren(...found.map((each, place) => {
        const option = made("li", "");
        option.id = `${list.id}-${place}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.address = each.address;
        const name = made("span", "name", each.name);
        name.lang = "vi";
        option.append(name, made("span", "why", each.why));
        return option;
      }));
      chosen = -1;
      input.removeAttribute("aria-activedescendant");
      list.hidden = found.length === 0;
      input.setAttribute("aria-expanded", String(found.length > 0));
      said.textContent = found.length ? box.dataset.suggestCount.replace("%s", found.length) : "";
    };
    const ask = async () => {
      const text = input.value.trim();
      if (text.length < LETTERS_MIN) { close(); said.textContent = ""; return; }
      if (kept.has(text)) { show(kept.get(text)); return; }
      asking?.abort();
      asking = new AbortController();
      try {
        const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(text)}`, { signal: asking.signal });
        if (!answer.ok) { close(); return; }
        const found = (await answer.json()).suggestions;
        kept.set(text, found);
        if (input.value.trim() === text && document.activeElement === input) show(found);
      } catch { /* Aborted, or no network: the form still works. */ }
    };

    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT_MILLISECONDS); });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return; // The keyboard's own list of words is open.
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (list.hidden) { ask(); return; }
        event.preventDefault();
        choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      } else if (event.key === "Enter" && chosen >= 0) {
        event.preventDefault();
        location.assign(options()[chosen].dataset.address);
      }
    });
    list.addEventListener("mousedown", (event) => event.preventDefault()); // The box keeps the focus.
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) location.assign(option.dataset.address);
    });
    input.addEventListener("blur", close);
    input.form?.addEventListener("submit", () => { clearTimeout(timer); asking?.abort(); close(); });
  };

  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-suggest]").forEach(suggest));
})();
