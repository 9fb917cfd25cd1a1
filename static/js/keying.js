// Keying paper: Enter goes to the next cell, and keeps the sheet after the last; "-" ticks the
// abstention.
"use strict";

(() => {
  const form = document.querySelector("[data-keying]");
  if (!form) return;
  const cells = [...form.querySelectorAll("[type=text][name^='unit-']")];
  const box = (cell) => cell.closest(".ballot-score").querySelector("[type=checkbox]");

  form.addEventListener("keydown", (event) => {
    const at = cells.indexOf(event.target);
    if (event.key !== "Enter" || at < 0 || at === cells.length - 1) return;
    event.preventDefault();
    cells[at + 1].focus();
    cells[at + 1].select();
  });
  form.addEventListener("input", (event) => {
    const cell = event.target;
    if (cell.type === "checkbox" && cell.checked) {
      cell.closest(".ballot-score").querySelector("[type=text][name^='unit-']").value = "";
    } else if (cells.includes(cell)) {
      box(cell).checked = cell.value === "-";
      if (cell.value === "-") cell.value = "";
    }
  });
})();
