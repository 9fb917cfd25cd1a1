// "/" focuses the search; Ctrl+Enter never surprises: Enter alone submits no long form, and Ctrl+S
// keeps one as a draft where that is offered.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    document.querySelector("[data-search]")?.focus();
  }
  const draft = document.querySelector("form[data-long] [name=draft]");
  if ((event.ctrlKey || event.metaKey) && event.key === "s" && draft) {
    event.preventDefault();
    draft.click();
  }
  if (event.key === "Enter" && event.target.closest("form[data-long]") && event.target.tagName === "INPUT") {
    event.preventDefault();
  }
});

// What is printed of a day goes by the attribute (phone.css), which typing alone leaves as it was.
document.addEventListener("change", (event) => {
  if (event.target.type === "date") event.target.setAttribute("value", event.target.value);
});

// The drop area shows the chosen file's name; the input lies over it, so dropping needs no script.
document.addEventListener("change", (event) => {
  const area = event.target.closest("[data-drop]");
  if (area && event.target.files.length) {
    area.classList.add("is-filled");
    area.querySelector("[data-drop-name]").textContent = event.target.files[0].name;
  }
});
for (const [name, over] of [["dragenter", true], ["dragleave", false], ["drop", false]]) {
  document.addEventListener(name, (event) => {
    event.target.closest?.("[data-drop]")?.classList.toggle("is-over", over);
  });
}

// A list of choices that was opened closes again when something else is clicked.
document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details[data-closes][open]")) {
    if (!open.contains(event.target)) open.removeAttribute("open");
  }
});

// What a tab kept of a ballot goes once it is cast, and all of it at log-out.
for (const done of document.querySelectorAll("[data-forget]")) {
  sessionStorage.removeItem(done.dataset.forget);
}
document.addEventListener("submit", (event) => {
  if (event.target.action.endsWith("/logout/")) sessionStorage.clear();
});
