// Offers the device's own time zone where a person chooses one and has not chosen yet.
"use strict";

(() => {
  const field = document.querySelector("select[name=timezone]");
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (field && field.value === "UTC" && [...field.options].some((option) => option.value === zone)) {
    field.value = zone;
  }
})();
