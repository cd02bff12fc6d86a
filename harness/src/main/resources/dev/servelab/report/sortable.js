// Tables that sort by any column, with their first column always in sight.

/** columns: {title, value(row), format, words: left-aligned text, head: names the row, none(row)}. */
function sortable(caption, rows, columns) {
    const body = el("tbody");
    const show = ordered => body.replaceChildren(...ordered.map(row => el("tr", {}, columns.map(column => cell(row, column)))));
    const heads = columns.map(column => {
        const button = el("button", {type: "button"}, column.title);
        const head = el("th", {scope: "col", class: column.words || column.head ? "text" : null}, button);
        button.addEventListener("click", () => {
            const down = head.getAttribute("aria-sort") === (column.words ? "ascending" : "descending");
            heads.forEach(each => each.removeAttribute("aria-sort"));
            const rising = column.words ? !down : down;
            head.setAttribute("aria-sort", rising ? "ascending" : "descending");
            show(sorted(rows, column, rising));
        });
        return head;
    });
    show(rows);
    return el("div", {class: "scroll", tabindex: 0, role: "region", "aria-label": caption},
        el("table", {}, el("caption", {}, caption), el("thead", {}, el("tr", {}, heads)), body));
}

function cell(row, column) {
    const value = column.value(row);
    const none = column.none !== undefined && column.none(row);
    const words = none ? NO_ANSWER : column.format ? column.format(value) : String(value ?? UNKNOWN);
    return column.head ? el("th", {scope: "row"}, words)
        : el("td", {class: none ? "none" : column.words ? "text" : null}, words);
}

/** What is unknown comes last, either way. */
function sorted(rows, column, rising) {
    const key = row => column.value(row);
    const known = rows.filter(row => key(row) !== null && key(row) !== undefined);
    const compare = (a, b) => typeof key(a) === "string" ? key(a).localeCompare(key(b)) : key(a) - key(b);
    known.sort((a, b) => rising ? compare(a, b) : compare(b, a));
    return [...known, ...rows.filter(row => !known.includes(row))];
}
