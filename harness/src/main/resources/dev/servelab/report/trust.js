// Whether to believe it: fairness, the self-test's stamp, lateness, the canary, warnings.

function unfairBanner() {
    const red = list(at(result, "fairness", "findings")).filter(finding => finding.level === "red");
    if (!at(result, "fairness", "unfair")) {
        return null;
    }
    return el("aside", {class: "unfair", role: "note", "aria-labelledby": "unfair"},
        el("h2", {id: "unfair"}, "UNFAIR: do not compare by this run"),
        el("ul", {}, red.map(finding => el("li", {}, el("strong", {}, finding.id), ` (${places(finding)}): ${finding.observed}; `
            + `wanted: ${finding.wanted}. Advice: ${finding.advice}.`))));
}

/** The first place, and how many more there are. */
function places(finding) {
    const [first, ...others] = list(finding.where);
    return others.length === 0 ? first ?? "everywhere" : `${first} and ${others.length} more`;
}

function trustSection() {
    const stamp = at(result, "self_test", "status") ?? "not run";
    return el("section", {class: "last", id: "trust", "aria-labelledby": "head-trust"},
        el("h2", {id: "head-trust"}, "Can these numbers be trusted?"),
        el("p", {class: `stamp ${stamp.replace(" ", "-")}`}, `Self-test of this build: ${stamp}`
            + (at(result, "self_test", "at") ? `, ${when(result.self_test.at)}` : "")),
        list(result.warnings).length > 0
            ? part("Warnings", null, el("ul", {class: "warnings"}, result.warnings.map(warning => el("li", {}, warning)))) : null,
        list(at(result, "fairness", "findings")).length > 0 ? part("Was it fair?", null, fairnessTable()) : null,
        generatorPart());
}

function fairnessTable() {
    const words = {red: "✗ red", green: "✓ green", "not-checked": "not checked here"};
    const head = ["check", "level", "seen", "wanted", "advice"].map(title => el("th", {scope: "col", class: "text"}, title));
    return el("div", {class: "scroll", tabindex: 0, role: "region", "aria-label": "Fairness"}, el("table", {},
        el("caption", {class: "hidden-text"}, "Fairness checks"), el("thead", {}, el("tr", {}, head)),
        el("tbody", {}, result.fairness.findings.map(finding => el("tr", {},
            el("th", {scope: "row"}, finding.id), el("td", {class: `text level-${finding.level}`}, words[finding.level] ?? finding.level),
            el("td", {class: "text long"}, `${finding.observed} (${places(finding)})`),
            el("td", {class: "text long"}, finding.wanted), el("td", {class: "text long"}, finding.advice))))));
}

/** How late we were, and how late the server's own clockwork was. */
function generatorPart() {
    const card = (scene, title, note, field) => {
        const variants = variantsOf(scene).filter(variant => isNumber(at(variant, field, "p50")));
        return variants.length === 0 ? null : rowsChart({
            title: scene.title ? `${scene.title}: ${title}` : title, note, log: true, tick: timeTick, format: time,
            rows: latencyRows(scene, variants, [field]),
            table: sortable(title, variants, [NAME, ...["p50", "p90", "p99", "p99_9", "max"].map(which => named([field, which], which.replace("_", "."), time))])
        });
    };
    const cards = list(result.scenes).flatMap(scene => [
        card(scene, "The generator's lateness", "actual minus intended start of our own requests", "lateness_us"),
        card(scene, "The canary", "how late a virtual thread woke in the server: a held carrier shows here", "canary_us")
    ]).filter(Boolean);
    return cards.length === 0 ? null : part("The clockwork", null, el("div", {class: "cards"}, cards));
}
