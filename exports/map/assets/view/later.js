"use strict";
// The table and the picture of a large map stand in the page for readers without scripts, who see
// them at once. Here they become part of it only when the map has been drawn, which is the sooner.
const later = (() => {
  const listeners = [];
  const waiting = () => [...document.querySelectorAll("noscript.late")];

  const fill = () => {
    for (const one of waiting()) {
      const made = new DOMParser().parseFromString(one.textContent, "text/html");
      one.replaceWith(...made.body.childNodes);
    }
    listeners.forEach((listener) => listener());
  };

  // Called when the first drawing stands; a reader takes longer than that to come to the table.
  const start = () => {
    if (!waiting().length) return;
    const soon = window.requestIdleCallback ?? setTimeout;
    setTimeout(() => soon(fill), 1000);
    window.addEventListener("beforeprint", fill);
  };

  return Object.freeze({ start, onFilled: (listener) => listeners.push(listener) });
})();
