// Figures, outcomes and the next victims, as text.

/** So many files are listed; of the rest there are sums. */
const LISTED = 200;

/** Terms and values that change; each keeps its place. */
class Figures {
    /** rows: {words, value(look), note(look): a line below, or none, tells: what it is}. */
    constructor(rows) {
        this.rows = rows.map(row => ({...row, cell: el("dd", {}, UNKNOWN), below: row.note ? el("dd", {class: "note"}) : null}));
        this.node = el("dl", {class: "figures"}, this.rows.map(({words, tells, cell, below}) =>
            el("div", {title: tells}, el("dt", {}, words), cell, below)));
    }

    show(look) {
        for (const {value, note, cell, below} of this.rows) {
            setText(cell, value(look));
            if (below !== null) {
                setText(below, note(look));
            }
        }
    }
}

/** Leaves what is right alone: a selection in it survives, and nothing is laid out again. */
function setText(node, words) {
    if (node.textContent !== words) {
        node.textContent = words;
    }
}

class Outcomes {
    constructor() {
        this.bar = el("div", {class: "bar", "aria-hidden": "true"}, OUTCOMES.map(({key}) => el("span", {class: `out-${key}`})));
        this.rows = OUTCOMES.map(({key, words, mark, tells}) => {
            const cells = [el("td"), el("td"), el("td")];
            return {key, cells, node: el("tr", {"data-outcome": key}, el("th", {scope: "row"}, el("span", {class: `sample out-${key}`, "aria-hidden": "true"}, mark), words,
                el("span", {class: "tells"}, tells)), cells)};
        });
        this.node = el("div", {}, this.bar, el("div", {class: "scroll", tabindex: 0, role: "region", "aria-label": "Outcomes"},
            el("table", {}, el("thead", {}, el("tr", {}, el("th", {scope: "col", class: "text"}, "Each request is one of"),
                ["in all", "share", "a second"].map(title => el("th", {scope: "col"}, title)))),
            el("tbody", {}, this.rows.map(row => row.node)))));
    }

    show(look) {
        const all = answered(look.stats);
        [...this.bar.children].forEach((part, i) => {
            part.hidden = look.stats[OUTCOMES[i].key] === 0;
            part.style.flexGrow = String(look.stats[OUTCOMES[i].key]);
        });
        this.rows.forEach(({key, cells}) => {
            setText(cells[0], count(look.stats[key]));
            setText(cells[1], all === 0 ? UNKNOWN : `${percent(look.stats[key] / all)} %`);
            setText(cells[2], rate(look.outcomeRates[key]));
        });
    }
}

class NextVictims {
    constructor() {
        this.body = el("tbody");
        this.rest = el("p", {class: "small soft rest"});
        this.node = el("div", {}, el("div", {class: "scroll tall", tabindex: 0, role: "region", "aria-label": "Cached files, next victim first"},
            el("table", {}, el("thead", {}, el("tr", {}, el("th", {scope: "col"}, "#"), el("th", {scope: "col", class: "text"}, "File"),
                ["Size", "Hits", "Pins"].map(title => el("th", {scope: "col"}, title)))), this.body)), this.rest);
    }

    show(files) {
        const listed = files.slice(0, LISTED);
        while (this.body.rows.length > listed.length) {
            this.body.lastElementChild.remove();
        }
        listed.forEach((file, i) => this.fill(this.body.rows[i] ?? this.body.appendChild(this.row(i)), file));
        setText(this.rest, this.restWords(files));
    }

    row(i) {
        return el("tr", {}, el("td", {}, count(i + 1)), el("th", {scope: "row"}, el("a", {}, el("bdi"))), el("td"), el("td"), el("td"));
    }

    fill(row, file) {
        const [, name, ...cells] = row.cells;
        if (row.dataset.name !== file.name) {
            row.dataset.name = file.name;
            name.firstChild.href = addressOf(file.name);
            name.firstChild.firstChild.textContent = shownName(file.name);
        }
        [amount(file.bytes), count(file.hits), file.pins === 0 ? "" : count(file.pins)].forEach((words, i) => setText(cells[i], words));
        row.classList.toggle("pinned", file.pins > 0);
    }

    restWords(files) {
        const rest = files.slice(LISTED);
        const sum = key => rest.reduce((total, file) => total + file[key], 0);
        return files.length === 0 ? "Nothing is cached." : rest.length === 0 ? ""
            : `and ${counted(rest.length, "file")} more: ${amount(sum("bytes"))}, ${counted(sum("hits"), "hit")}, ${counted(sum("pins"), "pin")}`;
    }
}
