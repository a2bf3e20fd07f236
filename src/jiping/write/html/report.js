// Only comfort: filtering, stepping with j and k, and showing all places of the current finding at once.
// Every link works without this script.
(function () {
  "use strict";
  var root = document.documentElement;
  var items = Array.prototype.slice.call(document.querySelectorAll(".finding"));
  var marks = Array.prototype.slice.call(document.querySelectorAll("[data-f]"));
  var filters = Array.prototype.slice.call(document.querySelectorAll("[data-show]"));
  var current = null;
  root.classList.add("js");

  function visible() {
    return items.filter(function (item) { return !item.hidden; });
  }

  function about(mark) {
    return mark.getAttribute("data-f").split(" ");
  }

  function choose(item, scroll) {
    current = item;
    items.forEach(function (other) { other.classList.toggle("current", other === item); });
    marks.forEach(function (mark) {
      mark.classList.toggle("current", item !== null && mark.classList.contains("mark") && about(mark).indexOf(item.id) >= 0);
    });
    if (item === null || !scroll) { return; }
    item.scrollIntoView({ block: "nearest" });
    var place = item.querySelector(".places a");
    var anchor = place && document.getElementById(place.getAttribute("href").slice(1));
    if (anchor) { anchor.scrollIntoView({ block: "center" }); }
  }

  function step(by) {
    var shown = visible();
    if (!shown.length) { return; }
    var at = shown.indexOf(current);
    var next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + by, 0), shown.length - 1);
    choose(shown[next], true);
  }

  function show(severity) {
    var on = {};
    items.forEach(function (item) {
      item.hidden = severity !== "all" && item.getAttribute("data-severity") !== severity;
      on[item.id] = !item.hidden;
    });
    marks.forEach(function (mark) {
      mark.classList.toggle("off", !about(mark).some(function (id) { return on[id]; }));
    });
    filters.forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.getAttribute("data-show") === severity));
    });
    if (current && current.hidden) { choose(null, false); }
  }

  filters.forEach(function (button) {
    button.addEventListener("click", function () { show(button.getAttribute("data-show")); });
  });
  Array.prototype.forEach.call(document.querySelectorAll("[data-step]"), function (button) {
    button.addEventListener("click", function () { step(Number(button.getAttribute("data-step"))); });
  });

  // A click on either side makes the finding current; the link itself does the scrolling.
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a") : null;
    if (!link) { return; }
    if (link.hasAttribute("data-f")) {
      choose(document.getElementById(link.getAttribute("href").slice(1)), false);
    } else if (link.closest(".finding")) {
      choose(link.closest(".finding"), false);
    }
  });

  document.addEventListener("keydown", function (event) {
    var field = event.target.closest ? event.target.closest("input, textarea, select") : null;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || (field && field.type !== "checkbox")) { return; }
    if (event.key === "j" || event.key === "k") {
      event.preventDefault();
      step(event.key === "j" ? 1 : -1);
    }
  });

  // Opened with a place in the address, as from a link in a message.
  function fromAddress() {
    var target = location.hash ? document.getElementById(location.hash.slice(1)) : null;
    if (!target) { return; }
    if (target.classList.contains("finding")) {
      choose(target, false);
    } else if (target.hasAttribute("data-f")) {
      choose(document.getElementById(target.getAttribute("href").slice(1)), false);
      current.scrollIntoView({ block: "nearest" });
    }
  }
  fromAddress();

  // One switch for all documents: their boxes go together.
  var boxes = Array.prototype.slice.call(document.querySelectorAll(".show-unknown"));
  boxes.forEach(function (box) {
    box.addEventListener("change", function () {
      boxes.forEach(function (other) { other.checked = box.checked; });
    });
  });
}());
