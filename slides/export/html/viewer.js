"use strict";
(() => {
  const find = (name) => document.querySelector(name);
  const all = (name) => [...document.querySelectorAll(name)];
  const body = document.body;
  const text = JSON.parse(find("#labels").textContent);
  let slides = all(".slide");
  let at = 0;
  let typed = "";
  let other = null;           // the presenter's window, or the window that opened it
  let begun = 0;
  const start = location.hash;
  const isPresenter = start.startsWith("#presenter");

  const make = (tag, words = "", name = "") => {
    const made = document.createElement(tag);
    if (words) made.textContent = words;
    if (name) made.className = name;
    return made;
  };
  const shown = () => slides.filter((each) => !("hidden" in each.dataset));
  const titled = (slide) => slide.dataset.title;
  const notesOf = (index) => find(`#notes-${slides[index].dataset.number}`);

  function enter(name) {
    body.dataset.mode = name;
    slides.forEach((each, number) => {
      if (name === "slide" && number !== at) each.setAttribute("aria-hidden", "true");
      else each.removeAttribute("aria-hidden");
    });
  }

  function mode(name) {
    enter(name);
    body.classList.remove("black");
    all("[data-do]").forEach((each) => {
      if (["overview", "reading"].includes(each.dataset.do)) each.setAttribute("aria-pressed", String(each.dataset.do === name));
    });
    if (name === "reading") read();
    if (name === "overview") slides[at].scrollIntoView({ block: "center" });
    if (name !== "overview") unsearch();
  }

  function go(index, quiet) {
    at = Math.max(0, Math.min(index, slides.length - 1));
    slides.forEach((each, number) => each.classList.toggle("current", number === at));
    enter(body.dataset.mode);
    find("#place").textContent = `${at + 1} / ${slides.length}`;
    find("#now").textContent = `${text.slide} ${at + 1}: ${titled(slides[at])}`;
    if (!isPresenter) history.replaceState(null, "", `#${at + 1}`);
    if (at > 0 && !begun) begun = Date.now();
    if (isPresenter) present();
    if (other && !quiet) other.postMessage({ slides: "go", at }, "*");
  }

  function step(by) {
    for (let next = at + by; next >= 0 && next < slides.length; next += by) {
      if (!("hidden" in slides[next].dataset)) return go(next);
    }
  }

  function follow(hash) {
    const name = decodeURIComponent(hash.replace(/^#/, ""));
    if (/^\d+$/.test(name)) return go(Number(name) - 1);
    const target = name && document.getElementById(name);
    const slide = target && target.closest(".slide");
    if (slide) go(slides.indexOf(slide));
  }

  // ---- reading view: what the pictures say, as a page of text

  function read() {
    const page = make("div");
    slides.forEach((slide) => {
      let list = null;
      slide.querySelectorAll("[role=heading], [role=listitem], [role=table], [role=img], [data-code], [data-paragraph]").forEach((part) => {
        const role = part.getAttribute("role");
        const hidden = part.closest("[aria-hidden=true]");
        if (hidden && hidden !== slide) return;
        if (role !== "img" && part.parentElement.closest("[role=img], [role=table]")) return;
        if (role !== "listitem") list = null;
        if (role === "heading") page.append(linked(make("h2"), part));
        else if (role === "listitem") {
          if (!list) page.append((list = make(part.dataset.numbered ? "ol" : "ul")));
          list.append(linked(make("li"), part));
          list.lastChild.dataset.level = part.getAttribute("aria-level") || "1";
        } else if (role === "table") page.append(table(part));
        else if (role === "img") {
          const figure = make("figure");
          figure.append(make("figcaption", part.getAttribute("aria-label")));
          const words = said(part);
          if (words) figure.append(make("p", words));
          page.append(figure);
        } else if (part.hasAttribute("data-code")) {
          const code = lines(part).map((line) => line.textContent).join("\n");
          if (page.lastChild && page.lastChild.tagName === "PRE") page.lastChild.textContent += `\n${code}`;
          else page.append(make("pre", code));
        } else page.append(linked(make("p"), part));
      });
    });
    find("#reading").replaceChildren(page);
  }

  const lines = (part) => (part.tagName === "text" ? [part] : [...part.querySelectorAll("text")]).filter((each) => each.getAttribute("aria-hidden") !== "true");
  const said = (part) => lines(part).map((line, number) => (number && !line.dataset.joined ? " " : "") + line.textContent).join("");

  function linked(made, part) {
    if (!part.closest("a") && !part.querySelector("a")) made.textContent = said(part);
    else {
      lines(part).forEach((line, number) => {
        const around = line.closest("a");
        if (number && !line.dataset.joined) made.append(" ");
        line.childNodes.forEach((node) => {
          const address = node.nodeName === "a" ? node.getAttribute("href") : around ? around.getAttribute("href") : "";
          if (!address) return made.append(node.textContent);
          const anchor = make("a", node.textContent);
          anchor.href = address;
          made.append(anchor);
        });
      });
    }
    return made;
  }

  function table(part) {
    const made = make("table");
    made.append(make("caption", part.getAttribute("aria-label")));
    part.querySelectorAll("[role=row]").forEach((row) => {
      const line = made.insertRow();
      row.querySelectorAll("[role=cell], [role=columnheader], [role=rowheader]").forEach((cell) => {
        const role = cell.getAttribute("role");
        const made_cell = make(role === "cell" ? "td" : "th");
        if (role !== "cell") made_cell.scope = role === "rowheader" ? "row" : "col";
        made_cell.colSpan = Number(cell.getAttribute("aria-colspan") || 1);
        made_cell.rowSpan = Number(cell.getAttribute("aria-rowspan") || 1);
        line.append(linked(made_cell, cell));
      });
    });
    return made;
  }

  // ---- search

  function search() {
    find(".bar").classList.add("searching");
    find("#words").focus();
    find("#words").select();
  }

  function unsearch() {
    find(".bar").classList.remove("searching");
    slides.forEach((each) => each.classList.remove("missed"));
    find("#found").textContent = "";
  }

  function sought() {
    const wanted = find("#words").value.trim().toLocaleLowerCase();
    if (body.dataset.mode !== "overview") enter("overview");
    let count = 0;
    slides.forEach((slide) => {
      const words = lines(slide).map((line) => line.textContent).join(" ").toLocaleLowerCase();
      const hit = !wanted || words.includes(wanted);
      slide.classList.toggle("missed", !hit);
      count += hit;
    });
    find("#found").textContent = text.found.replace("{count}", count);
  }

  // ---- presenter's window

  function openPresenter() {
    other = window.open(`${location.href.split("#")[0]}#presenter-${at + 1}`, "slides-presenter", "width=1200,height=760");
  }

  function copy(index, where) {
    const slide = slides[index];
    where.replaceChildren(slide ? slide.querySelector("svg").cloneNode(true) : make("p", text.end));
  }

  function present() {
    const next = slides.findIndex((each, number) => number > at && !("hidden" in each.dataset));
    copy(at, find("#presenter .now"));
    copy(next < 0 ? slides.length : next, find("#presenter .next"));
    const notes = notesOf(at);
    find("#presenter .words").replaceChildren(...(notes ? notes.cloneNode(true).childNodes : [make("p", text.no_notes)]));
    find("#presenter .place").textContent = `${at + 1} / ${slides.length}`;
  }

  const clocked = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

  function tick() {
    const minutes = Number(body.dataset.minutes || 0);
    const spent = begun ? (Date.now() - begun) / 1000 : 0;
    const clock = find("#presenter .clock");
    clock.textContent = minutes ? `${clocked(spent)} / ${minutes}:00` : clocked(spent);
    clock.classList.toggle("late", minutes > 0 && spent > minutes * 60);
  }

  addEventListener("message", (event) => {
    if (!other || event.source !== other || !event.data) return;
    if (event.data.slides === "go") go(Number(event.data.at) || 0, true);
    if (event.data.slides === "hello") other.postMessage({ slides: "go", at }, "*");
  });

  // ---- keys, buttons, touch

  const acts = {
    next: () => step(1),
    previous: () => step(-1),
    first: () => go(0),
    last: () => go(slides.length - 1),
    overview: () => mode(body.dataset.mode === "overview" ? "slide" : "overview"),
    reading: () => mode(body.dataset.mode === "reading" ? "slide" : "reading"),
    search,
    full: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
    presenter: openPresenter,
    black: () => body.classList.toggle("black"),
    help: () => find("#help").showModal(),
    reset: () => { begun = Date.now(); tick(); },
    larger: () => { find("#presenter .words").style.fontSize = `${(parseFloat(getComputedStyle(find("#presenter .words")).fontSize) * 1.15)}px`; },
    close: () => { if (body.dataset.mode !== "presenter") mode("slide"); },
  };
  const keys = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", n: "next", ArrowLeft: "previous", ArrowUp: "previous",
    PageUp: "previous", p: "previous", Home: "first", End: "last", o: "overview", r: "reading", "/": "search", f: "full", s: "presenter",
    b: "black", ".": "black", "?": "help", Escape: "close",
  };

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || find("#help").open) return;
    if (event.target.matches("input")) {
      if (event.key === "Escape") {
        event.preventDefault();  // the field would be emptied, and an empty search shows all slides
        event.target.value = "";
        event.target.blur();
        mode("slide");
      }
      if (event.key === "Enter") {
        const hit = slides.findIndex((each) => !each.classList.contains("missed"));
        if (hit >= 0) { event.target.blur(); mode("slide"); go(hit); }
      }
      return;
    }
    if (event.target.matches("button, a") && (event.key === " " || event.key === "Enter")) return;
    if (/^\d$/.test(event.key)) { typed += event.key; return; }
    if (event.key === "Enter") { if (typed) { mode("slide"); go(Number(typed) - 1); } typed = ""; return; }
    typed = "";
    let name = event.shiftKey && event.key === " " ? "previous" : keys[event.key];
    if (body.dataset.mode === "reading" && ["next", "previous", "first", "last"].includes(name)) return;
    if (body.dataset.mode === "presenter" && ["overview", "reading", "search", "presenter"].includes(name)) return;
    if (name) { event.preventDefault(); acts[name](); }
  });
  addEventListener("click", (event) => {
    const button = event.target.closest("button[data-do]");
    if (button) return acts[button.dataset.do]();
    const chosen = event.target.closest(".go");
    if (chosen) { mode("slide"); return go(slides.indexOf(chosen.closest(".slide"))); }
    const link = event.target.closest("a[href]");
    const address = link && link.getAttribute("href");
    if (address && address.startsWith("#")) {
      event.preventDefault();
      if (body.dataset.mode !== "presenter") mode("slide");
      follow(address);
    } else if (address) { event.preventDefault(); window.open(address, "_blank", "noopener"); }
  });
  let touch = null;
  addEventListener("touchstart", (event) => { touch = event.touches.length === 1 ? event.touches[0] : null; }, { passive: true });
  addEventListener("touchend", (event) => {
    if (!touch || body.dataset.mode !== "slide") return;
    const across = event.changedTouches[0].clientX - touch.clientX;
    const down = event.changedTouches[0].clientY - touch.clientY;
    if (Math.abs(across) > 50 && Math.abs(across) > 2 * Math.abs(down)) step((across < 0) === (document.dir !== "rtl") ? 1 : -1);
  });
  addEventListener("hashchange", () => follow(location.hash));
  find("#words").addEventListener("input", sought);
  find("[role=search]").addEventListener("submit", (event) => event.preventDefault());

  // ---- what a live server sends

  window.slidesViewer = {
    at: () => at,
    replace(pieces, count, edited) {
      const main = find("main");
      while (slides.length > count) slides.pop().remove();
      const parser = new DOMParser();
      pieces.forEach(([index, html]) => {
        const made = parser.parseFromString(html, "text/html");
        const [slide, notes] = [made.querySelector(".slide"), made.querySelector(".notes")];
        const old = find(`#notes-${index + 1}`);
        if (old) old.remove();
        if (slides[index]) slides[index].replaceWith(slide); else main.append(slide);
        slides[index] = slide;
        if (notes) slide.after(notes);
      });
      go(edited >= 0 ? edited : at, true);
      if (body.dataset.mode === "reading") read();
    },
  };

  body.classList.add("ready");
  if (isPresenter) {
    other = window.opener;
    mode("presenter");
    begun = Date.now();
    go(Number(location.hash.split("-")[1] || 1) - 1, true);
    if (other) other.postMessage({ slides: "hello" }, "*");
    setInterval(tick, 500);
    tick();
  } else {
    mode("slide");
    const first = Math.max(0, slides.indexOf(shown()[0]));
    go(first);
    if (start) follow(start);
  }
})();
