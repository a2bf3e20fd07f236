"use strict";
document.documentElement.classList.add("js");
const every = () => document.querySelectorAll("details");
for (const button of document.querySelectorAll("[data-open]")) {
  button.addEventListener("click", () => { for (const one of every()) one.open = Boolean(button.dataset.open); });
}
// An indicator that is linked to opens, and a printed page shows everything.
const show = () => { const one = document.getElementById(decodeURIComponent(location.hash.slice(1))); if (one && one.tagName === "DETAILS") one.open = true; };
window.addEventListener("hashchange", show);
show();
let closed = [];
window.addEventListener("beforeprint", () => { closed = [...every()].filter((one) => !one.open); for (const one of closed) one.open = true; });
window.addEventListener("afterprint", () => { for (const one of closed) one.open = false; });
