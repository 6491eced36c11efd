// Nothing a page knows stays in this browser: not a text, not an address. Loaded before whatever might try.
"use strict";

Storage.prototype.setItem = () => {
  throw new DOMException("nothing is kept in this browser", "SecurityError");
};
