// A slip's code comes behind the # of its address, which no server and no log sees. It goes into
// the form, out of the address bar and the history, and the ballot opens. Once a ballot is cast,
// nothing of any slip stays in this tab: the next voter may hold the same telephone.
"use strict";

(() => {
  const form = document.querySelector("[data-slip]");
  const code = decodeURIComponent(location.hash.slice(1));
  if (form && code) {
    history.replaceState(null, "", location.pathname);
    form.elements.code.value = code;
    form.submit();
  }
  if (document.querySelector("[data-slip-done]")) {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith("ballot-slip-")) sessionStorage.removeItem(key);
    }
  }
})();
