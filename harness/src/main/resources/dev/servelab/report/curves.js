// Percentile curves: the whole distribution, its tail opened up by an axis of log(1 - p).

function curvesPart(scene) {
    const variants = variantsOf(scene).filter(variant => list(latency(variant, "curve")).length > 1);
    if (variants.length === 0) {
        return null;
    }
    const panels = panelsOf(scene, variants);
    const all = variants.flatMap(variant => variant.latency_us.curve);
    const domain = {
        y: logDomain(all.filter(([percentile]) => percentile >= 10).map(([, us]) => us)),
        most: Math.max(90, ...all.map(([percentile]) => percentile))
    };
    return el("div", {class: panels.length > 1 ? "cards third" : "cards"},
        panels.map(([name, members]) => curvesFigure(scene, name, members, domain)));
}

/** One panel for each level of the second factor that varies; all in one if there is none. */
function panelsOf(scene, variants) {
    const panels = new Map();
    for (const variant of variants) {
        const name = groupOf(scene, variant);
        panels.set(name, [...panels.get(name) ?? [], variant]);
    }
    return [...panels];
}

function curvesFigure(scene, name, variants, domain) {
    const readout = el("output", {class: "readout", "aria-live": "polite"});
    const state = {index: null, redraw: () => {}};
    const percentiles = [...new Set(variants.flatMap(variant => variant.latency_us.curve.map(([percentile]) => percentile)))]
        .filter(percentile => percentile > 0).sort((a, b) => a - b);
    return figure({
        title: name === "" ? "Latency by percentile" : name,
        description: variants.map(variant => `${label(variant)}: p50 ${time(variant.latency_us.p50)}, `
            + `p99 ${time(variant.latency_us.p99)}`).join("; "),
        extra: readout, table: latencyTable(scene, variants),
        draw: width => {
            const drawn = drawCurves(width, scene, variants, domain);
            drawn.parts.push(cursorLayer(width, drawn, scene, variants, percentiles, readout, state));
            return drawn;
        }
    });
}

function drawCurves(width, scene, variants, domain) {
    const height = Math.min(340, Math.max(230, width * 0.62));
    const left = 56;
    const bottom = height - 26;
    const x = percentileScale(domain.most, [left, width - 10]);
    const y = logScale(domain.y, [bottom, 8]);
    const parts = [
        ...leftAxis(y, y.ticks(5), timeTick, left, width - 4),
        ...bottomAxis(x, x.ticks(), tick => `${tick} %`, 8, bottom, [left - 14, width])
    ];
    for (const variant of variants) {
        const look = lookOfVariant(scene, variant);
        const points = variant.latency_us.curve.map(([percentile, us]) => [x(percentile), y(us), percentile, us]);
        parts.push(svg("g", {"data-series": variant[mainFactor(scene)]},
            svg("path", {d: path(points.filter(([, py]) => py <= bottom + 1)), fill: "none", stroke: look.color, "stroke-width": 2, "stroke-dasharray": look.dash, "stroke-linejoin": "round"}),
            points.filter(([, , percentile]) => [50, 90, 99, 99.9].includes(percentile))
                .map(([px, py]) => mark(look, px, py, 4))));
    }
    return {height, parts, x, y, bottom};
}

/** A line that follows the pointer, or the arrow keys, and what all series are there. */
function cursorLayer(width, drawn, scene, variants, percentiles, readout, state) {
    const cursor = line(0, 8, 0, drawn.bottom, {class: "cursor", visibility: "hidden"});
    const show = index => {
        state.index = Math.max(0, Math.min(percentiles.length - 1, index));
        const percentile = percentiles[state.index];
        cursor.setAttribute("x1", drawn.x(percentile));
        cursor.setAttribute("x2", drawn.x(percentile));
        cursor.setAttribute("visibility", "visible");
        readout.textContent = `${percentile} % within: ` + variants.map(variant => {
            const point = variant.latency_us.curve.find(([each]) => each === percentile);
            return `${nameInGroup(scene, variant)} ${point ? time(point[1]) : UNKNOWN}`;
        }).join(" · ");
    };
    const nearest = event => {
        const box = area.ownerSVGElement.getBoundingClientRect();
        const place = (event.clientX - box.left) * width / box.width;
        const distances = percentiles.map(percentile => Math.abs(drawn.x(percentile) - place));
        return distances.indexOf(Math.min(...distances));
    };
    const steps = {ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1};
    const area = svg("rect", {
        x: 40, y: 0, width: Math.max(1, width - 40), height: drawn.bottom, fill: "transparent", tabindex: 0, role: "slider",
        "aria-label": "Percentile; arrow keys move it", "aria-valuemin": 0, "aria-valuemax": 100, "aria-valuenow": 50,
        onpointermove: event => show(nearest(event)),
        onfocus: () => show(state.index ?? percentiles.indexOf(percentiles.find(each => each >= 50))),
        onkeydown: event => {
            if (steps[event.key]) {
                event.preventDefault();
                show((state.index ?? 0) + steps[event.key]);
                area.setAttribute("aria-valuenow", percentiles[state.index]);
                area.setAttribute("aria-valuetext", readout.textContent);
            }
        }
    });
    return svg("g", {class: "tool"}, cursor, area);
}
