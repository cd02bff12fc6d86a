// One cache: its boxes, which keep their identity from step to step so that they can move.

/** How long a box takes to leave; the style sheet says the same. */
const LEAVE_MS = 900;

function lockSign(pins) {
    return el("span", {class: "pins", title: say("page.legend.pin")},
        svg("svg", {viewBox: "0 0 12 14", width: 11, height: 13, "aria-hidden": "true"},
            svg("path", {d: "M3 6V4a3 3 0 0 1 6 0v2", fill: "none", stroke: "currentColor", "stroke-width": 1.8}),
            svg("rect", {x: 1, y: 6, width: 10, height: 7.5, rx: 1.6, fill: "currentColor"})), String(pins));
}

function fillBox(box, file) {
    box.className = `box ${file.state}`;
    box.style.setProperty("--color", COLORS.get(file.name));
    const mark = file.state === "cached" ? markWords(file.mark) : say(`mark.${file.state}`);
    box.replaceChildren(el("span", {class: "name"}, file.name), el("span", {class: "size"}, size(file.bytes)),
        el("span", {class: "notes"}, file.pins > 0 ? lockSign(file.pins) : null, mark ? el("span", {class: "mark"}, mark) : null));
    box.setAttribute("aria-label", [file.name, size(file.bytes), mark, file.pins > 0 ? `${file.pins} ${say("lane.pins", file.pins)}` : ""]
        .filter(Boolean).join(", "));
}

function markWords(mark) {
    return mark === "locked" || mark === "unlocked" ? say(`mark.${mark}`) : mark;
}

/** From left to right what a request finds, next victim first; from the right what is doomed. */
function places(lane, step) {
    const found = new Map();
    let left = 0;
    let right = lane.capacity;
    for (const file of step.residents) {
        if (file.state === "doomed") {
            right -= file.bytes;
            found.set(file.id, right);
        } else {
            found.set(file.id, left);
            left += file.bytes;
        }
    }
    return found;
}

class LaneView {
    constructor(lane) {
        this.lane = lane;
        this.boxes = new Map();
        this.badge = el("span", {class: "badge"});
        this.shelf = el("div", {class: "shelf", role: "list"});
        this.next = el("span", {class: "next"});
        this.used = el("span", {class: "used"});
        this.past = el("span", {class: "past"});
        this.why = el("ul", {class: "why"});
        this.counts = el("dl", {class: "counts"});
        this.node = el("article", {class: "lane"},
            el("header", {}, el("h2", {}, lane.policy, " ", el("span", {class: "soft"}, say("lane.room", size(lane.capacity)))), this.badge),
            this.shelf, el("p", {class: "under"}, this.next, this.past, this.used), this.why, this.counts);
    }

    /** Shows the cache after that many requests; {@code from} is the step that was shown before. */
    show(number, from) {
        const step = stepOf(this.lane, number);
        const forward = number === from + 1;
        this.badge.className = `badge ${step.outcome ?? ""}`;
        this.badge.textContent = step.outcome ? `${MARKS[step.outcome]} ${say(`outcome.${step.outcome}`)}` : "";
        this.boxesOf(step, forward);
        this.next.textContent = step.next_victim ? `▲ ${say("lane.next")}: ${step.next_victim}` : "";
        this.past.textContent = step.past_cache.length > 0 ? `⤳ ${say("lane.past")}: ${step.past_cache.join(" ")}` : "";
        this.used.textContent = say("lane.used", size(step.residents.reduce((sum, each) => sum + each.bytes, 0)), size(this.lane.capacity));
        this.why.replaceChildren(...step.why.map(sentence => el("li", {}, sentence)));
        this.count(step.counters, from === number ? null : stepOf(this.lane, from).counters);
    }

    boxesOf(step, forward) {
        const where = places(this.lane, step);
        this.shelf.querySelectorAll(".leaving, .undone").forEach(box => box.remove());
        for (const [id, box] of this.boxes) {
            if (!where.has(id)) {
                this.boxes.delete(id);
                this.leave(box, forward);
            }
        }
        for (const file of step.residents) {
            const fresh = !this.boxes.has(file.id);
            const box = this.boxes.get(file.id) ?? el("div", {role: "listitem"});
            fillBox(box, file);
            box.style.left = `${100 * where.get(file.id) / this.lane.capacity}%`;
            box.style.width = `${100 * file.bytes / this.lane.capacity}%`;
            box.classList.toggle("next-victim", file.state === "cached" && file.name === step.next_victim);
            if (forward && step.passed_over.includes(file.name)) {
                box.classList.add("passed");
            }
            if (forward && step.request_name === file.name && step.outcome === "hit") {
                box.classList.add("hit");
            }
            if (fresh) {
                this.boxes.set(file.id, box);
                box.classList.add("entering");
                this.shelf.append(box);
                // Its first place has to be laid out before it can move to the second.
                box.getBoundingClientRect();
                box.classList.remove("entering");
                if (forward) {
                    box.classList.add("entered");
                }
            }
        }
    }

    /** Victims fly out; what a step back takes away only fades. */
    leave(box, forward) {
        box.removeAttribute("aria-label");
        box.setAttribute("aria-hidden", "true");
        box.classList.add(forward ? "leaving" : "undone");
        setTimeout(() => box.remove(), LEAVE_MS);
    }

    count(counters, before) {
        const shown = Object.keys(COUNTS).filter(key => key === "hits" || key === "misses"
            || this.lane.steps.at(-1).counters[key] > 0);
        this.counts.replaceChildren(...shown.map(key => {
            const value = counters === null ? 0 : counters[key];
            const changed = before !== null && counters !== null && before[key] !== value;
            return el("div", {class: changed ? "changed" : ""}, el("dt", {}, say(COUNTS[key], value)), el("dd", {}, String(value)));
        }));
    }
}

const COUNTS = {hits: "count.hits", shared_misses: "count.shared", misses: "count.misses", bypasses: "count.bypasses",
    evictions: "count.evictions", dooms: "count.dooms", passed_over: "count.passed-over", wrong_copies: "count.torn"};
