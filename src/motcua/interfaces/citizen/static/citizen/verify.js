/* Checks the signed code of a slip in the reader's own browser: no network, no server, nobody told.
   The same file stands in /xac-minh/ and in the page that is kept for offline use. */
(() => {
  "use strict";
  const SIGNATURE_BYTES = 64;
  const FIELDS = ["kind", "dossier_code", "slip_no", "procedure_code", "agency_code", "received_at", "due_at", "digest"];
  const EPOCH = Date.UTC(2000, 0, 1);
  const VIETNAM_MILLISECONDS = 7 * 3600 * 1000;

  // --- Reading -------------------------------------------------------------------------------------
  const bytesOf = (text) => {
    if (!/^[A-Za-z0-9_-]+$/.test(text)) return null;
    try {
      const raw = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
      const bytes = Uint8Array.from(raw, (character) => character.charCodeAt(0));
      // Another spelling of the same bytes is not what was printed.
      const again = btoa(raw).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
      return again === text ? bytes : null;
    } catch { return null; }
  };
  const read = (pasted, purpose) => {
    const text = pasted.replace(/\s+/g, "").replace(/^.*#/, "").replace(/^.*ma=/, "");
    const whole = bytesOf(text);
    if (!whole || whole.length <= SIGNATURE_BYTES) return null;
    const head = whole.subarray(0, whole.length - SIGNATURE_BYTES);
    const end = head.indexOf(10);
    if (end < 0) return null;
    let said;
    try { said = new TextDecoder("utf-8", { fatal: true }).decode(head.subarray(end + 1)).split("\n"); } catch { return null; }
    if (said.length !== FIELDS.length) return null;
    const prefix = new TextEncoder().encode(purpose + "\n");
    const message = new Uint8Array(prefix.length + head.length - end - 1);
    message.set(prefix);
    message.set(head.subarray(end + 1), prefix.length);
    return {
      text, message,
      keyId: String.fromCharCode(...head.subarray(0, end)),
      signature: whole.subarray(whole.length - SIGNATURE_BYTES),
      facts: Object.fromEntries(FIELDS.map((name, place) => [name, said[place]])),
    };
  };

  // --- Ed25519 (RFC 8032) for browsers that do not have it yet ---------------------------------------
  const P = 2n ** 255n - 19n;
  const L = 2n ** 252n + 27742317777372353535851937790883648493n;
  const mod = (a) => ((a % P) + P) % P;
  const power = (base, exponent) => {
    let result = 1n;
    for (base = mod(base); exponent > 0n; exponent >>= 1n, base = mod(base * base)) {
      if (exponent & 1n) result = mod(result * base);
    }
    return result;
  };
  const inverse = (a) => power(a, P - 2n);
  const D = mod(-121665n * inverse(121666n));
  const ROOT = power(2n, (P - 1n) / 4n);
  const number = (bytes) => bytes.reduceRight((sum, byte) => (sum << 8n) + BigInt(byte), 0n);
  const point = (bytes) => {
    const whole = number(bytes);
    const y = whole & ((1n << 255n) - 1n);
    const isOdd = whole >> 255n;
    if (y >= P) return null;
    const square = mod((y * y - 1n) * inverse(D * y * y + 1n));
    let x = power(square, (P + 3n) / 8n);
    if (mod(x * x) !== square) x = mod(x * ROOT);
    if (mod(x * x) !== square || (x === 0n && isOdd)) return null;
    if ((x & 1n) !== isOdd) x = P - x;
    return [x, y, 1n, mod(x * y)];
  };
  const add = ([x1, y1, z1, t1], [x2, y2, z2, t2]) => {
    const a = mod((y1 - x1) * (y2 - x2)), b = mod((y1 + x1) * (y2 + x2));
    const c = mod(2n * t1 * t2 * D), d = mod(2n * z1 * z2);
    const e = b - a, f = d - c, g = d + c, h = b + a;
    return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
  };
  const times = (scalar, base) => {
    let sum = [0n, 1n, 1n, 0n];
    for (; scalar > 0n; scalar >>= 1n, base = add(base, base)) if (scalar & 1n) sum = add(sum, base);
    return sum;
  };
  const BASE = point(Uint8Array.from([88, ...Array(31).fill(102)]));
  const isSignedSlowly = async (key, signature, message) => {
    const from = signature.subarray(0, 32), scalar = number(signature.subarray(32));
    const owner = point(key), start = point(from);
    if (!owner || !start || scalar >= L) return false;
    const hashed = new Uint8Array(64 + message.length);
    hashed.set(from);
    hashed.set(key, 32);
    hashed.set(message, 64);
    const challenge = number(new Uint8Array(await crypto.subtle.digest("SHA-512", hashed))) % L;
    const [x1, y1, z1] = times(scalar, BASE), [x2, y2, z2] = add(start, times(challenge, owner));
    return mod(x1 * z2 - x2 * z1) === 0n && mod(y1 * z2 - y2 * z1) === 0n;
  };
  const isSigned = async (key, signature, message) => {
    let loaded;
    try { loaded = await crypto.subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]); } catch { /* An older browser. */ }
    if (!loaded) return isSignedSlowly(key, signature, message);
    return crypto.subtle.verify({ name: "Ed25519" }, loaded, signature, message);
  };

  /* What a pasted text is: {is: "genuine", facts, keyId, text}, {is: "false"} or {is: "unable"}. */
  const check = async (pasted, { purpose, keys }) => {
    const found = read(pasted, purpose);
    if (!found || !Object.hasOwn(keys, found.keyId)) return { is: "false" };
    if (!globalThis.crypto?.subtle) return { is: "unable", text: found.text };
    const isGenuine = await isSigned(bytesOf(keys[found.keyId]), found.signature, found.message);
    return isGenuine ? { is: "genuine", ...found } : { is: "false" };
  };
  globalThis.motcuaVerify = { check, isSigned, isSignedSlowly };
  if (typeof document === "undefined") return;

  // --- Showing -------------------------------------------------------------------------------------
  const moment = (text) => {
    if (!text) return "";
    const at = new Date(EPOCH + parseInt(text, 36) * 60000 + VIETNAM_MILLISECONDS);
    const two = (figure) => String(figure).padStart(2, "0");
    return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}, ${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/${at.getUTCFullYear()}`;
  };
  document.addEventListener("DOMContentLoaded", () => {
    const place = document.querySelector("[data-verify]");
    if (!place) return;
    const known = JSON.parse(document.querySelector("[data-known]").dataset.known);
    const names = async () => known.agencies
      || fetch(known.agencies_address).then((answer) => answer.json()).catch(() => ({}));
    const fill = (box, name, value) => box.querySelectorAll(`[data-part="${name}"]`).forEach((element) => {
      element.textContent = value;
      const row = element.closest("[data-row]");
      if (row) row.hidden = !value;
    });
    const show = async (pasted) => {
      const result = await check(pasted, known);
      place.querySelectorAll("[data-outcome]").forEach((box) => { box.hidden = box.dataset.outcome !== result.is; });
      if (result.text) place.querySelectorAll("[data-leads-to]").forEach((link) => { link.href = link.dataset.leadsTo + result.text; });
      if (result.is === "genuine") {
        const box = place.querySelector('[data-outcome="genuine"]'), facts = result.facts;
        for (const name of ["dossier_code", "slip_no", "procedure_code"]) fill(box, name, facts[name]);
        fill(box, "kind", known.kinds[facts.kind] || facts.kind);
        fill(box, "received_at", moment(facts.received_at));
        fill(box, "due_at", moment(facts.due_at));
        fill(box, "key_id", result.keyId);
        fill(box, "agency", facts.agency_code);
        fill(box, "agency", (await names())[facts.agency_code] || facts.agency_code);
      }
      place.dataset.is = result.is;
      const shown = place.querySelector(`[data-outcome="${result.is}"]`);
      shown?.querySelector("h2")?.focus();
    };
    const fromAddress = () => { if (location.hash.length > 1) show(location.hash.slice(1)); };
    fromAddress();
    addEventListener("hashchange", fromAddress);
    const form = document.querySelector("[data-verify-form]");
    form?.addEventListener("submit", (event) => {
      event.preventDefault();
      show(form.querySelector("textarea").value);
    });
    if (known.keeper && "serviceWorker" in navigator) navigator.serviceWorker.register(known.keeper).catch(() => { /* Works without. */ });
  });
})();
