// From values to places, and which values get a tick.

function linearScale([low, high], [from, to]) {
    const span = high - low || 1;
    const scale = value => from + (value - low) / span * (to - from);
    scale.ticks = many => linearTicks(low, high, many);
    return scale;
}

function linearTicks(low, high, many) {
    const rough = (high - low || 1) / Math.max(1, many);
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map(factor => factor * power).find(each => each >= rough * 0.999);
    const ticks = [];
    for (let tick = Math.ceil(low / step - 1e-9) * step; tick <= high + step * 1e-9; tick += step) {
        ticks.push(Number(tick.toPrecision(12)));
    }
    return ticks;
}

function logScale([low, high], [from, to]) {
    const span = Math.log(high / low) || 1;
    const scale = value => from + Math.log(Math.max(value, low * 1e-3) / low) / span * (to - from);
    scale.ticks = many => logTicks(low, high, many);
    return scale;
}

/** Powers of ten, and 2 and 5 between them where there are few. */
function logTicks(low, high, many) {
    const ticks = [];
    const decades = Math.log10(high / low);
    const steps = decades > many ? [1] : decades * 3 > many ? [1, 3] : [1, 2, 5];
    for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += 1) {
        steps.forEach(step => ticks.push(Number((step * 10 ** power).toPrecision(6))));
    }
    return ticks.filter(tick => tick >= low * 0.999 && tick <= high * 1.001);
}

/** Round limits around values, for a logarithmic axis. */
function logDomain(values) {
    const positive = values.filter(value => isNumber(value) && value > 0);
    if (positive.length === 0) {
        return [1, 10];
    }
    const low = Math.min(...positive) / 1.12;
    const high = Math.max(...positive) * 1.12;
    const floor = 10 ** Math.floor(Math.log10(low));
    const ceiling = 10 ** Math.ceil(Math.log10(high));
    const down = [5, 2, 1].map(step => step * floor).find(each => each <= low) ?? floor;
    const up = [0.2, 0.5, 1].map(step => step * ceiling).find(each => each >= high) ?? ceiling;
    return [down, up];
}

/** The share of samples up to which a percentile stands, on a scale that opens the tail up. */
function percentileScale(most, [from, to]) {
    const place = percentile => -Math.log10(1 - percentile / 100);
    const scale = percentile => from + place(percentile) / place(most) * (to - from);
    scale.ticks = () => [0, 50, 90, 99, 99.9, 99.99, 99.999].filter(tick => tick <= most + 1e-9);
    return scale;
}
