// How the map's scripts are linted: what is recommended, no name unused and none unknown. The
// engine knows no page: none of a browser's names.
import js from "@eslint/js";
import globals from "globals";

export default [
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2024, sourceType: "module" },
    linterOptions: { reportUnusedDisableDirectives: "error", noInlineConfig: true },
    rules: {
      eqeqeq: "error",
      "no-duplicate-imports": "error",
      "no-implicit-globals": "error",
      "no-var": "error",
      "prefer-const": ["error", { destructuring: "all" }],
    },
  },
  {
    ignores: ["**/engine/**"],
    languageOptions: { globals: { ...globals.browser, vis: "readonly" } },
  },
];
