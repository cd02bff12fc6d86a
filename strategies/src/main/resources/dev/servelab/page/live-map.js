// The cache as a shelf of rows: the next victim first, each file as wide as its bytes.

const ROW_HEIGHT = 36;
const ROW_GAP = 5;
/** Room above the rows for the sign of the next victim. */
const MARGIN = 10;
/** Hits from which on a file is a shade stronger. */
const WARMTH = [1, 4, 16, 64];

function warmth(hits) {
    return WARMTH.filter(least => hits >= least).length;
}

/** A name for people: the wire's escapes undone, but for what cannot be shown or turns the writing round. */
function shownName(wire) {
    return decodeURIComponent(wire).replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, encodeURIComponent);
}

/** Where a file can be had, as an address beside this page's. */
function addressOf(wire) {
    return `../${decodeURIComponent(wire).split("/").map(encodeURIComponent).join("/")}`;
}

/** The same swatches explain the picture and give it its colours, in either theme. */
class Palette {
    constructor(swatches) {
        this.swatches = swatches;
    }

    read() {
        const found = {};
        for (const [name, swatch] of Object.entries(this.swatches)) {
            const style = getComputedStyle(swatch);
            found[name] = {fill: style.backgroundColor, edge: style.borderTopColor, ink: style.color};
        }
        return found;
    }
}

class CacheMap {
    constructor(onChoice) {
        this.files = [];
        this.capacity = 1;
        this.budget = {cached: 0, loading: 0, doomed: 0};
        this.fresh = new Set();
        this.chosen = null;
        this.onChoice = onChoice;
        const swatch = look => el("span", {class: `swatch ${look}`});
        this.swatches = {
            heat0: swatch("heat0"), heat1: swatch("heat1"), heat2: swatch("heat2"), heat3: swatch("heat3"), heat4: swatch("heat4"),
            pinned: swatch("pinned"), next: swatch("next"), fresh: swatch("fresh"),
            loading: swatch("loading"), doomed: swatch("doomed"), free: swatch("free")
        };
        this.palette = new Palette(this.swatches);
        this.canvas = el("canvas", {
            class: "shelf", tabindex: 0, role: "slider", "aria-label": "Cached files, next victim first", "aria-orientation": "horizontal",
            onpointermove: event => this.point(event), onpointerleave: () => this.choose(null), onkeydown: event => this.keys(event)
        }, "The table below says the same.");
        this.node = el("div", {}, this.canvas);
        new ResizeObserver(() => this.draw()).observe(this.node);
        new MutationObserver(() => this.draw()).observe(document.documentElement, {attributes: true, attributeFilter: ["data-theme"]});
        matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw());
    }

    legend() {
        const {heat0, heat1, heat2, heat3, heat4, ...states} = this.swatches;
        const words = {
            pinned: "being sent (pinned)", next: "next victim", fresh: "new since the last look",
            loading: "loading", doomed: "evicted, still being sent (doomed)", free: "free"
        };
        return el("ul", {class: "key"},
            el("li", {}, el("span", {class: "ramp"}, heat0, heat1, heat2, heat3, heat4), "0, 1, 4, 16, 64 hits and more"),
            Object.entries(states).map(([state, sample]) => el("li", {"data-state": state}, sample, words[state])));
    }

    /** files: what LIST says; fresh: names that were not there before. */
    show(files, stats, fresh) {
        this.files = files;
        this.fresh = fresh;
        this.capacity = Math.max(1, stats.cache_bytes);
        this.budget = {cached: stats.cached_bytes, loading: stats.loading_bytes, doomed: stats.doomed_bytes};
        this.ends = this.endsOf(files, stats.cached_bytes);
        if (this.chosen !== null && !files.some(file => file.name === this.chosen)) {
            this.chosen = null;
        }
        this.draw();
    }

    /** Where each file ends on the shelf: whole packets are held, so each gets its part of what that adds. */
    endsOf(files, cachedBytes) {
        const plain = files.reduce((sum, file) => sum + file.bytes, 0);
        const padding = files.length === 0 ? 0 : Math.max(0, cachedBytes - plain) / files.length;
        let end = 0;
        return files.map(file => end += file.bytes + padding);
    }

    choose(index) {
        this.chosen = index === null ? null : this.files[index].name;
        this.draw();
    }

    get chosenIndex() {
        return this.chosen === null ? -1 : this.files.findIndex(file => file.name === this.chosen);
    }

    keys(event) {
        const now = this.chosenIndex;
        const last = this.files.length - 1;
        const to = {
            ArrowRight: Math.min(last, now + 1), ArrowDown: Math.min(last, now + 1), ArrowLeft: Math.max(0, now - 1), ArrowUp: Math.max(0, now - 1),
            PageDown: Math.min(last, now + 20), PageUp: Math.max(0, now - 20), Home: 0, End: last
        }[event.key];
        if (to !== undefined && last >= 0) {
            event.preventDefault();
            this.choose(to);
        } else if (event.key === "Escape") {
            this.choose(null);
        }
    }

    point(event) {
        const box = this.canvas.getBoundingClientRect();
        const row = Math.floor((event.clientY - box.top - MARGIN) / (ROW_HEIGHT + ROW_GAP));
        const at = (row + (event.clientX - box.left) / box.width) * this.capacity / this.rows;
        const index = this.files.length === 0 || row < 0 ? -1 : this.ends.findIndex(end => end > at);
        this.choose(index < 0 ? null : index);
    }

    get rows() {
        const width = this.node.clientWidth;
        return width >= 900 ? 8 : width >= 560 ? 10 : 14;
    }

    draw() {
        const width = this.node.clientWidth;
        if (width === 0) {
            return;
        }
        const height = this.rows * (ROW_HEIGHT + ROW_GAP) - ROW_GAP + MARGIN + 2;
        const scale = devicePixelRatio;
        this.canvas.width = Math.round(width * scale);
        this.canvas.height = Math.round(height * scale);
        this.canvas.style.height = `${height}px`;
        const pen = this.canvas.getContext("2d");
        pen.scale(scale, scale);
        new Shelf(pen, width, this.rows, this.capacity, this.palette.read(), getComputedStyle(document.body).fontFamily).paint(this);
        this.say();
    }

    say() {
        const index = this.chosenIndex;
        const file = this.files[index] ?? null;
        const words = file === null ? `${count(this.files.length)} files` : fileWords(file, index, this.files.length);
        for (const [name, value] of Object.entries({min: Math.min(1, this.files.length), max: this.files.length, now: index + 1, text: words})) {
            this.canvas.setAttribute(`aria-value${name}`, value);
        }
        this.onChoice(file, index);
    }
}

function fileWords(file, index, many) {
    return [shownName(file.name), amount(file.bytes), counted(file.hits, "hit"), file.pins > 0 ? counted(file.pins, "pin") : null,
        index === 0 ? "next victim" : `number ${count(index + 1)} of ${count(many)} to go`].filter(Boolean).join(", ");
}

function counted(many, what) {
    return `${count(many)} ${what}${many === 1 ? "" : "s"}`;
}
