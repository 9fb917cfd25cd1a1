// "/" focuses the search; Ctrl+Enter never surprises: Enter alone submits no long form.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    document.querySelector("[data-search]")?.focus();
  }
  if (event.key === "Enter" && event.target.closest("form[data-long]") && event.target.tagName === "INPUT") {
    event.preventDefault();
  }
});
