(function () {
  "use strict";
  function openTo(id) {
    var at = id && document.getElementById(id);
    if (!at) return;
    for (var d = at.closest("details"); d; d = d.parentElement && d.parentElement.closest("details")) d.open = true;
    at.scrollIntoView();
  }
  addEventListener("hashchange", function () { openTo(location.hash.slice(1)); });
  openTo(location.hash.slice(1));
  var closed = [];
  addEventListener("beforeprint", function () {
    closed = [].slice.call(document.querySelectorAll("details:not([open])"));
    closed.forEach(function (d) { d.open = true; });
  });
  addEventListener("afterprint", function () { closed.forEach(function (d) { d.open = false; }); closed = []; });
  var button = document.querySelector(".open-all");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      var open = button.getAttribute("aria-pressed") !== "true";
      document.querySelectorAll("main details").forEach(function (d) { d.open = open; });
      button.setAttribute("aria-pressed", String(open));
      button.textContent = open ? "Close all" : "Open all";
    });
  }
})();
