"use strict";
(() => {
  const words = new Intl.Collator("vi", { numeric: true });
  // A number where the cell says one, else its text; an empty cell has neither and stays at the end.
  const value = (row, at) => {
    const { dataset, textContent } = row.cells[at];
    return dataset.v === undefined ? textContent.trim() : Number(dataset.v);
  };
  const compared = (one, other) =>
    typeof one === "number" && typeof other === "number" ? one - other : words.compare(String(one), String(other));

  const sort = (table, head) => {
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const body = table.tBodies[0];
    const rows = Array.from(body.rows, (row) => [value(row, head.cellIndex), row]);
    rows.sort(([one], [other]) => {
      if (one === "" || other === "") return (one === "") - (other === "");
      return down ? compared(other, one) : compared(one, other);
    });
    const all = document.createDocumentFragment();
    for (const [, row] of rows) all.append(row);
    body.append(all);
  };

  const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/giu, "d").toLowerCase();

  const find = (table) => {
    const rows = Array.from(table.tBodies[0].rows, (row) => [bare(row.textContent), row]);
    const label = document.createElement("label");
    const input = document.createElement("input");
    const found = document.createElement("output");
    label.className = "find";
    input.type = "search";
    label.append("Tìm trong bảng:", input, found);
    input.addEventListener("input", () => {
      const wanted = bare(input.value.trim());
      let shown = 0;
      for (const [text, row] of rows) {
        row.hidden = !text.includes(wanted);
        shown += row.hidden ? 0 : 1;
      }
      found.textContent = wanted ? `${shown} hàng` : "";
    });
    table.parentElement.before(label);
  };

  for (const table of document.querySelectorAll("table.sortable")) {
    for (const head of table.tHead.rows[0].cells) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(table, head));
      head.append(button);
    }
    if (table.tBodies[0].rows.length > 12) find(table);
  }
})();
