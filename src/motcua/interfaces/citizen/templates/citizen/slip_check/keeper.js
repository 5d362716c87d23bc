/* Keeps the page that checks slips, so that a scanned code opens and is checked without a network. */
const KEPT = {{ kept }};
const NAME = "xac-minh-{{ version }}";
addEventListener("install", (event) => event.waitUntil(
  caches.open(NAME)
    // As a stranger sees it: no name of whoever is signed in is kept.
    .then((kept) => kept.addAll(KEPT.map((address) => new Request(address, { credentials: "omit", cache: "reload" }))))
    .then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(
  caches.keys()
    .then((names) => Promise.all(names.filter((name) => name.startsWith("xac-minh-") && name !== NAME).map((name) => caches.delete(name))))
    .then(() => clients.claim())));
/* The network first, for new keys and words; what is kept where there is none. */
addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.search || !KEPT.includes(address.pathname)) return;
  event.respondWith(fetch(event.request).catch(() => caches.match(address.pathname)));
});
