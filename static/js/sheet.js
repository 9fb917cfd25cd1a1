// A sheet of marks by keyboard: Enter and the arrows go up and down a column, Tab along the row.
document.addEventListener("keydown", (event) => {
  const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  const input = event.target.closest("[data-sheet] td input");
  if (!step || !input) {
    return;
  }
  event.preventDefault();
  const [, part, rest] = /^(duty|review)-\d+-(.+)$/.exec(input.name);
  const column = [...document.querySelectorAll(`[data-sheet] input[name^="${part}-"][name$="-${rest}"]:enabled`)];
  const next = column[column.indexOf(input) + step];
  next?.focus();
  next?.select();
});
