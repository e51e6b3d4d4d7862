"use strict";
// In the head, so that the page is never painted in the other theme first.
const theme = (() => {
  const root = document.documentElement;
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const changed = new Set();

  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const tell = () => changed.forEach((listener) => listener());
  const toggle = () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    tell();
  };

  root.classList.add("js");
  system.addEventListener("change", tell);
  return Object.freeze({ isDark, toggle, onChange: (listener) => changed.add(listener) });
})();
