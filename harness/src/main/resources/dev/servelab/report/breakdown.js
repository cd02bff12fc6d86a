// Where a request's time in the server went: parts that add up, for each outcome of the cache.

const PART_NAMES = {
    queue: "waiting for a thread", read: "reading the request", cache: "cache", disk: "disk", write: "writing the answer"
};

function breakdownPart(scene) {
    const rows = variantsOf(scene).flatMap(variant => list(variant.breakdown)
        .map(each => ({...each, variant, group: groupOf(scene, variant)}))).sort(byGroup(scene));
    const outcomes = OUTCOMES.filter(outcome => rows.some(row => row.outcome === outcome));
    if (outcomes.length === 0) {
        return null;
    }
    return [
        el("ul", {class: "parts"}, PARTS.map((part, index) => el("li", {},
            el("span", {style: `background: var(--part${index})`}), PART_NAMES[part]))),
        el("div", {class: "cards"}, outcomes.map(outcome => breakdownFigure(scene, outcome,
            rows.filter(row => row.outcome === outcome))))
    ];
}

function breakdownFigure(scene, outcome, rows) {
    return figure({
        title: OUTCOME_NAMES[outcome], note: "mean time in the server of one request",
        description: rows.map(row => `${label(row.variant)}: ${time(row.mean_us.total)}`).join("; "),
        table: breakdownTable(outcome, rows), draw: width => drawBreakdown(width, scene, rows)
    });
}

function drawBreakdown(width, scene, rows) {
    const name = row => nameInGroup(scene, row.variant);
    const left = labelWidth(rows.map(name), width);
    const above = left === 0 ? 17 : 0;
    const right = width - 78;
    const layout = layOut(rows, ROW + above);
    const scale = linearScale([0, Math.max(1, ...rows.map(row => row.mean_us.total ?? 0))], [left, right]);
    const parts = layout.headings.map(({words, y}) => text(0, y + 14, words, {class: "strong"}));
    layout.places.forEach(({row, y: top}) => {
        const y = top + above;
        let from = 0;
        const group = svg("g", {"data-series": row.variant[mainFactor(scene)]},
            text(0, above ? y - 2 : y + ROW / 2 + 4, name(row)));
        PARTS.forEach((part, place) => {
            const value = row.mean_us[part] ?? 0;
            group.append(svg("rect", {
                x: scale(from), y: y + 4, height: ROW - 9, width: Math.max(0, scale(from + value) - scale(from)),
                fill: `var(--part${place})`
            }, svg("title", {}, `${PART_NAMES[part]}: ${time(value)}`)));
            from += value;
        });
        group.append(text(scale(from) + 7, y + ROW / 2 + 4, time(row.mean_us.total), {class: "strong"}));
        parts.push(group);
    });
    return {height: layout.height + 4, parts};
}

function breakdownTable(outcome, rows) {
    return sortable(`${OUTCOME_NAMES[outcome]}: mean microseconds of one request`, rows, [
        {title: "variant", value: row => label(row.variant), words: true, head: true},
        {title: "requests", value: row => row.count, format: count},
        ...PARTS.map(part => ({title: part, value: row => row.mean_us[part], format: rate})),
        {title: "total", value: row => row.mean_us.total, format: rate}
    ]);
}
