// The result, and what is asked of it in more than one place.

const result = JSON.parse(document.getElementById("result").textContent);
const FACTORS = ["result", "strategy", "policy", "file_io", "send", "load"];
const FACTOR_NAMES = {result: "Results", strategy: "Strategies", policy: "Policies", file_io: "Where files are read", send: "How bytes are sent", load: "Load"};
const OUTCOMES = ["hit", "shared-miss", "miss", "bypass"];
const OUTCOME_NAMES = {hit: "Hits", "shared-miss": "Shared misses", miss: "Misses", bypass: "Bypasses"};
const PARTS = ["queue", "read", "cache", "disk", "write"];
const ORDER = ["no answer", "faster", "slower", "same", "cannot tell"];
const SIGNS = {"no answer": "∅", faster: "▲", slower: "▼", same: "=", "cannot tell": "?"};

function list(value) {
    return Array.isArray(value) ? value : [];
}

/** A field some steps below, null where there is none. */
function at(object, ...path) {
    let here = object;
    for (const name of path) {
        here = here === null || here === undefined ? null : here[name];
    }
    return here === undefined ? null : here;
}

function ofScene(name, scene) {
    return list(result[name]).filter(each => each.scene === scene.id);
}

function variantsOf(scene) {
    return ofScene("variants", scene);
}

/** Figures of each level of a factor; between stored results, of each variant in each result. */
function effectsOf(scene, factor) {
    return factor === "result" ? variantsOf(scene).map(variant => ({...variant, level: variant.result, group: groupOf(scene, variant)}))
        .sort(byGroup(scene)) : ofScene("effects", scene).filter(effect => effect.factor === factor);
}

/** The factors that have more than one level here. */
function varied(scene) {
    return FACTORS.filter(factor => list(at(scene, "factors", factor)).length > 1);
}

function label(variant) {
    return FACTORS.map(factor => variant[factor]).filter(Boolean).join(" × ");
}

/** A label without the factors that are the same for all of a scene. */
function shortLabel(scene, variant, without = null) {
    const names = varied(scene).filter(factor => factor !== without).map(factor => variant[factor]).filter(Boolean);
    return names.length > 0 ? names.join(" × ") : label(variant);
}

/** The levels of the factors beside the main one: the panel or the group that a variant is in. */
function groupOf(scene, variant) {
    return varied(scene).filter(factor => factor !== mainFactor(scene)).map(factor => variant[factor]).join(" × ");
}

/** Its level of the main factor: what it is called within its group. */
function nameInGroup(scene, variant) {
    return varied(scene).length === 0 ? label(variant) : variant[mainFactor(scene)] ?? label(variant);
}

function errorCount(variant) {
    return Object.values(at(variant, "errors") ?? {}).reduce((sum, each) => sum + each, 0);
}

function answered(figures) {
    return isNumber(figures.ok) && figures.issued > 0 ? figures.ok / figures.issued : null;
}

/** Those of a scene that say most first; the better one of two stands first. */
function comparisonsOf(scene, factor = null) {
    const distance = each => isNumber(each.ratio) ? Math.abs(Math.log(each.ratio)) : 0;
    return ofScene("comparisons", scene).filter(each => factor === null || each.factor === factor).map(betterFirst)
        .sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || distance(b) - distance(a));
}

function betterFirst(each) {
    const inverse = value => isNumber(value) && value > 0 ? 1 / value : null;
    return each.verdict !== "slower" ? each : {
        ...each, a: each.b, b: each.a, verdict: "faster", word: each.better,
        ratio: inverse(each.ratio), low: inverse(each.high), high: inverse(each.low)
    };
}

/** What is told of a scene at once: decisive verdicts, one for each level without answers. */
function headlines(scene) {
    const notes = new Set();
    return comparisonsOf(scene).filter(each => each.decisive).filter(each => {
        const first = each.verdict !== "no answer" || !notes.has(each.note || each.sentence);
        notes.add(each.note || each.sentence);
        return first;
    });
}

/** A latency object's figure, unless the variant gave no answer. */
function latency(figures, which, name = "latency_us") {
    return figures.no_answer ? null : at(figures, name, which);
}
