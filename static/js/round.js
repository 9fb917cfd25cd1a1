// The question round: clocks run between two looks at the server, and questions are dragged into
// order by filling in and sending their own form, the same as by button.
"use strict";

(() => {
  const tick = () => {
    for (const clock of document.querySelectorAll("[data-clock][data-runs]")) {
      clock.since ??= performance.now();
      const gone = Math.floor((performance.now() - clock.since) / 1000);
      const left = Math.max(0, Number(clock.dataset.clock) - gone);
      const two = (number) => String(number).padStart(2, "0");
      clock.textContent = `${two(Math.floor(left / 60))}:${two(left % 60)}`;
      clock.classList.toggle("clock-over", left === 0);
    }
  };
  window.setInterval(tick, 250);

  let dragged = null;
  const over = (event) => {
    const row = event.target.closest?.("[data-question]");
    return dragged && row && row !== dragged ? row : null;
  };
  document.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.("[data-question][draggable=true]");
  });
  document.addEventListener("dragover", (event) => {
    const row = over(event);
    if (!row) return;
    event.preventDefault();
    row.classList.add("is-over");
  });
  document.addEventListener("dragleave", (event) => {
    event.target.closest?.("[data-question]")?.classList.remove("is-over");
  });
  document.addEventListener("drop", (event) => {
    const row = over(event);
    if (!row) return;
    event.preventDefault();
    const rows = [...row.parentElement.children];
    const button = dragged.querySelector("[name=place]");
    button.value = rows.indexOf(row);
    button.disabled = false;
    button.form.requestSubmit(button);
  });
  document.addEventListener("dragend", () => {
    dragged = null;
  });
  // What is being dragged must not be replaced meanwhile.
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (dragged) event.preventDefault();
  });
})();
