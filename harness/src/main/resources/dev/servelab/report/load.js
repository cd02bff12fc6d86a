// A sweep: what more and more load does, and where the knee is.

function loadPart(scene) {
    const levels = list(at(scene, "factors", "load"));
    if (levels.length < 2) {
        return null;
    }
    const variants = variantsOf(scene);
    const which = ["p99", "p90"].find(each => variants.every(variant => variant.no_answer || isNumber(latency(variant, each)))) ?? "p50";
    return el("div", {class: "cards"},
        loadFigure(scene, levels, variants, `Latency against load: ${which}`, "rings mark the knee, "
            + "where throughput divided by mean latency is greatest", variant => latency(variant, which), true),
        loadFigure(scene, levels, variants, "Answers against load", "ok answers per second",
            variant => at(variant, "throughput_per_s", "geometric_mean"), false));
}

/** Variants that differ in their load alone, as one line. */
function linesOf(scene, variants) {
    const lines = new Map();
    for (const variant of variants) {
        const name = varied(scene).filter(factor => factor !== "load").map(factor => variant[factor]).join(" × ");
        lines.set(name, [...lines.get(name) ?? [], variant]);
    }
    return [...lines];
}

function loadFigure(scene, levels, variants, title, note, value, log) {
    return figure({
        title, note, draw: width => drawLoads(width, scene, levels, variants, value, log),
        description: linesOf(scene, variants).map(([name, members]) => `${name}: ` + members
            .map(variant => `${variant.load} ${log ? time(value(variant)) : rate(value(variant))}`).join(", ")).join("; "),
        table: sortable(title, variants, [NAME, percentile("p50", "p50"), percentile("p99", "p99"), percentile("mean", "mean"),
            named(["throughput_per_s", "median"], "req/s", rate)])
    });
}

function drawLoads(width, scene, levels, variants, value, log) {
    const height = 300;
    const bottom = height - 26;
    const values = variants.map(value).filter(isNumber);
    const x = linearScale([0, levels.length - 1], [70, width - 30]);
    const y = log ? logScale(logDomain(values), [bottom, 8]) : linearScale([0, Math.max(1, ...values) * 1.05], [bottom, 8]);
    const parts = [...leftAxis(y, y.ticks(5), log ? timeTick : plain, 56, width - 4),
        ...bottomAxis(x, levels.map((_, index) => index), index => levels[index], 8, bottom, [40, width])];
    for (const [, members] of linesOf(scene, variants)) {
        parts.push(loadLine(scene, levels, members, value, x, y));
    }
    return {height, parts};
}

function loadLine(scene, levels, members, value, x, y) {
    const look = lookOfVariant(scene, members[0]);
    const points = members.map(variant => [x(levels.indexOf(variant.load)), isNumber(value(variant)) ? y(value(variant)) : null, variant]);
    return svg("g", {"data-series": members[0][mainFactor(scene)]},
        svg("path", {d: path(points), fill: "none", stroke: look.color, "stroke-width": 2, "stroke-dasharray": look.dash}),
        points.filter(([, py]) => isNumber(py)).map(([px, py, variant]) => [
            isKnee(scene, variant) ? svg("circle", {cx: px, cy: py, r: 10, fill: "none", stroke: "var(--ink)", "stroke-width": 1.6}) : null,
            mark(look, px, py)]));
}

function isKnee(scene, variant) {
    return list(scene.knees).some(knee => FACTORS.every(factor => (knee[factor] ?? null) === (variant[factor] ?? null)));
}

function kneeWords(scene) {
    return list(scene.knees).map(knee => {
        const name = label({...knee, load: null});
        return knee.load ? `${name}: the knee is at ${knee.load}.` : `${name}: no knee within this sweep.`;
    });
}
