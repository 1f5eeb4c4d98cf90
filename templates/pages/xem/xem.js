// Looks every two seconds whether a file was saved, and shows the page anew. It sends nothing.
"use strict";
const told = document.documentElement.dataset.stamp;
const notice = document.getElementById("thong-bao");
const place = "cho-dang-xem:" + location.pathname;

async function look() {
  if (!document.hidden) {
    try {
      const answer = await fetch("thay-doi", {cache: "no-store"});
      if (answer.ok && (await answer.text()) !== told) {
        sessionStorage.setItem(place, String(scrollY));
        location.reload();
        return;
      }
    } catch {
      notice.textContent = "Chương trình đã dừng. Chạy lại cdsdossier serve rồi mở địa chỉ mới.";
      notice.hidden = false;
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
