// The page, from top to bottom.

function masthead() {
    const scenes = list(result.scenes).map(scene => scene.title).filter(Boolean);
    const command = list(result.command)[0] ?? "result";
    const title = scenes.length > 0 ? scenes.join(" and ") : titleOfLevels();
    document.title = `${title} – servelab ${command}`;
    const facts = [when(result.started_at), isNumber(result.took_s) ? `${seconds(result.took_s, 0)} s` : "",
        `seed ${result.seed}`, processorWords(), at(result, "environment", "separation") ?? "",
        `self-test ${at(result, "self_test", "status") ?? "not run"}`].filter(Boolean);
    return el("header", {class: "masthead"},
        el("div", {}, el("p", {class: "brand"}, `servelab ${command}`), el("h1", {}, title)), themeButton(),
        el("p", {class: "facts"}, facts.map(fact => el("span", {}, fact))));
}

/** Without titled scenes: what varies, or the one variant there is. */
function titleOfLevels() {
    const scene = list(result.scenes)[0] ?? {};
    const factor = varied(scene)[0];
    const names = factor ? scene.factors[factor] : list(result.variants).slice(0, 1).map(label);
    return names.length > 4 ? `${names.length} ${FACTOR_NAMES[factor].toLowerCase()}` : names.join(", ");
}

function processorWords() {
    const model = at(result, "environment", "processor_model") ?? "";
    return model === "unknown" || model === "" ? "unknown processor" : model;
}

function contents() {
    const links = [["#answers", "Answers"], ...list(result.scenes).map(scene => [`#scene-${scene.id}`, scene.title || "Figures"]),
        ["#trust", "Trust"], ["#again", "Run it again"]];
    return el("nav", {"aria-label": "On this page"}, el("ul", {}, links.map(([href, name]) => el("li", {}, el("a", {href}, name)))));
}

function answers() {
    return el("section", {class: "answers", id: "answers", "aria-label": "Answers", tabindex: -1},
        list(result.scenes).map(scene => el("article", {},
            el("div", {}, scene.title ? el("p", {class: "kicker"}, scene.title) : null,
                el("h2", {}, scene.question || "What was found"),
                [...list(scene.answer), ...kneeWords(scene)].map(sentence => el("p", {class: "answer"}, sentence))),
            verdicts(scene))));
}

function verdicts(scene) {
    const first = headlines(scene);
    const rest = comparisonsOf(scene).filter(each => !each.decisive);
    const interactions = ofScene("interactions", scene).filter(each => each.sentence);
    if (first.length + rest.length === 0) {
        return el("p", {class: "soft"}, variantsOf(scene).length > 1 ? "Nothing was compared by a test: its figures are below." : "One variant: its figures are below.");
    }
    return el("div", {}, el("ul", {class: "verdicts", "aria-label": "Verdicts"}, first.slice(0, MOST_VERDICTS).map(verdict)),
        more("more verdict", "more verdicts", first.slice(MOST_VERDICTS)),
        more("comparison by another metric", "comparisons by other metrics", rest),
        interactions.map(each => el("p", {class: "small soft"}, each.sentence)));
}

const MOST_VERDICTS = 7;

function verdict(each) {
    return el("li", {class: "verdict"},
        el("span", {class: `chip ${each.verdict.replace(" ", "-")}`}, `${SIGNS[each.verdict] ?? ""} ${each.word}`),
        el("span", {}, each.sentence));
}

function more(one, many, comparisons) {
    return comparisons.length === 0 ? null : el("details", {}, el("summary", {}, `${comparisons.length} ${comparisons.length === 1 ? one : many}`),
        el("ul", {class: "verdicts"}, comparisons.map(verdict)));
}

function againSection() {
    const words = list(result.command).map(word => /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
    const command = `./servelab ${words.join(" ")}`;
    const copy = el("button", {type: "button", class: "tool"}, "Copy");
    copy.addEventListener("click", () => copyText(command, copy));
    const environment = result.environment ?? {};
    const pairs = [["seed", result.seed], ["servelab", environment.servelab],
        ["system", [environment.os, environment.kernel, environment.architecture].filter(Boolean).join(" ")],
        ["processors", `${environment.processors ?? UNKNOWN}, ${environment.processor_model ?? ""}; ${environment.separation ?? ""}`],
        ["Java", environment.jdk], ["flags of each server", list(environment.server_jvm_flags).join(" ")],
        ...list(result.scenes).map(scene => [`options of each server${scene.title ? `, ${scene.title}` : ""}`,
            list(at(scene, "settings", "server_options")).join(" ") || "as they are by default"])];
    const logs = [...new Set(list(result.variants).flatMap(variant => Object.values(variant.hlogs ?? {})))];
    return el("section", {class: "last", id: "again", "aria-labelledby": "head-again"},
        el("h2", {id: "head-again"}, "Run it again"),
        el("div", {class: "again"}, el("pre", {id: "command"}, command), copy),
        el("dl", {class: "pairs"}, pairs.map(([name, value]) => [el("dt", {}, name), el("dd", {}, String(value ?? UNKNOWN))])),
        logs.length > 0 ? el("details", {}, el("summary", {}, `${logs.length} histogram logs beside this page`),
            el("p", {class: "small"}, logs.join(", "))) : null);
}

function copyText(words, button) {
    const done = () => { button.textContent = "Copied"; };
    const select = () => getSelection().selectAllChildren(document.getElementById("command"));
    if (navigator.clipboard) {
        navigator.clipboard.writeText(words).then(done, select);
    } else {
        select();
    }
}

document.getElementById("page").append(masthead(), unfairBanner() ?? "", differencesBanner() ?? "", contents(),
    el("main", {}, answers(), list(result.scenes).map(sceneSection), trustSection(), againSection()));
