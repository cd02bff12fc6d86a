// What the page says, in its own language, and the sizes it writes.

const page = JSON.parse(document.getElementById("result").textContent);
const demo = page.demo;

/** A text with its arguments: {0} is the first, {0?one:# many} chooses by it. */
function say(key, ...values) {
    return page.texts[key].replace(/\{(\d)(?:\?([^:{}]*):([^{}]*))?\}/g, (place, index, one, many) => {
        const value = String(values[index]);
        if (one === undefined) {
            return value;
        }
        return value === "1" ? one : many.replace("#", value);
    });
}

/** A size in the unit of the whole demo. */
function size(bytes) {
    return page.unit === "" ? `${bytes / page.unitBytes}` : `${bytes / page.unitBytes} ${page.unit}`;
}

/** The cache after that many requests; before the first it is empty. */
function stepOf(lane, step) {
    return step === 0 ? {outcome: null, residents: [], next_victim: null, victims: [], passed_over: [], past_cache: [], why: [say("start")], counters: null}
        : lane.steps[step - 1];
}

const MARKS = {"hit": "●", "shared-miss": "◐", "miss": "○", "bypass": "⤳"};

/** Each file has a colour of its own, the same in every cache. */
const COLORS = new Map();
for (const lane of demo.lanes) {
    for (const step of lane.steps) {
        for (const each of step.residents) {
            if (!COLORS.has(each.name)) {
                COLORS.set(each.name, `var(--s${COLORS.size % 8})`);
            }
        }
    }
}
