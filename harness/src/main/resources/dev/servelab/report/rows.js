// A row for each thing: marks and an interval on a common axis, the value in words at the right.

const ROW = 27;

/**
 * rows: {label, group, look, series, interval: [low, high], range: [from, to], marks: [{value, small}],
 *        words, bad}; a row without values shows its words where the mark would stand.
 */
function rowsChart({title, note, rows, log = false, format, tick = format, zero = false, table, extra, top = null}) {
    return figure({
        title, note, table, extra,
        description: rows.map(row => `${row.label}: ${row.words}`).join("; "),
        draw: width => drawRows(width, {rows, log, tick, zero, top})
    });
}

function drawRows(width, {rows, log, tick, zero, top}) {
    const left = labelWidth(rows.map(row => row.label), width);
    const above = left === 0 ? 17 : 0;
    const right = width - Math.min(width * 0.34, Math.max(...rows.map(row => row.words.length)) * 6.7 + 14);
    const layout = layOut(rows, ROW + above);
    const height = layout.height + 26;
    const bottom = height - 22;
    const values = rows.flatMap(row => [...list(row.interval), ...list(row.range),
        ...list(row.marks).map(each => each.value)]).filter(isNumber);
    const scale = axis(values, log, zero, top, [Math.max(left, 8), right - 8]);
    const many = Math.max(2, Math.floor((right - left) / 75));
    const parts = values.length > 0 ? bottomAxis(scale, scale.ticks(many), tick, 0, bottom, [0, width]) : [];
    layout.headings.forEach(({words, y}) => parts.push(text(0, y + 14, words, {class: "strong halo"})));
    layout.places.forEach(({row, y}) => parts.push(drawRow(row, scale, y + above + ROW / 2, right, above)));
    return {height, parts};
}

function axis(values, log, zero, top, range) {
    if (log) {
        return logScale(logDomain(values), range);
    }
    const high = top ?? (values.length > 0 ? Math.max(...values) : 1);
    const low = values.length > 0 ? Math.min(...values) : 0;
    const room = (high - low || high || 1) * 0.08;
    return linearScale([zero ? 0 : Math.max(0, low - room), top ?? high + room], range);
}

function drawRow(row, scale, y, right, above) {
    const look = row.look;
    const group = svg("g", {"data-series": row.series ?? null});
    group.append(text(0, above ? y - ROW / 2 - 1 : y + 4, row.label, {class: "halo"}));
    const [from, to] = list(row.range);
    if (isNumber(from) && isNumber(to)) {
        group.append(line(scale(from), y, scale(to), y, {stroke: look.color, "stroke-width": 1.4}));
    }
    const [low, high] = list(row.interval);
    if (isNumber(low) && isNumber(high)) {
        group.append(line(scale(low), y, scale(high), y,
            {stroke: look.color, "stroke-width": 5, "stroke-opacity": 0.35, "stroke-linecap": "round"}));
    }
    for (const {value, small} of list(row.marks).filter(each => isNumber(each.value)).reverse()) {
        group.append(small
            ? line(scale(value), y - 5.5, scale(value), y + 5.5, {stroke: look.color, "stroke-width": 2})
            : mark(look, scale(value), y));
    }
    group.append(text(right + 6, y + 4, row.words, {class: row.bad ? "bad" : "strong"}));
    return group;
}

/** p50, p90 and p99 of a latency on one line. */
function latencyRow(scene, figures, name, object, look, series = null) {
    const told = which => object === "latency_us" ? latency(figures, which) : at(figures, ...[].concat(object), which);
    const marks = ["p50", "p90", "p99"].map((which, index) => ({value: told(which), small: index > 0}));
    const known = marks.map(each => each.value).filter(isNumber);
    const bad = object === "latency_us" && figures.no_answer;
    return {
        label: name, look, series, marks, bad,
        range: known.length > 1 ? [known[0], known[known.length - 1]] : [],
        words: bad ? NO_ANSWER : known.length === 0 ? UNKNOWN
            : known.length === 1 ? time(known[0]) : `${time(known[0])} / ${time(known[known.length - 1])}`
    };
}

/** The rows of all variants, in groups. */
function latencyRows(scene, variants, path) {
    return variants.map(variant => ({
        ...latencyRow(scene, variant, nameInGroup(scene, variant), path, lookOfVariant(scene, variant), variant[mainFactor(scene)]),
        group: groupOf(scene, variant)
    })).sort(byGroup(scene));
}

/** Groups in the order of the scene; within one the order stays. */
function byGroup(scene) {
    const groups = [...new Set(variantsOf(scene).map(variant => groupOf(scene, variant)))];
    return (a, b) => groups.indexOf(a.group) - groups.indexOf(b.group);
}
