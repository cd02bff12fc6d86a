// What a window was like from its first second to its last: one small panel for each variant.

function seriesPart(scene) {
    const variants = variantsOf(scene).filter(variant => list(variant.time_series).length > 0);
    if (variants.length === 0) {
        return null;
    }
    const rounds = variants.flatMap(variant => variant.time_series);
    const values = name => rounds.flatMap(round => list(round[name])).filter(isNumber);
    const domain = {
        ok: Math.max(1, ...values("ok_per_s")), t: Math.max(0.1, ...values("t_s")),
        y: logDomain([...values("p50_us"), ...values("p99_us")])
    };
    return el("div", {class: "cards narrow"}, variants.map(variant => el("div", {"data-series": variant[mainFactor(scene)]},
        figure({
            title: shortLabel(scene, variant), table: seriesTable(variant),
            description: seriesWords(variant), draw: width => drawSeries(width, scene, variant, domain)
        }))));
}

function drawSeries(width, scene, variant, domain) {
    const left = 46;
    const right = width - 6;
    const x = linearScale([0, domain.t], [left, right]);
    const ok = linearScale([0, domain.ok * 1.05], [58, 14]);
    const us = logScale(domain.y, [162, 82]);
    const look = lookOfVariant(scene, variant);
    const parts = [
        text(left, 9, "ok/s", {class: "soft"}), ...leftAxis(ok, ok.ticks(2), plain, left, right),
        text(left, 76, "p99, and p50 thin", {class: "soft"}), ...leftAxis(us, us.ticks(3), timeTick, left, right),
        ...bottomAxis(x, x.ticks(4), tick => `${plain(tick)} s`, 14, 162, [left - 10, width])
    ];
    variant.time_series.forEach((round, index) => {
        const fade = Math.max(0.3, 1 - index * 0.4 / Math.max(1, variant.time_series.length - 1) * 1.5);
        const curve = (name, scale, thick) => svg("path", {
            d: path(round.t_s.map((t, i) => [x(t), isNumber(round[name][i]) ? scale(round[name][i]) : null])),
            fill: "none", stroke: look.color, "stroke-width": thick, "stroke-opacity": fade, "stroke-linejoin": "round"
        });
        parts.push(curve("ok_per_s", ok, 1.5), curve("p99_us", us, 1.6), curve("p50_us", us, 0.8));
    });
    return {height: 184, parts};
}

function extreme(values, pick) {
    const known = list(values).filter(isNumber);
    return known.length > 0 ? pick(...known) : null;
}

function seriesWords(variant) {
    return variant.time_series.map(round => `round ${round.round}: at least ${rate(extreme(round.ok_per_s, Math.min))} ok a second, `
        + `p99 at most ${time(extreme(round.p99_us, Math.max))}`).join("; ");
}

function seriesTable(variant) {
    return sortable(`Time series of ${label(variant)}`, variant.time_series, [
        {title: "round", value: round => round.round, format: count, head: true},
        {title: "least ok/s", value: round => extreme(round.ok_per_s, Math.min), format: rate},
        {title: "most ok/s", value: round => extreme(round.ok_per_s, Math.max), format: rate},
        {title: "worst p99", value: round => extreme(round.p99_us, Math.max), format: time},
        {title: "at, s", value: round => worstAt(round), format: value => seconds(value)}
    ]);
}

function worstAt(round) {
    const worst = extreme(round.p99_us, Math.max);
    return worst === null ? null : round.t_s[round.p99_us.indexOf(worst)];
}
