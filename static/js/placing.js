// Dragging a candidate to a town fills in the candidate's own form and sends it: the same as by hand.
let dragged = null;
const target = (event) => event.target.closest?.("[data-target]");
const takes = (area) => dragged && area && !area.contains(dragged) && Number(area.dataset.left) > 0;

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[data-candidate]");
  event.dataTransfer.effectAllowed = "move";
});
document.addEventListener("dragover", (event) => {
  const area = target(event);
  if (takes(area)) {
    event.preventDefault();
    area.classList.add("is-over");
  }
});
document.addEventListener("dragleave", (event) => {
  const area = target(event);
  if (area && !area.contains(event.relatedTarget)) area.classList.remove("is-over");
});
document.addEventListener("drop", (event) => {
  const area = target(event);
  if (!takes(area)) return;
  event.preventDefault();
  const form = dragged.querySelector("form");
  form.elements.target.value = area.dataset.target;
  form.requestSubmit();
});
document.addEventListener("dragend", () => {
  dragged = null;
  for (const area of document.querySelectorAll("[data-target].is-over")) area.classList.remove("is-over");
});
