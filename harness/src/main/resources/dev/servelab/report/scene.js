// One scene: its strategies, its policies, its latencies, from the short answer to all figures.

function sceneSection(scene) {
    const section = el("section", {class: "scene", id: `scene-${scene.id}`, "aria-labelledby": `head-${scene.id}`});
    section.append(el("h2", {id: `head-${scene.id}`}, scene.title ? `${scene.title}, in figures` : "In figures"),
        el("p", {class: "load soft"}, loadWords(scene)));
    const key = legend(scene, section);
    if (key) {
        section.append(key);
    }
    varied(scene).forEach(factor => section.append(part(`${FACTOR_NAMES[factor]} side by side`, overWords(scene, factor),
        sideBySide(scene, factor))));
    if (varied(scene).length === 0) {
        section.append(part("The figures", null, sideBySide(scene, "strategy")));
    }
    sceneParts(scene).forEach(([title, note, content]) => {
        if (content) {
            section.append(part(title, note, content));
        }
    });
    return section;
}

function sceneParts(scene) {
    const variants = variantsOf(scene);
    const open = scene.loop === "open";
    return [
        ["Latency by percentile", open
            ? "From the intended start of each request, so waiting for a late server counts."
            : "A closed loop: each variant was asked at its own rate, so these describe and do not compare.", curvesPart(scene)],
        ["Hits and misses apart", "Time in the server of one request: p50, p90 and p99.", outcomesPart(scene)],
        ["The windows, tenth by tenth of a second", "Each line is a round. Level lines mean that the warm-up was long enough.", seriesPart(scene)],
        ["Where the time went", "Mean time in the server, in parts that add up.", breakdownPart(scene)],
        ["All figures", null, [answersTable(variants), serverTable(variants), machineTable(variants)].map(table => el("div", {class: "cards"}, table))]
    ];
}

function part(title, note, content) {
    return el("div", {class: "part"}, el("h3", {}, title), note ? el("p", {class: "soft small"}, note) : null, content);
}

function loadWords(scene) {
    const settings = scene.settings ?? {};
    const loop = scene.loop === "open"
        ? `Open loop: ${rate(settings.rate_per_s)} requests a second, ${settings.arrivals}`
        : `Closed loop: ${count(settings.clients)} clients, each with one request outstanding`;
    const connections = settings.connections === "keep-alive" ? "connections kept" : "a new connection for each request";
    const beside = list(settings.scenery).length > 0 ? ` Beside them, counted apart: ${settings.scenery.join(", ")}.` : "";
    const steady = scene.steady === false ? " Not steady: in some window the figures were still moving." : "";
    return `${loop}; ${connections}; ${settings.workload} over ${count(settings.files)} files (${mib(settings.file_bytes)} MiB, `
        + `${settings.files_from}); disk ${settings.disk}.${beside} ${count(scene.rounds)} ${scene.rounds === 1 ? "round" : "rounds"} of `
        + `${rate(settings.duration_s)} s${scene.stopped_because ? ` (${scene.stopped_because})` : ""}.${steady}`;
}

function overWords(scene, factor) {
    const leftOut = [...new Set(effectsOf(scene, factor).flatMap(effect => list(effect.left_out)))];
    const others = varied(scene).filter(other => other !== factor)
        .map(other => scene.factors[other].filter(level => !leftOut.includes(level)).join(", "));
    const words = [];
    if (others.length > 0) {
        words.push(`Over ${others.join("; ")}.`);
    }
    if (leftOut.length > 0) {
        words.push(`Without ${leftOut.join(", ")}, which gave no answer anywhere.`);
    }
    return words.join(" ");
}

function sideBySide(scene, factor) {
    const effects = effectsOf(scene, factor);
    const cards = [throughputCard(scene, factor, effects), latencyCard(scene, factor, effects)];
    if (factor === "policy") {
        cards.push(hitsCard(scene, effects), pastCacheCard(scene, effects));
    }
    return [el("div", {class: "cards"}, cards), el("div", {class: "cost"}, costTable(factor, effects)),
        el("div", {class: "cards"}, ratiosChart(scene, factor))];
}

/** What it took, as a table that is always there: a chart of three numbers would say less. */
function costTable(factor, effects) {
    return sortable("What it took", effects, [levelColumn(factor), {title: "ok, %", value: answered, format: percent},
        named("peak_rss_bytes", "resident, MiB", mib), named("threads_peak", "threads"), named("server_cpu_s", "CPU, s", seconds),
        ...factor === "policy" ? [named("disk_reads", "disk reads"), named("dooms", "dooms"), named("bytes_past_cache", "past cache, MiB", mib)] : []]);
}

function throughputCard(scene, factor, effects) {
    const words = effect => isNumber(at(effect, "throughput_per_s", "geometric_mean")) ? `${rate(effect.throughput_per_s.geometric_mean)}/s` : UNKNOWN;
    return rowsChart({
        title: "Answers per second", note: scene.loop === "open"
            ? "ok answers; an open loop asks all servers the same, so this shows who keeps up"
            : "ok answers, geometric mean of the trials with its interval",
        format: rate, tick: plain, zero: scene.loop === "open",
        rows: effects.map(effect => ({
            label: effect.level, look: lookOf(scene, effect.level, factor), series: seriesKey(scene, factor, effect),
            interval: [at(effect, "throughput_per_s", "low"), at(effect, "throughput_per_s", "high")],
            marks: [{value: at(effect, "throughput_per_s", "geometric_mean")}], words: words(effect)
        })),
        table: sortable("Answers per second", effects, [levelColumn(factor), named(["throughput_per_s", "geometric_mean"], "geometric mean", rate), named(["throughput_per_s", "median"], "median", rate),
            named(["throughput_per_s", "low"], "low", rate), named(["throughput_per_s", "high"], "high", rate),
            {title: "ok, %", value: answered, format: percent}])
    });
}

function latencyCard(scene, factor, effects) {
    return rowsChart({
        title: "Latency", note: "p50, p90 and p99 on a logarithmic axis; in words p50 and the last of them", log: true, tick: timeTick, format: time,
        rows: effects.map(effect => latencyRow(scene, effect, effect.level, "latency_us", lookOf(scene, effect.level, factor), seriesKey(scene, factor, effect))),
        table: sortable("Latency in milliseconds", effects, [levelColumn(factor), percentile("p50", "p50"), percentile("p90", "p90"),
            percentile("p99", "p99"), percentile("p99_9", "p99.9"), percentile("max", "max"), percentile("mean", "mean")])
    });
}

function hitsCard(scene, effects) {
    return rowsChart({
        title: "Hits", note: "share of the requests; the tick is the share of the bytes", format: percent, zero: true, top: 1, tick: value => `${plain(value * 100)} %`,
        rows: effects.map(effect => ({
            label: effect.level, look: lookOf(scene, effect.level, "policy"), words: `${percent(effect.hit_ratio)} %`,
            marks: [{value: effect.hit_ratio}, {value: effect.byte_hit_ratio, small: true}]
        })),
        table: sortable("Hits", effects, [levelColumn("policy"), named("hit_ratio", "hits, %", percent), named("byte_hit_ratio", "bytes, %", percent),
            named("disk_reads", "disk reads"), named("evictions", "evictions"), named("dooms", "dooms"), named("passed_over", "passed over")])
    });
}

function pastCacheCard(scene, effects) {
    return rowsChart({
        title: "Frozen", note: "share of what was not in the cache and found no room there", format: percent, zero: true, top: 1, tick: value => `${plain(value * 100)} %`,
        rows: effects.map(effect => ({
            label: effect.level, look: lookOf(scene, effect.level, "policy"), marks: [{value: effect.frozen_ratio}],
            words: isNumber(effect.frozen_ratio) ? `${percent(effect.frozen_ratio)} %` : UNKNOWN
        })),
        table: sortable("Past the cache", effects, [levelColumn("policy"), named("frozen_ratio", "frozen, %", percent), named("bypasses", "bypasses"),
            named("bytes_past_cache", "MiB", mib)])
    });
}

function outcomesPart(scene) {
    const known = outcome => variantsOf(scene).filter(variant => isNumber(at(variant, "server_time_us", outcome, "p50")));
    const outcomes = OUTCOMES.filter(outcome => known(outcome).length > 0);
    return outcomes.length === 0 ? null : el("div", {class: "cards"}, outcomes.map(outcome => rowsChart({
        title: OUTCOME_NAMES[outcome], log: true, tick: timeTick, format: time,
        rows: latencyRows(scene, known(outcome), ["server_time_us", outcome]),
        table: sortable(`${OUTCOME_NAMES[outcome]}: milliseconds in the server`, known(outcome), [NAME,
            ...["p50", "p90", "p99", "p99_9", "max", "mean"].map(which => named(["server_time_us", outcome, which], which.replace("_", "."), millis))])
    })));
}

function levelColumn(factor) {
    return {title: factor.replace("_", " "), value: effect => effect.level, words: true, head: true};
}

function seriesKey(scene, factor, effect) {
    return factor === mainFactor(scene) ? effect.level : null;
}
