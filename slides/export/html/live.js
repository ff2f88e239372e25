"use strict";
(() => {
  const body = document.body;
  const box = document.querySelector(".problems");
  const source = new EventSource(`events?version=${body.dataset.version}`);
  body.classList.add("live");
  source.addEventListener("message", (event) => {
    const change = JSON.parse(event.data);
    if (change.reload) return location.reload();
    body.dataset.version = change.version;
    if (change.count) window.slidesViewer.replace(change.pieces, change.count, change.edited);
    box.replaceChildren(...change.problems.map((problem) => {
      const line = document.createElement("p");
      line.className = problem.severity;
      line.textContent = problem.text;
      return line;
    }));
    box.classList.toggle("dead", Boolean(change.dead));
    body.dataset.shown = change.version;
  });
})();
