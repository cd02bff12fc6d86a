// The page: asks once a second, and shows what it was told.

const EACH_MS = 1000;
/** An answer that takes longer than this is none. */
const PATIENCE_MS = 5000;
/** A server is asked at most this part of the time: long lists are asked for less often. */
const BUSY_SHARE = 0.2;

const history = new History();
const FIGURES = [
    {words: "hit ratio", value: look => ratioWords(share(look.stats.hits, answered(look.stats))), note: () => "since the start"},
    {words: "byte hit ratio", value: look => ratioWords(share(look.stats.bytes_hit, look.stats.bytes_requested)), note: () => "since the start"},
    {words: "requests a second", value: look => rate(look.rate.requests), note: look => `${count(answered(look.stats))} in all`},
    {words: "bytes a second", value: look => amount(look.rate.bytes), note: look => `${amount(look.stats.bytes_requested)} in all`},
    {words: "cached", value: look => amount(look.stats.cached_bytes), note: look => `${counted(look.stats.entries, "file")}, of ${amount(look.stats.cache_bytes)}`},
    {words: "pins", value: look => count(look.stats.pins), note: () => "transfers and loads now"},
    {words: "connections", value: look => count(look.stats.connections), note: () => "open now, this page's too"}
];
const COUNTERS = [
    {words: "evictions", value: look => count(look.stats.evictions), tells: "files that left to make room"},
    {words: "dooms", value: look => count(look.stats.dooms), tells: "evicted while they were being sent"},
    {words: "passed over", value: look => count(look.stats.passed_over), tells: "victims that stayed because they were pinned"},
    {words: "stale", value: look => count(look.stats.stale), tells: "removed because the file had changed"},
    {words: "disk reads", value: look => count(look.stats.disk_reads), tells: "files read from the disk"},
    {words: "accepted", value: look => count(look.stats.accepted), tells: "connections since the start"},
    {words: "refused", value: look => count(look.stats.refused), tells: "connections that were told the server is busy"},
    {words: "timeouts", value: look => count(look.stats.timeouts), tells: "connections on which nothing came in time"},
    {words: "aborted", value: look => count(look.stats.aborted), tells: "answers whose client went"}
];

function ratioWords(ratio) {
    return ratio === null ? UNKNOWN : `${percent(ratio)} %`;
}

function ratioTick(ratio) {
    return isNumber(ratio) ? `${Math.round(ratio * 100)} %` : UNKNOWN;
}

class LivePage {
    constructor() {
        this.state = el("p", {class: "state", role: "status"}, "asking");
        this.pause = el("button", {type: "button", class: "tool", "aria-pressed": "false", onclick: () => this.setPaused(!this.paused)}, "Pause");
        this.facts = el("p", {class: "facts"});
        this.broken = el("div", {class: "unfair", role: "alert", hidden: true});
        this.figures = new Figures(FIGURES);
        this.counters = new Figures(COUNTERS);
        this.outcomes = new Outcomes();
        this.victims = new NextVictims();
        this.readout = el("p", {class: "choice"});
        this.movement = el("p", {class: "small soft"});
        this.map = new CacheMap((file, index) => this.sayChoice(file, index));
        this.charts = this.makeCharts();
        this.names = null;
        this.paused = false;
        this.goneSince = null;
        this.timer = null;
        this.asking = false;
    }

    makeCharts() {
        const countTick = value => isNumber(value) ? plain(value) : UNKNOWN;
        return [
            new LiveChart({title: "Requests a second", note: "Answers that carry a file", format: countTick, top: roundTop,
                series: [{words: "", look: "line0", value: look => look.rate.requests}]}),
            new LiveChart({title: "Bytes a second", note: "Of the files in those answers", format: amount, top: roundBytes,
                series: [{words: "", look: "line0", value: look => look.rate.bytes}]}),
            new LiveChart({title: "Hit ratio", note: `Over the last ${RATIO_SPAN_S} seconds`, format: ratioTick, top: () => 1,
                series: [{words: "of requests", look: "line2", value: look => look.hitRatio},
                    {words: "of bytes", look: "line1", value: look => look.byteHitRatio}]}),
            new LiveChart({title: "Connections and pins", note: "At the time of each look", format: countTick, top: most => roundTop(most, 2),
                series: [{words: "open", look: "line0", value: look => look.stats.connections},
                    {words: "pins", look: "line1", value: look => look.stats.pins}]})
        ];
    }

    build() {
        const section = (id, title, ...content) => el("section", {id, class: "part", tabindex: -1}, el("h2", {}, title), ...content);
        document.getElementById("page").append(
            el("header", {class: "masthead"}, el("div", {}, el("p", {class: "brand"}, "servelab, live"), el("h1", {}, location.host || "servelab")),
                el("div", {class: "tools"}, this.pause, themeButton(), el("a", {class: "button", href: "../"}, "Files")), this.facts, this.state),
            this.broken,
            el("main", {}, this.figures.node,
                section("cache", "What is cached", this.map.node, this.readout, this.map.legend(), this.movement),
                section("minutes", "The last minutes", el("div", {class: "charts"}, this.charts.map(chart => chart.node))),
                section("outcomes", "How requests were answered", this.outcomes.node, this.counters.node),
                section("victims", "Who goes next", this.victims.node)),
            el("footer", {class: "small soft"}, "The numbers are those of ", el("a", {href: "stats"}, "stats"), " and ", el("a", {href: "cached"}, "cached"),
                ", asked for once a second while this page is in sight."));
        document.addEventListener("visibilitychange", () => this.wake());
        this.look();
    }

    get resting() {
        return this.paused || document.visibilityState === "hidden";
    }

    setPaused(paused) {
        this.paused = paused;
        this.pause.setAttribute("aria-pressed", String(paused));
        this.pause.textContent = paused ? "Go on" : "Pause";
        this.wake();
    }

    /** Something changed about whether to ask: asks at once, or no more. */
    wake() {
        clearTimeout(this.timer);
        if (this.resting) {
            history.interrupt();
            this.setState("paused", "Paused: the server is not asked.");
        } else if (!this.asking) {
            this.look();
        }
    }

    async look() {
        this.asking = true;
        const began = performance.now();
        let answer = null;
        try {
            answer = await ask("look");
        } catch (failure) {
            this.gone(failure, began);
        }
        this.asking = false;
        if (answer !== null) {
            this.goneSince = null;
            this.setState("live", "Live");
            this.show(answer.stats, answer.cached);
        }
        const took = performance.now() - began;
        if (this.resting) {
            this.wake();
        } else {
            this.timer = setTimeout(() => this.look(), Math.max(EACH_MS - took, took * (1 / BUSY_SHARE - 1)));
        }
    }

    gone(failure, began) {
        history.interrupt();
        this.goneSince ??= began;
        const seconds = Math.round((performance.now() - this.goneSince) / 1000);
        const why = failure instanceof Answered ? `The server answers ${failure.status}.` : "The server does not answer.";
        this.setState("gone", `${why} Asked again each second${seconds >= 1 ? `, for ${count(seconds)} s now` : ""}. Below is what it said last.`);
    }

    setState(state, words) {
        document.documentElement.dataset.state = state;
        this.state.className = `state ${state}`;
        setText(this.state, words);
        document.title = `${state === "gone" ? "gone: " : ""}${location.host} – servelab`;
    }

    show(stats, files) {
        const look = history.add(stats, performance.now() / 1000);
        this.sayFacts(stats);
        this.figures.show(look);
        this.counters.show(look);
        this.outcomes.show(look);
        this.victims.show(files);
        this.map.show(files, stats, this.movementTo(files));
        this.charts.forEach(chart => chart.show(history.looks));
    }

    sayFacts(stats) {
        const facts = [stats.strategy, `policy ${stats.policy}`, `file I/O ${stats.file_io}`, `disk ${stats.disk}`,
            `up ${upTime(stats.uptime_s)}`, `servelab ${stats.version}`];
        this.facts.replaceChildren(...facts.flatMap(fact => [el("span", {}, fact), " "]));
        this.broken.hidden = !stats.policy_broken;
        setText(this.broken, stats.policy_broken ? `The policy broke a rule, and the cache goes on as fifo: ${stats.policy_broken}` : "");
    }

    /** Says who came and went since the last look; the names that came. */
    movementTo(files) {
        const names = new Set(files.map(file => file.name));
        const before = this.names;
        this.names = names;
        if (before === null) {
            return new Set();
        }
        const came = new Set([...names].filter(name => !before.has(name)));
        const went = [...before].filter(name => !names.has(name));
        setText(this.movement, came.size + went.length === 0 ? "Since the last look: nothing came or went."
            : `Since the last look: ${listed("came", [...came])}; ${listed("went", went)}.`);
        return came;
    }

    sayChoice(file, index) {
        setText(this.readout, file !== null ? fileWords(file, index, this.map.files.length)
            : this.map.files.length === 0 ? "Nothing is cached." : "Point at a file, or go along the shelf with the arrow keys.");
    }
}

function listed(what, names) {
    const shown = names.slice(0, 3).map(shownName).join(", ");
    return names.length === 0 ? `none ${what}` : `${count(names.length)} ${what} (${shown}${names.length > 3 ? ", …" : ""})`;
}

function upTime(seconds) {
    const whole = Math.floor(seconds);
    const [days, hours, minutes] = [Math.floor(whole / 86400), Math.floor(whole / 3600) % 24, Math.floor(whole / 60) % 60];
    return days > 0 ? `${days} d ${hours} h` : hours > 0 ? `${hours} h ${minutes} min` : minutes > 0 ? `${minutes} min ${whole % 60} s` : `${whole} s`;
}

/** The server answered, but not with what was asked for. */
class Answered extends Error {
    constructor(status) {
        super(`answered ${status}`);
        this.status = status;
    }
}

async function ask(name) {
    const answer = await fetch(name, {cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS)});
    if (!answer.ok) {
        throw new Answered(answer.status);
    }
    return answer.json();
}

new LivePage().build();
