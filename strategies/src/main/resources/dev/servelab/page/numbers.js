// Numbers as people read them: three digits that mean something, unknown as a dash.

const UNKNOWN = "–";
const NO_ANSWER = "no answer";

function isNumber(value) {
    return typeof value === "number" && Number.isFinite(value);
}

function grouped(value, decimals) {
    return value.toLocaleString("en-US", {minimumFractionDigits: decimals, maximumFractionDigits: decimals});
}

function threeDigits(value) {
    const size = Math.abs(value);
    return grouped(value, size >= 99.95 || size === 0 ? 0 : size >= 9.995 ? 1 : 2);
}

function count(value) {
    return isNumber(value) ? grouped(value, 0) : UNKNOWN;
}

function rate(value) {
    return isNumber(value) ? threeDigits(value) : UNKNOWN;
}

/** Microseconds, in the unit that keeps them short. */
function time(us) {
    if (!isNumber(us)) {
        return UNKNOWN;
    }
    if (us < 999.5) {
        return `${threeDigits(us)} µs`;
    }
    return us < 999500 ? `${threeDigits(us / 1e3)} ms` : `${threeDigits(us / 1e6)} s`;
}

/** Microseconds as milliseconds, for columns. */
function millis(us) {
    return isNumber(us) ? threeDigits(us / 1e3) : UNKNOWN;
}

/** A tick of a time axis: whole numbers, no trailing zeros. */
function timeTick(us) {
    const [value, unit] = us < 1e3 ? [us, "µs"] : us < 1e6 ? [us / 1e3, "ms"] : [us / 1e6, "s"];
    return `${Number(value.toPrecision(3))} ${unit}`;
}

function mib(bytes) {
    return isNumber(bytes) ? grouped(bytes / 1048576, 0) : UNKNOWN;
}

function percent(ratio) {
    if (!isNumber(ratio)) {
        return UNKNOWN;
    }
    const shown = Math.round(ratio * 1000) / 10;
    return grouped(shown === 100 && ratio < 1 ? 99.9 : shown === 0 && ratio > 0 ? 0.1 : shown, 1);
}

function seconds(value, decimals = 1) {
    return isNumber(value) ? grouped(value, decimals) : UNKNOWN;
}

/** A plain number without digits that say nothing: ticks. */
function plain(value) {
    return Number(value.toPrecision(3)).toLocaleString("en-US");
}

function when(instant) {
    const date = new Date(instant);
    return Number.isNaN(date.getTime()) ? "" : date.toLocaleString("en-GB", {
        day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "UTC"
    }) + " UTC";
}

const BYTE_UNITS = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

/** Bytes, in the unit that keeps them short. */
function amount(bytes) {
    if (!isNumber(bytes)) {
        return UNKNOWN;
    }
    let unit = 0;
    let value = bytes;
    while (value >= (unit === 0 ? 1000 : 999.5) && unit < BYTE_UNITS.length - 1) {
        value /= 1024;
        unit += 1;
    }
    return `${unit === 0 ? grouped(value, 0) : threeDigits(value)} ${BYTE_UNITS[unit]}`;
}
