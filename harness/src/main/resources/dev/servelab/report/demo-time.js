// Where we are in the requests: a strip of all of them with every answer, buttons, a slider, keys.

const PLAY_MS = 1900;

/** Drawn here, because not every system has letters for them. */
const SIGNS = {first: "M3 3v10M13 3L6 8l7 5z", back: "M12 3L4 8l8 5z", play: "M4 2.5v11L13 8z", pause: "M4 3h3v10H4zM9 3h3v10H9z",
    on: "M4 3l8 5-8 5z", last: "M13 3v10M3 3l7 5-7 5z"};

function sign(name) {
    return svg("svg", {viewBox: "0 0 16 16", width: 15, height: 15, "aria-hidden": "true"},
        svg("path", {d: SIGNS[name], fill: "currentColor", stroke: "currentColor", "stroke-width": 1.4, "stroke-linejoin": "round"}));
}

class Timeline {
    constructor(steps, onStep) {
        this.steps = steps;
        this.onStep = onStep;
        this.step = 0;
        /** The answers of what nobody has seen yet are not given away. */
        this.reached = 0;
        this.timer = null;
        this.strip = this.makeStrip();
        this.controls = this.makeControls();
        this.node = el("section", {class: "time", "aria-label": say("page.position")}, this.controls, this.strip);
    }

    makeStrip() {
        this.chips = demo.requests.map((request, i) => el("button", {type: "button", class: "chip",
            "aria-label": `${i + 1}: ${request}`, tabindex: -1, onclick: () => this.go(i + 1)}, request));
        const head = el("tr", {}, el("th", {scope: "col"}, say("requests")), this.chips.map(chip => el("td", {}, chip)));
        const rows = demo.lanes.map(lane => el("tr", {}, el("th", {scope: "row"}, lane.policy, " ", el("span", {class: "soft"}, size(lane.capacity))),
            lane.steps.map((step, i) => el("td", {class: `mark ${step.outcome ?? ""}`, title: step.outcome ? say(`outcome.${step.outcome}`) : "",
                onclick: () => this.go(i + 1)}, step.outcome ? MARKS[step.outcome] : "·"))));
        return el("div", {class: "strip", tabindex: 0, role: "region", "aria-label": say("page.timeline")},
            el("table", {}, el("thead", {}, head), el("tbody", {}, rows)));
    }

    makeControls() {
        const button = (name, act) => el("button", {type: "button", title: say(`page.${name}`), "aria-label": say(`page.${name}`), onclick: act},
            sign(name));
        this.playButton = button("play", () => this.toggle());
        this.playButton.id = "play";
        this.slider = el("input", {type: "range", min: 0, max: this.steps, value: 0, step: 1, "aria-label": say("page.position"),
            oninput: () => this.go(Number(this.slider.value))});
        this.position = el("output", {class: "position"});
        this.speed = el("select", {"aria-label": say("page.speed")},
            [["0.5", "½×"], ["1", "1×"], ["2", "2×"], ["4", "4×"]].map(([value, name]) => el("option", {value, selected: value === "1"}, name)));
        return el("div", {class: "controls tool"},
            button("first", () => this.go(0)), button("back", () => this.go(this.step - 1)), this.playButton,
            button("on", () => this.go(this.step + 1)), button("last", () => this.go(this.steps)),
            this.slider, this.position, el("label", {class: "speed"}, el("span", {class: "hidden-text"}, say("page.speed")), this.speed));
    }

    go(step) {
        this.stop();
        this.show(step);
    }

    show(step) {
        const from = this.step;
        this.step = Math.min(this.steps, Math.max(0, step));
        this.reached = Math.max(this.reached, this.step);
        this.slider.value = this.step;
        this.slider.style.setProperty("--done", `${100 * this.step / this.steps}%`);
        this.position.textContent = say("step", this.step, this.steps);
        this.slider.setAttribute("aria-valuetext", this.position.textContent);
        this.strip.querySelectorAll("tr").forEach(row => [...row.cells].forEach((cell, i) => {
            cell.classList.toggle("now", i === this.step && i > 0);
            cell.classList.toggle("later", i > this.step);
            cell.classList.toggle("unseen", i > this.reached);
        }));
        this.chips.forEach((chip, i) => chip.setAttribute("aria-current", i + 1 === this.step ? "step" : "false"));
        this.reveal();
        this.onStep(this.step, from);
    }

    /** Scrolls the strip, never the page. */
    reveal() {
        const cell = this.chips[Math.max(0, this.step - 1)].parentElement;
        const fixed = this.strip.querySelector("th").offsetWidth;
        const wanted = cell.offsetLeft - fixed - (this.strip.clientWidth - fixed - cell.offsetWidth) / 2;
        this.strip.scrollTo({left: this.step === 0 ? 0 : wanted});
    }

    toggle() {
        if (this.timer !== null) {
            this.stop();
            return;
        }
        if (this.step === this.steps) {
            this.show(0);
        }
        const tick = () => {
            this.show(this.step + 1);
            this.timer = this.step === this.steps ? null : setTimeout(tick, PLAY_MS / Number(this.speed.value));
            this.named();
        };
        tick();
    }

    stop() {
        clearTimeout(this.timer);
        this.timer = null;
        this.named();
    }

    named() {
        const name = this.timer === null ? "play" : "pause";
        this.playButton.replaceChildren(sign(name));
        this.playButton.title = say(`page.${name}`);
        this.playButton.setAttribute("aria-label", say(`page.${name}`));
    }

    /** Keys anywhere on the page, but where a key has a meaning of its own. */
    keys(event) {
        const within = event.target.closest?.("input, select, button, summary, a") ?? null;
        if (event.ctrlKey || event.altKey || event.metaKey || (within !== null && event.key === " ")
            || within?.matches("input, select")) {
            return;
        }
        const moves = {ArrowRight: this.step + 1, ArrowLeft: this.step - 1, " ": this.step + 1, Home: 0, End: this.steps,
            n: this.step + 1, b: this.step - 1};
        if (event.key in moves) {
            event.preventDefault();
            this.go(moves[event.key]);
        } else if (event.key === "p") {
            this.toggle();
        }
    }
}
