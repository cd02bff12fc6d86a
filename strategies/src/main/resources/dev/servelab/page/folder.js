// The columns sort, where scripts run: folders among themselves, then files among themselves.

const body = document.querySelector("tbody");
const heads = body === null ? [] : [...document.querySelectorAll("thead th")];

/** What a cell is sorted by; an empty cell comes last. */
const KEYS = [
    row => row.cells[0].textContent,
    row => number(row.cells[2]),
    row => number(row.cells[2]),
    row => number(row.cells[3])
];

function number(cell) {
    const digits = /[\d,]+/.exec(cell.textContent);
    return digits === null ? -1 : Number(digits[0].replaceAll(",", ""));
}

function rank(row) {
    return row.classList.contains("up") ? 0 : row.classList.contains("folder") ? 1 : 2;
}

function sort(column, rising) {
    const key = KEYS[column];
    const rows = [...body.rows].map(row => ({row, rank: rank(row), key: key(row)}));
    const compare = (a, b) => typeof a === "string" ? (a < b ? -1 : a > b ? 1 : 0) : a - b;
    rows.sort((a, b) => a.rank - b.rank || (rising ? compare(a.key, b.key) : compare(b.key, a.key)));
    body.append(...rows.map(each => each.row));
}

heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => {
        const words = column === 0;
        const risingNow = head.getAttribute("aria-sort") === "ascending";
        const fallingNow = head.getAttribute("aria-sort") === "descending";
        const rising = words ? !risingNow : fallingNow;
        heads.forEach(each => each.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", rising ? "ascending" : "descending");
        sort(column, rising);
    });
    head.append(button);
});
heads[0]?.setAttribute("aria-sort", "ascending");
