// Miss ratio curves: what each policy misses of a trace, by the size of the cache.

const result = JSON.parse(document.getElementById("result").textContent);

/** What can be drawn; each is 0 to 1 of a cell. */
const RATIOS = {
    "miss ratio": cell => share(cell.misses, cell.requests),
    "byte miss ratio": cell => share(cell.bytes_requested - cell.bytes_hit, cell.bytes_requested)
};
const state = {ratio: "miss ratio", redraw: []};

function capital(words) {
    return words[0].toUpperCase() + words.slice(1);
}

function share(part, whole) {
    return whole > 0 ? part / whole : 0;
}

function hitRatio(cell) {
    return 1 - RATIOS["miss ratio"](cell);
}

function byteHitRatio(cell) {
    return 1 - RATIOS["byte miss ratio"](cell);
}

/** A capacity in the unit that keeps it short: 1,500 objects, 64 MiB. */
function capacity(value, unit) {
    if (unit === "objects") {
        return `${count(value)} ${value === 1 ? "object" : "objects"}`;
    }
    const power = Math.min(4, Math.floor(Math.log2(value) / 10));
    return `${plain(value / 1024 ** power)} ${["B", "KiB", "MiB", "GiB", "TiB"][power]}`;
}

/** The same on an axis, where the unit is said once. */
function capacityTick(value, unit) {
    return unit === "bytes" ? capacity(value, unit)
        : value >= 1e6 ? `${plain(value / 1e6)}M` : value >= 1e4 ? `${plain(value / 1e3)}k` : plain(value);
}

/** Powers of two for bytes, else as on every logarithmic axis. */
function capacityTicks(scale, [low, high], unit, many) {
    if (unit === "objects") {
        return scale.ticks(many);
    }
    const steps = Math.max(1, Math.ceil(Math.log2(high / low) / many));
    const ticks = [];
    for (let power = Math.ceil(Math.log2(low)); power <= Math.log2(high); power += steps) {
        ticks.push(2 ** power);
    }
    return ticks;
}

/** Policies that know the future are drawn in ink; the others by their place. */
function lookOfPolicy(trace, policy) {
    if (policy === "opt" || policy === "opt-may-bypass") {
        return {color: "var(--ink)", shape: policy === "opt" ? "circle" : "ring", dash: policy === "opt" ? "none" : "2 4"};
    }
    const place = trace.policies.indexOf(policy);
    const round = Math.floor(place / 8);
    return {color: `var(--s${place % 8})`, shape: SHAPES[(place + 3 * round) % 8], dash: DASHES[(place + round) % 8]};
}

function curveFigure(trace) {
    const readout = el("p", {class: "readout"});
    const values = el("ul", {class: "at"});
    const cursor = {index: Math.floor((trace.capacities.length - 1) / 2)};
    const box = el("div");
    const draw = () => box.replaceChildren(figure({
        title: `${capital(state.ratio)} by the size of the cache`, level: "h3",
        note: "Lower is better. Marks are sizes that were simulated; the lines between them are only to guide the eye.",
        description: trace.policies.map(policy => `${policy}: ${ends(trace, policy)}`).join("; "),
        draw: width => drawCurves(width, trace, cursor, {readout, values}),
        extra: el("div", {"aria-live": "polite"}, readout, values),
        table: cellsTable(trace)
    }));
    state.redraw.push(draw);
    draw();
    return box;
}

function ends(trace, policy) {
    const cells = trace.cells.filter(cell => cell.policy === policy);
    const words = cell => `${percent(RATIOS[state.ratio](cell))} % at ${capacity(cell.capacity, trace.unit)}`;
    return cells.length > 1 ? `${words(cells[0])} to ${words(cells[cells.length - 1])}` : words(cells[0]);
}

function drawCurves(width, trace, cursor, out) {
    const height = Math.min(480, Math.max(280, width * 0.5));
    const left = 48;
    const bottom = height - 44;
    const domain = sizeDomain(trace.capacities);
    const x = logScale(domain, [left + 8, width - 12]);
    const worst = Math.max(...trace.cells.map(RATIOS[state.ratio]), 0.01);
    const y = linearScale([0, Math.min(1, worst * 1.05)], [bottom, 10]);
    const parts = [
        ...leftAxis(y, y.ticks(5), tick => `${plain(tick * 100)} %`, left, width - 4),
        ...bottomAxis(x, capacityTicks(x, domain, trace.unit, width / 90), tick => capacityTick(tick, trace.unit), 10, bottom, [left - 14, width]),
        text((left + width) / 2, height - 6, trace.unit === "objects" ? "objects the cache holds" : "bytes the cache holds", {"text-anchor": "middle", class: "soft"}),
        ...trace.policies.map(policy => curve(trace, policy, x, y))
    ];
    parts.push(sizeCursor(width, {x, bottom, left}, trace, cursor, out));
    return {height, parts};
}

function sizeDomain(capacities) {
    const low = capacities[0];
    const high = capacities[capacities.length - 1];
    return low === high ? [low / 2, high * 2] : [low, high];
}

function curve(trace, policy, x, y) {
    const look = lookOfPolicy(trace, policy);
    const points = trace.cells.filter(cell => cell.policy === policy)
        .map(cell => [x(cell.capacity), y(RATIOS[state.ratio](cell))]);
    return svg("g", {"data-series": policy},
        svg("path", {d: path(points), fill: "none", stroke: look.color, "stroke-width": 2, "stroke-dasharray": look.dash, "stroke-linejoin": "round"}),
        points.map(([px, py]) => mark(look, px, py, 3.8)));
}

/** A line that follows the pointer, or the arrow keys, from size to size, and what all policies miss there. */
function sizeCursor(width, {x, bottom, left}, trace, cursor, out) {
    const marker = line(0, 10, 0, bottom, {class: "cursor"});
    const show = index => {
        cursor.index = Math.max(0, Math.min(trace.capacities.length - 1, index));
        const size = trace.capacities[cursor.index];
        marker.setAttribute("x1", x(size));
        marker.setAttribute("x2", x(size));
        out.readout.textContent = `${capital(state.ratio)} at ${capacity(size, trace.unit)}, best first:`;
        out.values.replaceChildren(...ranked(trace, size).map(([policy, ratio]) =>
            el("li", {"data-series": policy}, el("span", {}, sample(trace, policy), policy), el("b", {}, `${percent(ratio)} %`))));
        area.setAttribute("aria-valuenow", cursor.index + 1);
        area.setAttribute("aria-valuetext", capacity(size, trace.unit));
    };
    const nearest = event => {
        const box = area.ownerSVGElement.getBoundingClientRect();
        const place = (event.clientX - box.left) * width / box.width;
        const distances = trace.capacities.map(size => Math.abs(x(size) - place));
        return distances.indexOf(Math.min(...distances));
    };
    const steps = {ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1};
    const area = svg("rect", {
        x: left, y: 0, width: Math.max(1, width - left), height: bottom, fill: "transparent", tabindex: 0, role: "slider",
        "aria-label": "Size of the cache; arrow keys move it", "aria-valuemin": 1, "aria-valuemax": trace.capacities.length,
        onpointermove: event => show(nearest(event)),
        onkeydown: event => {
            if (steps[event.key]) {
                event.preventDefault();
                show(cursor.index + steps[event.key]);
            }
        }
    });
    show(cursor.index);
    return svg("g", {class: "tool"}, marker, area);
}

function sample(trace, policy) {
    return svg("svg", {width: 14, height: 12, "aria-hidden": "true"}, mark(lookOfPolicy(trace, policy), 6, 6, 4));
}

function ranked(trace, size) {
    return trace.cells.filter(cell => cell.capacity === size)
        .map(cell => [cell.policy, RATIOS[state.ratio](cell)]).sort((a, b) => a[1] - b[1]);
}

function cellsTable(trace) {
    return sortable(`${trace.trace}: every policy at every size`, trace.cells, [
        {title: "policy", value: cell => cell.policy, words: true, head: true},
        {title: `size, ${trace.unit}`, value: cell => cell.capacity, format: count},
        {title: "hit ratio, %", value: hitRatio, format: percent},
        {title: "byte hit ratio, %", value: byteHitRatio, format: percent},
        {title: "hits", value: cell => cell.hits, format: count},
        {title: "misses", value: cell => cell.misses, format: count},
        {title: "bytes hit", value: cell => cell.bytes_hit, format: count}
    ]);
}

function ratioSwitch() {
    const choose = ratio => {
        state.ratio = ratio;
        state.redraw.forEach(redraw => redraw());
    };
    return el("fieldset", {class: "switch tool"}, el("legend", {}, "What is drawn"),
        Object.keys(RATIOS).map(ratio => el("label", {}, el("input", {
            type: "radio", name: "ratio", value: ratio, checked: ratio === state.ratio, onchange: () => choose(ratio)
        }), ratio)));
}

function policyLegend(trace, section) {
    return el("ul", {class: "legend", "aria-label": "Policies in the chart"},
        trace.policies.map(policy => el("li", {}, legendButton(lookOfPolicy(trace, policy), section, policy))),
        el("li", {class: "small soft legend-hint"}, "press to hide or show"));
}

function traceSection(trace, index) {
    const section = el("section", {class: "trace", id: `trace-${index + 1}`});
    const requested = trace.cells[0].bytes_requested;
    section.append(el("h2", {}, trace.trace),
        el("p", {class: "soft"}, `${count(trace.cells[0].requests)} requests, ${trace.has_sizes ? `${capacity(requested, "bytes")} requested` : "sizes unknown: each counts as 1 byte"}; ${trace.format}`),
        ...[trace.unit === "bytes" && trace.policies.some(policy => policy.startsWith("opt"))
            ? "opt looks at when objects come again, not at how large they are: with sizes it is no bound, and other policies may beat it." : null,
        trace.missing, trace.left_out].filter(Boolean).map(words => el("p", {class: "note"}, words)),
        policyLegend(trace, section), curveFigure(trace));
    return section;
}

function again() {
    const words = result.command.map(word => /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
    return el("section", {class: "last"}, el("h2", {}, "Run it again"),
        el("div", {class: "again"}, el("pre", {}, `./servelab ${words.join(" ")}`)));
}

function page() {
    const names = result.traces.map(trace => trace.trace);
    document.title = `Miss ratio curve: ${names.join(", ")} – servelab simulate`;
    document.getElementById("page").append(
        el("header", {class: "masthead"},
            el("div", {}, el("p", {class: "brand"}, "servelab simulate"), el("h1", {}, "Miss ratio curve")), themeButton()),
        el("p", {class: "lead"}, "How much each policy misses, as the cache grows. A curve that falls steeply says: "
            + "here a little more room helps much. Where it is flat, more room buys nothing until the next step down."),
        ratioSwitch(),
        el("main", {id: "curves", tabindex: -1}, result.traces.map(traceSection), again()));
}

page();
