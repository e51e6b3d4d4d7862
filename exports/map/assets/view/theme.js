// Light or dark: the system's choice until the reader makes another.

const root = document.documentElement;
const system = window.matchMedia("(prefers-color-scheme: dark)");
const changed = new Set();

const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
const tell = () => changed.forEach((listener) => listener());
const toggle = () => {
  root.dataset.theme = isDark() ? "light" : "dark";
  tell();
};

system.addEventListener("change", tell);
export const theme = Object.freeze({ isDark, toggle, onChange: (listener) => changed.add(listener) });
