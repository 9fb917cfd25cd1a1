// A report saved while one types. What is not saved yet stays in this tab's session storage, through
// a lost connection, a reload and a log-in; what somebody else saved meanwhile is never overwritten.
"use strict";

(() => {
  const form = document.querySelector("[data-report]");
  if (!form) return;
  const PAUSE = 1500, AGAIN = 5000, PATIENCE = 20000;
  const key = `report-${form.dataset.report}`;
  const words = form.dataset;
  const { version, tab } = form.elements;
  const areas = [...form.querySelectorAll("textarea")];
  const line = form.querySelector("[data-saved]");
  let timer = 0, underWay = null, stopped = "compare" in words;

  const texts = () => JSON.stringify(areas.map((area) => area.value));
  // What the page brought, not what stands there now: one may type before this script has come.
  let saved = "unsaved" in words ? "" : JSON.stringify(areas.map((area) => area.defaultValue));

  const tell = (text, isBad) => {
    line.textContent = text;
    line.classList.toggle("is-bad", Boolean(isBad));
  };
  const count = () => {
    for (const area of areas) {
      const place = form.querySelector(`[data-count="${area.id}"]`);
      place.textContent = `${area.value.length} / ${area.dataset.most}`;
    }
  };
  const keep = () => {
    const state = { texts: texts(), version: version.value, tab: tab.value };
    sessionStorage.setItem(key, JSON.stringify(state));
  };
  const plan = (pause) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(save, pause);
  };

  const heard = async (answer, sent) => {
    if (answer.type === "opaqueredirect" || answer.status === 403) {
      tell(words.out, true);
      return;
    }
    if (answer.status !== 200 && answer.status !== 409 && answer.status !== 422) throw answer.status;
    const said = await answer.json();
    tell(said.message, !answer.ok);
    if (answer.status === 409) stopped = true;
    if (!answer.ok) return;
    version.value = said.version;
    saved = sent;
    if (texts() === sent) sessionStorage.removeItem(key);
    else plan(PAUSE);
  };

  const send = async () => {
    const sent = texts();
    const giveUp = new AbortController();
    const clock = setTimeout(() => giveUp.abort(), PATIENCE);
    tell(words.saving);
    try {
      const body = new FormData(form);
      const how = { method: "POST", body, redirect: "manual", signal: giveUp.signal };
      await heard(await fetch(words.saveUrl, how), sent);
    } catch {
      tell(words.lost, true);
      plan(AGAIN);
    }
    clearTimeout(clock);
  };

  async function save() {
    if (underWay || stopped || texts() === saved) return;
    underWay = send();
    await underWay;
    underWay = null;
  }

  const kept = JSON.parse(sessionStorage.getItem(key) || "null");
  if (kept && kept.texts !== saved && saved) {
    JSON.parse(kept.texts).forEach((text, place) => {
      if (areas[place].value === areas[place].defaultValue) areas[place].value = text;
    });
    version.value = kept.version;
    tab.value = kept.tab;
    tell(words.restored);
  }
  if (texts() !== saved) {
    keep();
    plan(PAUSE);
  }
  document.querySelector("[data-drop-mine]")?.addEventListener("click", () => {
    sessionStorage.removeItem(key);
  });
  form.addEventListener("input", () => {
    keep();
    count();
    plan(PAUSE);
  });
  window.addEventListener("online", () => plan(0));
  document.addEventListener("visibilitychange", () => plan(document.hidden ? 0 : PAUSE));

  // A button pressed while a saving is under way waits for its answer, which brings the version.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (!underWay) return;
    event.preventDefault();
    const { submitter } = event;
    underWay.then(() => form.requestSubmit(submitter));
  });
  count();
})();
