// The page, from top to bottom.

function masthead() {
    const title = page.title || say("requests");
    document.title = `${title} – servelab demo`;
    return el("header", {class: "masthead"},
        el("div", {}, el("p", {class: "brand"}, ["servelab demo", demo.scenario].filter(Boolean).join(" ")), el("h1", {}, title)),
        themeButton(theme => `${say("page.theme")}: ${say(`page.theme.${theme}`)}`),
        page.question ? el("p", {class: "question"}, page.question) : null);
}

function answerBox() {
    if (!page.answer) {
        return null;
    }
    return el("details", {class: "answer-box"}, el("summary", {}, say("page.answer")),
        demo.claims.length > 0 ? el("ul", {class: "claims"}, demo.claims.map(each => el("li", {class: each.holds ? "holds" : "fails"},
            el("span", {"aria-hidden": "true"}, each.holds ? "✓ " : "✗ "), each.claim))) : null,
        el("p", {}, page.answer));
}

function legend() {
    const sample = (state, pins) => {
        const box = el("div", {});
        fillBox(box, {name: "A", bytes: page.unitBytes * 20, pins, state, mark: ""});
        box.style.setProperty("--color", "var(--s0)");
        box.querySelector(".size").textContent = "20";
        box.setAttribute("aria-hidden", "true");
        return box;
    };
    const row = (state, pins, key) => el("li", {}, sample(state, pins), el("span", {}, say(key)));
    return el("section", {class: "key"}, el("h3", {}, say("page.legend")),
        el("ul", {}, row("cached", 0, "page.legend.box"), row("cached", 2, "page.legend.pin"),
            row("doomed", 1, "page.legend.doomed"), row("loading", 1, "page.legend.loading")),
        el("p", {class: "small soft"}, Object.entries(MARKS).map(([outcome, mark]) => `${mark} ${say(`outcome.${outcome}`)}`).join(" · ")),
        el("p", {class: "small soft"}, say("page.legend.keys")));
}

function wordsTable() {
    return el("details", {class: "words"}, el("summary", {}, say("page.table")),
        el("div", {class: "scroll", tabindex: 0, role: "region", "aria-label": say("page.table")}, el("table", {},
            el("thead", {}, el("tr", {}, el("th", {}, ""), el("th", {class: "text"}, say("requests")),
                demo.lanes.map(lane => el("th", {class: "text"}, `${lane.policy}, ${size(lane.capacity)}`)))),
            el("tbody", {}, demo.requests.map((request, i) => el("tr", {}, el("td", {}, String(i + 1)), el("td", {class: "text"}, request),
                demo.lanes.map(lane => el("td", {class: "text long"}, lane.steps[i].why.join(" ")))))))));
}

const views = demo.lanes.map(lane => new LaneView(lane));
const live = el("p", {class: "hidden-text", "aria-live": "polite"});
const answer = answerBox();
const timeline = new Timeline(demo.requests.length, (step, from) => {
    views.forEach(view => view.show(step, from));
    live.textContent = demo.lanes.map(lane => `${lane.policy}: ${stepOf(lane, step).why.join(" ")}`).join(" ");
    if (answer !== null && step === demo.requests.length && from !== step) {
        answer.open = true;
    }
});

document.getElementById("page").append(el("a", {class: "skip", href: "#caches"}, say("page.skip")), masthead(),
    el("main", {}, timeline.node, el("section", {class: "lanes", id: "caches", tabindex: -1, "data-lanes": demo.lanes.length}, views.map(view => view.node)),
        live, answer, legend(), wordsTable()),
    el("footer", {class: "small soft"}, `${say("page.again")}: `, el("code", {}, page.command)));
document.addEventListener("keydown", event => timeline.keys(event));
timeline.show(Number(/^#step=(\d+)$/.exec(location.hash)?.[1] ?? 0));
