// Trusted Types: markup may be set (the server wrote it), code may never be made from text. Loaded before all else.
"use strict";

if (window.trustedTypes) {
  window.trustedTypes.createPolicy("default", {
    createHTML: (markup) => markup,
    createScript: () => null,
    createScriptURL: () => null,
  });
}
