// How a variant looks: the first factor that varies gives colour, shape and dash together, so that
// none of them is needed alone; the second one gives the panel or the row.

const SHAPES = ["circle", "square", "triangle", "diamond", "cross", "down", "plus", "ring"];
const DASHES = ["none", "7 3", "2 3", "10 3 2 3", "4 2", "1 3", "12 4", "6 2 2 2"];

function mainFactor(scene) {
    return varied(scene).find(factor => factor !== "load") ?? varied(scene)[0] ?? "strategy";
}

function lookOf(scene, level, factor = mainFactor(scene)) {
    const place = Math.max(0, list(at(scene, "factors", factor)).indexOf(level));
    const index = place % SHAPES.length;
    const main = factor === mainFactor(scene);
    return {color: main ? `var(--s${index})` : "var(--ink)", shape: SHAPES[index], dash: DASHES[index], hollow: !main};
}

function lookOfVariant(scene, variant) {
    return lookOf(scene, variant[mainFactor(scene)]);
}

/** A mark around (x, y). */
function mark(look, x, y, size = 4.6, attributes = {}) {
    const paint = look.hollow || look.shape === "ring"
        ? {fill: "var(--paper)", stroke: look.color, "stroke-width": 1.8}
        : {fill: look.color, stroke: "var(--paper)", "stroke-width": 1};
    const at = (...points) => svg("polygon", {
        points: points.map(([dx, dy]) => `${x + dx * size},${y + dy * size}`).join(" "), ...paint, ...attributes
    });
    switch (look.shape) {
        case "square": return at([-.9, -.9], [.9, -.9], [.9, .9], [-.9, .9]);
        case "triangle": return at([0, -1.2], [1.15, .9], [-1.15, .9]);
        case "down": return at([0, 1.2], [1.15, -.9], [-1.15, -.9]);
        case "diamond": return at([0, -1.3], [1.3, 0], [0, 1.3], [-1.3, 0]);
        case "plus": return at([-.4, -1.2], [.4, -1.2], [.4, -.4], [1.2, -.4], [1.2, .4], [.4, .4],
            [.4, 1.2], [-.4, 1.2], [-.4, .4], [-1.2, .4], [-1.2, -.4], [-.4, -.4]);
        case "cross": return at([-1.1, -.6], [-.6, -1.1], [0, -.5], [.6, -1.1], [1.1, -.6], [.5, 0],
            [1.1, .6], [.6, 1.1], [0, .5], [-.6, 1.1], [-1.1, .6], [-.5, 0]);
        default: return svg("circle", {cx: x, cy: y, r: size, ...paint, ...attributes});
    }
}

/** What can be hidden, as buttons: each level of the factor that gives colours. */
function legend(scene, section) {
    const levels = list(at(scene, "factors", mainFactor(scene)));
    if (levels.length < 2) {
        return null;
    }
    return el("ul", {class: "legend", "aria-label": `${FACTOR_NAMES[mainFactor(scene)]} in the charts`},
        levels.map(level => el("li", {}, legendButton(lookOf(scene, level), section, level))),
        el("li", {class: "small soft legend-hint"}, "press to hide or show"));
}

function legendButton(look, section, level) {
    const sample = svg("svg", {width: 30, height: 14, "aria-hidden": "true"},
        line(0, 7, 30, 7, {stroke: look.color, "stroke-width": 2, "stroke-dasharray": look.dash}), mark(look, 15, 7));
    const button = el("button", {type: "button", "aria-pressed": "true", "data-level": level}, sample, level);
    button.addEventListener("click", () => {
        const shown = button.getAttribute("aria-pressed") !== "true";
        section.querySelectorAll(".legend button").forEach(each => {
            if (each.dataset.level === level) {
                each.setAttribute("aria-pressed", String(shown));
            }
        });
        applyLegend(section);
    });
    return button;
}

function applyLegend(section) {
    const hidden = new Set([...section.querySelectorAll('.legend button[aria-pressed="false"]')]
        .map(button => button.dataset.level));
    section.querySelectorAll("[data-series]").forEach(each => {
        each.style.display = hidden.has(each.dataset.series) ? "none" : "";
    });
}
