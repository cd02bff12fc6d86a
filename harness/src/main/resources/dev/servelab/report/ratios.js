// One against the other: ratios with their intervals, 1 in the middle, "the same" shaded.

const SAME_WITHIN = 0.05;

function ratiosChart(scene, factor) {
    const all = comparisonsOf(scene, factor).filter(each => isNumber(each.ratio));
    if (all.length === 0) {
        return null;
    }
    const metrics = [...new Set([...all.filter(each => each.decisive), ...all].map(each => each.metric))];
    const figures = metrics.map(metric => ratiosFigure(all.filter(each => each.metric === metric)));
    figures.slice(1).forEach(each => { each.hidden = true; });
    const choice = el("select", {onchange: () => figures.forEach((each, index) => { each.hidden = index !== choice.selectedIndex; })},
        metrics.map(metric => el("option", {}, metricName(metric))));
    return el("div", {class: "ratios"}, metrics.length > 1
        ? el("label", {class: "small soft tool"}, "One against the other by ", choice) : null, figures);
}

function ratiosFigure(comparisons) {
    return figure({
        title: `One against the other, by ${metricName(comparisons[0].metric)}`,
        note: "The ratio of the first to the second, with its interval. An interval that leaves 1 out is a verdict; "
            + "inside the shaded band the two are the same.",
        description: comparisons.map(each => each.sentence).join(" "),
        table: comparisonTable(comparisons),
        draw: width => drawRatios(width, comparisons)
    });
}

function drawRatios(width, comparisons) {
    const rows = comparisons.map(each => ({...each, name: `${each.a} / ${each.b}`}));
    const narrow = width < 760;
    const left = narrow ? 8 : Math.max(...rows.map(row => row.name.length)) * 6.7 + 24;
    const above = narrow ? 17 : 0;
    const right = width - Math.max(96, ...rows.map(row => row.word.length * 6.7 + 30));
    const height = rows.length * (ROW + above) + 26;
    const bottom = height - 22;
    const values = rows.flatMap(row => [row.ratio, row.low, row.high]).filter(isNumber);
    const reach = Math.max(1.15, ...values.map(value => Math.max(value, 1 / value))) * 1.04;
    const scale = logScale([1 / reach, reach], [left, right]);
    const ticks = ratioTicks(reach);
    const parts = [
        svg("rect", {x: scale(1 - SAME_WITHIN), y: 0, width: scale(1 + SAME_WITHIN) - scale(1 - SAME_WITHIN), height: bottom, class: "band"}),
        ...bottomAxis(scale, ticks, plain, 0, bottom, [0, width]), line(scale(1), 0, scale(1), bottom, {class: "one"})
    ];
    rows.forEach((row, index) => {
        const y = index * (ROW + above) + above + ROW / 2;
        parts.push(text(0, above ? y - ROW / 2 - 1 : y + 4, row.name, {class: "halo"}));
        parts.push(...drawRatio(row, scale, y), text(right + 12, y + 4, `${SIGNS[row.verdict] ?? ""} ${row.word}`,
            {class: row.verdict === "no answer" ? "bad" : row.verdict === "cannot tell" ? "soft" : "strong"}));
    });
    return {height, parts};
}

function ratioTicks(reach) {
    const candidates = reach < 1.35 ? [0.75, 0.8, 0.9, 1, 1.1, 1.2, 1.3] : reach < 2.5 ? [0.4, 0.5, 0.7, 1, 1.4, 2, 2.5]
        : [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
    return candidates.filter(tick => tick >= 1 / reach && tick <= reach);
}

function drawRatio(row, scale, y) {
    const parts = [];
    if (isNumber(row.low) && isNumber(row.high)) {
        parts.push(line(scale(row.low), y, scale(row.high), y, {stroke: "var(--ink)", "stroke-width": 1.6}),
            line(scale(row.low), y - 4, scale(row.low), y + 4, {stroke: "var(--ink)", "stroke-width": 1.6}),
            line(scale(row.high), y - 4, scale(row.high), y + 4, {stroke: "var(--ink)", "stroke-width": 1.6}));
    }
    if (isNumber(row.ratio)) {
        const decided = row.verdict === "faster" || row.verdict === "slower";
        parts.push(mark({color: "var(--ink)", shape: "circle", hollow: !decided}, scale(row.ratio), y));
    }
    return parts;
}

const METRIC_NAMES = {
    throughput: "answers per second", latency_mean: "mean latency", latency_p50: "p50", latency_p90: "p90", latency_p99: "p99",
    server_cpu: "processor time for a request", peak_rss: "resident memory", threads_peak: "threads"
};

function metricName(metric) {
    return METRIC_NAMES[metric] ?? metric.replaceAll("_", " ");
}

function comparisonTable(comparisons) {
    return sortable("Comparisons", comparisons, [
        {title: "first", value: each => each.a, words: true, head: true},
        {title: "second", value: each => each.b, words: true},
        {title: "metric", value: each => metricName(each.metric), words: true},
        {title: "ratio", value: each => each.ratio, format: plainOrUnknown},
        {title: "low", value: each => each.low, format: plainOrUnknown},
        {title: "high", value: each => each.high, format: plainOrUnknown},
        {title: "p, adjusted", value: each => each.p_adjusted, format: plainOrUnknown},
        {title: "least detectable", value: each => each.least_detectable_ratio, format: plainOrUnknown},
        {title: "blocks", value: each => each.blocks, format: count},
        {title: "more rounds", value: each => each.rounds_needed, format: count},
        {title: "verdict", value: each => each.word, words: true}
    ]);
}

function plainOrUnknown(value) {
    return isNumber(value) ? plain(value) : UNKNOWN;
}
