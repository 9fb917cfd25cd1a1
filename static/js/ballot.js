// A ballot kept in this tab alone until it is cast: session storage, cleared once the portal says
// that it was cast (frame.js), and at log-out.
"use strict";

(() => {
  const form = document.querySelector("[data-ballot]");
  if (!form) return;
  const key = `ballot-${form.dataset.ballot}`;
  const fields = () =>
    [...form.elements].filter((field) => /^(unit-|remark-|own$)/.test(field.name));
  const isChoice = (field) => field.type === "radio" || field.type === "checkbox";

  // What was answered before this script came stands above what the tab kept.
  const isAnswered = (field) =>
    isChoice(field) ? field.checked !== field.defaultChecked : field.value;
  const answered = new Set(fields().filter(isAnswered).map((field) => field.name));

  const kept = JSON.parse(sessionStorage.getItem(key) || "{}");
  for (const field of fields()) {
    const id = isChoice(field) ? `${field.name}=${field.value}` : field.name;
    if (!(id in kept) || answered.has(field.name)) continue;
    if (isChoice(field)) field.checked = kept[id];
    else field.value = kept[id];
  }

  const answers = () => {
    const found = new Map();
    for (const field of fields()) {
      if (!field.name.startsWith("unit-")) continue;
      if (field.name === `unit-${form.elements.own?.value}`) continue;
      const value = isChoice(field) ? (field.checked ? field.value : "") : field.value.trim();
      found.set(field.name, value || found.get(field.name) || "");
    }
    return found;
  };

  const remember = () => {
    const state = {};
    for (const field of fields()) {
      if (isChoice(field)) state[`${field.name}=${field.value}`] = field.checked;
      else state[field.name] = field.value;
    }
    sessionStorage.setItem(key, JSON.stringify(state));
    const open = [...answers().values()].filter((value) => !value).length;
    form.querySelector("[data-ballot-left]").textContent = open ? `${open} ${form.dataset.left}` : "";
  };

  form.addEventListener("input", (event) => {
    const field = event.target;
    const row = field.closest(".ballot-score");
    if (row && isChoice(field) && field.checked) row.querySelector("[type=text]").value = "";
    if (row && !isChoice(field) && field.value) row.querySelector("[type=checkbox]").checked = false;
    remember();
  });
  form.addEventListener("submit", (event) => {
    const given = [...answers().values()].filter((value) => value && value !== "-");
    if (given.length > 1 && new Set(given).size === 1 && !window.confirm(form.dataset.same)) {
      event.preventDefault();
    }
  });
  remember();
})();
