// What the server said, and what happened between two times that it was asked.

/** So many looks are kept: five minutes, where each took a second. */
const KEPT = 300;
/** So far back the charts go. */
const SPAN_S = 300;
/** Ratios are of the requests of so many seconds: of one second they would only jump. */
const RATIO_SPAN_S = 10;

const OUTCOMES = [
    {key: "hits", words: "hits", mark: "●", tells: "found in the cache"},
    {key: "shared_misses", words: "shared misses", mark: "◐", tells: "joined a load that was under way"},
    {key: "misses", words: "misses", mark: "○", tells: "read from the disk"},
    {key: "bypasses", words: "bypasses", mark: "⤳", tells: "went past the cache, because room could not be made"}
];

function answered(stats) {
    return OUTCOMES.reduce((sum, outcome) => sum + stats[outcome.key], 0);
}

/** A part of a whole; unknown where the whole is nothing. */
function share(part, whole) {
    return whole > 0 ? part / whole : null;
}

class History {
    constructor() {
        this.looks = [];
        this.broken = true;
    }

    /** The next look is not compared with the last one: nobody looked in between. */
    interrupt() {
        this.broken = true;
    }

    get last() {
        return this.looks.at(-1) ?? null;
    }

    /** Takes what the server said; seconds is when, on the page's own clock. */
    add(stats, seconds) {
        const before = this.last;
        const first = this.broken || before === null || stats.uptime_s < before.stats.uptime_s;
        const look = {stats, seconds, first, ...this.rates(first ? null : before, stats)};
        this.broken = false;
        this.looks.push(look);
        Object.assign(look, this.recent(look));
        if (this.looks.length > KEPT) {
            this.looks.shift();
        }
        return look;
    }

    rates(before, stats) {
        const took = before === null ? 0 : stats.uptime_s - before.stats.uptime_s;
        const each = (now, then) => took > 0 ? Math.max(0, now - then) / took : null;
        const rate = {took, requests: null, bytes: null};
        if (took > 0) {
            rate.requests = each(answered(stats), answered(before.stats));
            rate.bytes = each(stats.bytes_requested, before.stats.bytes_requested);
        }
        return {rate, outcomeRates: Object.fromEntries(OUTCOMES.map(({key}) => [key, took > 0 ? each(stats[key], before.stats[key]) : null]))};
    }

    /** Ratios over the last seconds, as far back as nothing is missing. */
    recent(look) {
        let from = this.looks.length - 1;
        while (from > 0 && !this.looks[from].first && look.seconds - this.looks[from].seconds < RATIO_SPAN_S) {
            from -= 1;
        }
        const then = this.looks[from].stats;
        const now = look.stats;
        return {
            hitRatio: share(now.hits - then.hits, answered(now) - answered(then)),
            byteHitRatio: share(now.bytes_hit - then.bytes_hit, now.bytes_requested - then.bytes_requested)
        };
    }
}
