// A sheet of marks by keyboard: Enter and the arrows go up and down a column, Tab along the row.
document.addEventListener("keydown", (event) => {
  const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  const input = event.target.closest("[data-sheet] td input");
  if (!step || !input) {
    return;
  }
  event.preventDefault();
  const place = input.closest("td").cellIndex;
  const rows = [...input.closest("tbody").rows];
  const column = rows.map((row) => row.cells[place]?.querySelector("input:enabled")).filter(Boolean);
  const next = column[column.indexOf(input) + step];
  next?.focus();
  next?.select();
});
