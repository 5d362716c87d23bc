/* What an application page can do better with a script. Everything works without it. */
(() => {
  "use strict";
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();

  // A long list gets a field above it: a few letters, with or without marks, leave what fits.
  const sift = (select) => {
    const all = [...select.querySelectorAll("option")].filter((option) => option.value);
    const homes = new Map(all.map((option) => [option, option.parentElement]));
    const box = document.createElement("div");
    const label = document.createElement("label");
    const input = document.createElement("input");
    const said = document.createElement("p");
    box.className = "mc-sift-box";
    label.className = "form-label";
    label.textContent = select.dataset.siftLabel;
    label.htmlFor = input.id = `${select.id}-tim`;
    input.className = "form-control";
    input.type = "search";
    input.autocomplete = "off";
    said.className = "form-text";
    said.setAttribute("role", "status");
    box.append(label, input, said);
    select.before(box);
    const show = () => {
      const words = plain(input.value).split(/\s+/).filter(Boolean);
      const fits = all.filter((option) => words.every((word) => plain(option.text).includes(word)));
      all.forEach((option) => option.remove());
      fits.forEach((option) => homes.get(option).append(option));
      select.querySelectorAll("optgroup").forEach((group) => { group.hidden = !group.children.length; });
      const wanted = words.length > 0;
      said.textContent = wanted && !fits.length ? select.dataset.siftNone : "";
      if (wanted && fits.length === 1) select.value = fits[0].value;
    };
    input.addEventListener("input", show);
    input.addEventListener("change", (event) => event.stopPropagation()); // Not an answer: nothing to save.
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") { event.preventDefault(); select.focus(); }
    });
  };

  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("select[data-sift]").forEach(sift));
  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }));

  // A file over the limit is told at once: sending it for minutes only to be refused helps nobody.
  const say = (input, text) => {
    const place = input.closest("li");
    place.querySelector(".fault.here")?.remove();
    place.classList.toggle("bad", text !== "");
    input.toggleAttribute("aria-invalid", text !== "");
    if (!text) return;
    const fault = document.createElement("p");
    fault.className = "fault here";
    fault.setAttribute("role", "alert");
    fault.textContent = text;
    input.closest(".mc-upload").before(fault);
  };
  document.addEventListener("change", (event) => {
    const input = event.target;
    if (!input.matches("input[type=file][data-bytes-max]") || !input.files.length) return;
    const isTooLarge = input.files[0].size > Number(input.dataset.bytesMax);
    say(input, isTooLarge ? input.dataset.tooLarge : "");
    if (!isTooLarge) return;
    event.stopImmediatePropagation();
    input.value = "";
  }, true);

  // Uploading: how much of the file has gone, then that it has arrived.
  let meter = null;
  document.addEventListener("htmx:beforeRequest", (event) => {
    const chosen = event.detail.requestConfig?.triggeringEvent?.target;
    meter = chosen?.type === "file" ? chosen.closest("li").querySelector("progress") : null;
    if (!meter) return;
    meter.hidden = false;
    const status = document.getElementById("bao-tai-len");
    if (status) status.textContent = status.dataset.sending;
  });
  document.addEventListener("htmx:xhr:progress", (event) => {
    if (meter && event.detail.lengthComputable) meter.value = (event.detail.loaded / event.detail.total) * 100;
  });
  document.addEventListener("htmx:afterSwap", () => {
    const status = document.getElementById("bao-tai-len");
    const fault = document.querySelector(".mc-attach .fault span");
    if (status && meter) status.textContent = fault ? fault.textContent : status.dataset.done;
    meter = null;
  });
})();
