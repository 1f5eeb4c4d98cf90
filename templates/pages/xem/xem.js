// Looks every two seconds whether a file was saved, and shows the page anew; on pages that fill in, writes a box when it
// is left. Without this script everything works by the buttons.
"use strict";
const root = document.documentElement;
const notice = document.getElementById("thong-bao");
const place = "cho-dang-xem:" + location.pathname;
let told = root.dataset.stamp;
let sending = 0;

/* Whether somebody has typed something that is not written yet. */
function unsaved(within = document.querySelector("main")) {
  return [...within.querySelectorAll("input, textarea, select")].some(box =>
    box.type === "checkbox" || box.type === "radio" ? box.checked !== box.defaultChecked
    : box.type === "file" ? box.files.length > 0
    : box.tagName === "SELECT" ? [...box.options].some(one => one.selected !== one.defaultSelected)
    : box.type !== "hidden" && box.value !== box.defaultValue);
}

function say(words) {
  notice.textContent = words;
  notice.hidden = false;
}

async function look() {
  if (!document.hidden && !sending) {
    try {
      const answer = await fetch("/thay-doi", {cache: "no-store"});
      const words = await answer.text();
      if (!answer.ok) {
        say(words);
        return;
      }
      if (words !== told && !sending) {
        if (unsaved()) {
          say("Hồ sơ vừa được sửa ở nơi khác. Ghi những gì đang gõ, hoặc tải lại trang để xem bản mới.");
        } else {
          sessionStorage.setItem(place, String(scrollY));
          location.reload();
          return;
        }
      }
    } catch {
      say("Chương trình đã dừng. Mở lại chương trình rồi dùng địa chỉ mới.");
      return;
    }
  }
  setTimeout(look, 2000);
}

const before = sessionStorage.getItem(place);
if (before !== null) {
  sessionStorage.removeItem(place);
  scrollTo(0, Number(before));
}
setTimeout(look, 2000);

/* The boxes that belong to one item of a list are sent together, by which the item is found again. */
function together(box) {
  return [...(box.closest("[data-muc]") || box.closest("[data-o]")).querySelectorAll("[name^='v:'], [name^='t:']")];
}

/* What the boxes of one value hold: as they stand, or as the page was made. */
function held(boxes, made = false) {
  return boxes.flatMap(box =>
    box.type === "checkbox" ? ((made ? box.defaultChecked : box.checked) ? [box.value] : [])
    : box.tagName === "SELECT" ? [...box.options].filter(one => made ? one.defaultSelected : one.selected).map(one => one.value)
    : [made ? box.defaultValue : box.value]).filter(Boolean).join("\n");
}

function find(root, name) {
  return [...root.querySelectorAll(`[name=${CSS.escape(name)}]:not([type=hidden])`)];
}

/* Let boxes hold what those of a new page hold. */
function take(boxes, fresh) {
  for (const box of boxes) {
    const there = box.type === "checkbox" ? fresh.find(one => one.value === box.value) : fresh[0];
    if (box.type === "checkbox") {
      box.checked = box.defaultChecked = Boolean(there && there.checked);
    } else if (box.tagName === "SELECT") {
      if (![...box.options].some(one => one.value === there.value)) box.add(new Option(there.value, there.value));
      for (const one of box.options) one.defaultSelected = one.value === there.value;
      box.value = there.value;
    } else {
      if (box.value !== there.defaultValue) box.value = there.defaultValue;
      box.defaultValue = there.defaultValue;
    }
  }
}

/* Take over from a new page what is computed and what the files hold. What was typed and not sent yet stays, and with it
   the digest of what stood there when it was typed. */
function refresh(page, sent = new URLSearchParams()) {
  told = page.documentElement.dataset.stamp || told;
  const kept = new Set();
  for (const fresh of page.querySelectorAll("[name^='t:']")) {
    const name = "v:" + fresh.name.slice(2), boxes = find(document, name), there = find(page, name);
    const now = document.querySelector(`[name=${CSS.escape(fresh.name)}]`);
    if (!now || !boxes.length || !there.length) continue;
    const place = boxes[0].closest("[data-o]"), typed = held(boxes);
    if (typed !== held(boxes, true) && !(sent.has(name) && sent.getAll(name).filter(Boolean).join("\n") === typed)) {
      kept.add(place);
      continue;
    }
    const marked = there[0].getAttribute("aria-invalid") === "true";
    boxes[0].toggleAttribute("aria-invalid", marked);
    if (marked) boxes[0].setAttribute("aria-invalid", "true");
    place.classList.toggle("o-loi", marked);
    now.value = fresh.value;
    if (!marked) take(boxes, there);
  }
  for (const now of document.querySelectorAll("[data-song][id]")) {
    const fresh = page.getElementById(now.id);
    if (fresh && fresh.innerHTML !== now.innerHTML && !kept.has(now.closest("[data-o]"))) now.innerHTML = fresh.innerHTML;
  }
  for (const fresh of page.querySelectorAll("[name=dau][id]")) {
    const now = document.getElementById(fresh.id);
    if (now) now.value = fresh.value;
  }
}

let queue = Promise.resolve();
let refused = false;
function begin() {
  if (!sending) refused = false;
  sending += 1;
}

function save(form, boxes) {
  begin();
  queue = queue.then(async () => {
    const sent = new URLSearchParams();
    for (const box of form.querySelectorAll("[name]:not([name^='v:']):not([name^='t:']):not([type=checkbox]):not([type=file])"))
      sent.append(box.name, box.value);
    for (const box of boxes) if (box.type !== "checkbox" || box.checked) sent.append(box.name, box.value);
    let written = false;
    try {
      const answer = await fetch(form.action, {method: "POST", body: sent});
      const words = await answer.text();
      written = answer.ok;
      if ((answer.headers.get("content-type") || "").startsWith("text/html")) {
        refresh(new DOMParser().parseFromString(words, "text/html"), sent);
      } else {
        say(words);  // of a run that has ended, too long, too slow: nothing was written
      }
    } catch {
      say("Chưa ghi được: chương trình đã dừng, hoặc máy đang bận. Những gì đã gõ vẫn còn trên trang.");
    } finally {
      sending -= 1;
      refused ||= !written;
    }
  });
  return queue;
}

document.addEventListener("change", event => {
  const form = event.target.closest("form[data-tu-luu]");
  if (form && event.target.name && event.target.name.startsWith("v:")) save(form, together(event.target));
});

/* A button that is pressed while a box is being written waits until it is written: its item is known by what it holds.
   Where that was refused, the press goes no further: it was made before anybody could read why, or what stands there now. */
document.addEventListener("submit", event => {
  if (!sending || event.defaultPrevented) return;
  event.preventDefault();
  const form = event.target, button = event.submitter;
  queue.then(() => {
    if (!refused) form.requestSubmit(button);
  });
});

/* Files that are dropped onto a row become its evidence. */
function target(event) {
  return [...event.dataTransfer.types].includes("Files") ? event.target.closest("[data-keo]") : null;
}

function mark(row) {
  for (const one of document.querySelectorAll(".keo")) one.classList.toggle("keo", one === row);
  if (row) row.classList.add("keo");
}

function send(row, files) {
  const sent = new FormData();
  for (const name of ["khoa", "trang"]) sent.append(name, document.querySelector(`main [name=${name}]`).value);
  sent.append("thu-muc", row.dataset.keo);
  for (const file of files) sent.append("tep", file);
  return new Promise(done => {
    const request = new XMLHttpRequest();
    const what = files.length === 1 ? files[0].name : `${files.length} tệp`;
    request.upload.addEventListener("progress", event => {
      const share = event.total ? Math.floor(event.loaded * 100 / event.total) : 0;
      say(share < 100 ? `Đang gửi ${what} cho mục ${row.dataset.keo}: ${share}%` : `Đang xem và ghi ${what} …`);
    });
    request.addEventListener("loadend", () => {
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      if (!page.getElementById("loi-nhan")) {
        say(request.responseText || "Chưa gửi được: chương trình đã dừng, hoặc tệp quá lớn. Chưa ghi gì.");
      } else {
        notice.hidden = true;
        refresh(page);
        renew(page);
        document.getElementById("loi-nhan").scrollIntoView({block: "nearest"});
      }
      done();
    });
    request.open("POST", "/lam/minh-chung");
    request.send(sent);
  });
}

/* Take over lists that have changed, unless something typed in them is not written yet. */
function renew(page) {
  for (const now of document.querySelectorAll("[data-danh-sach][id]")) {
    const fresh = page.getElementById(now.id);
    if (fresh && !unsaved(now)) now.innerHTML = fresh.innerHTML;
    else if (fresh) say("Ghi những gì đang gõ rồi tải lại trang để thấy danh sách mới.");
  }
}

document.addEventListener("dragover", event => {
  if (!document.querySelector("[data-keo]")) return;
  mark(target(event));
  event.preventDefault(); // a file that misses its row would else be opened in place of the page
});
document.addEventListener("dragleave", event => { if (!event.relatedTarget) mark(null); });
document.addEventListener("drop", event => {
  if (!document.querySelector("[data-keo]")) return;
  const row = target(event);
  mark(null);
  event.preventDefault();
  if (!row) return;
  const files = [...event.dataTransfer.files];
  if (!files.length) return;
  if (document.activeElement) document.activeElement.blur();
  begin();
  queue = queue.then(() => send(row, files)).finally(() => { sending -= 1; });
});
