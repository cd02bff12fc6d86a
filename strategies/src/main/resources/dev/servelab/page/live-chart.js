// A small chart of the last minutes, with its value of now beside its title.

const CHART_HEIGHT = 128;
/** What a chart may reach back, and how far its ticks are apart, in seconds. */
const SPANS = [{seconds: 60, step: 15}, {seconds: 120, step: 30}, {seconds: SPAN_S, step: 60}];

function ago(seconds) {
    return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

class LiveChart {
    /** series: {words, look: class of the line, value(look)}; format(value); top(most): where the scale ends. */
    constructor({title, note, series, format, top}) {
        Object.assign(this, {title, series, format, top});
        this.looks = [];
        this.at = null;
        this.plot = el("div", {class: "plot"});
        this.readout = el("p", {class: "readout"});
        this.node = el("figure", {}, el("figcaption", {}, el("h3", {}, title), el("p", {}, note)), this.readout, this.plot);
        this.plot.addEventListener("pointermove", event => this.point(event));
        this.plot.addEventListener("pointerleave", () => this.choose(null));
        new ResizeObserver(() => this.draw()).observe(this.plot);
    }

    show(looks) {
        this.looks = looks;
        this.draw();
    }

    /** What the charts reach back: as far as something was seen, but no less than a minute. */
    get span() {
        const seen = this.looks.at(-1).seconds - this.looks[0].seconds;
        return (SPANS.find(each => each.seconds >= seen) ?? SPANS.at(-1)).seconds;
    }

    point(event) {
        const seconds = this.x === undefined ? null : this.x.invert(event.clientX - this.plot.getBoundingClientRect().left);
        const near = seconds === null ? [] : this.looks.filter(look => Math.abs(look.seconds - seconds) < this.span / 20);
        near.sort((a, b) => Math.abs(a.seconds - seconds) - Math.abs(b.seconds - seconds));
        this.choose(near[0] ?? null);
    }

    choose(look) {
        this.at = look;
        this.draw();
    }

    draw() {
        const width = Math.round(this.plot.clientWidth);
        const now = this.looks.at(-1);
        if (width < 120 || now === undefined) {
            return;
        }
        if (this.at !== null && !this.looks.includes(this.at)) {
            this.at = null;
        }
        const shown = this.at ?? now;
        this.readout.replaceChildren(...this.series.map(({words, look, value}) => el("span", {class: `value ${look}`},
            el("b", {}, this.format(value(shown))), words ? ` ${words}` : null)), el("span", {class: "soft"}, this.at === null ? "" : `${Math.round(now.seconds - shown.seconds)} s ago`));
        this.plot.replaceChildren(this.picture(width, now, shown));
    }

    picture(width, now, shown) {
        const most = Math.max(0, ...this.looks.flatMap(look => this.series.map(({value}) => value(look))).filter(isNumber));
        const top = this.top(most);
        const left = 8 + 6.6 * Math.max(...[0, top / 2, top].map(each => this.format(each).length));
        const span = this.span;
        const x = linearScale([now.seconds - span, now.seconds], [left, width - 6]);
        x.invert = place => now.seconds - span + (place - left) / (width - 6 - left) * span;
        const y = linearScale([0, top], [CHART_HEIGHT - 22, 8]);
        this.x = x;
        const parts = [0, top / 2, top].flatMap(tick => [line(left, y(tick), width - 6, y(tick), {class: "grid"}),
            text(left - 6, y(tick) + 4, this.format(tick), {"text-anchor": "end", class: "soft"})]);
        parts.push(...this.timeAxis(span, x, width));
        this.series.forEach(({look, value}) => parts.push(...this.curve(look, value, x, y)));
        if (this.at !== null) {
            parts.push(line(x(shown.seconds), 8, x(shown.seconds), CHART_HEIGHT - 22, {class: "cursor"}));
        }
        return svg("svg", {viewBox: `0 0 ${width} ${CHART_HEIGHT}`, width, height: CHART_HEIGHT, role: "img", "aria-label": this.words(now)}, parts);
    }

    timeAxis(span, x, width) {
        const {step} = SPANS.find(each => each.seconds === span);
        const ticks = Array.from({length: span / step + 1}, (each, i) => i * step);
        const shown = width < 380 ? [0, span] : ticks;
        return shown.map(tick => text(x(this.looks.at(-1).seconds - tick), CHART_HEIGHT - 5, tick === 0 ? "now" : tick === span ? `${ago(tick)} ago` : ago(tick),
            {"text-anchor": tick === 0 ? "end" : tick === span ? "start" : "middle", class: "soft"}));
    }

    /** The line, broken where a value is missing, and a dot where a value stands alone or last. */
    curve(look, value, x, y) {
        const seen = this.looks.filter(each => each.seconds >= this.looks.at(-1).seconds - this.span);
        let pen = "M";
        const steps = seen.map((each, i) => {
            const v = value(each);
            if (!isNumber(v)) {
                pen = "M";
                return "";
            }
            const step = `${each.first && i > 0 ? "M" : pen}${x(each.seconds).toFixed(1)} ${y(v).toFixed(1)}`;
            pen = "L";
            return step;
        });
        const last = seen.at(-1);
        const parts = [svg("path", {d: steps.join(""), class: `curve ${look}`})];
        if (isNumber(value(last))) {
            parts.push(svg("circle", {cx: x(last.seconds), cy: y(value(last)), r: 3, class: `dot ${look}`}));
        }
        return parts;
    }

    words(now) {
        return `${this.title}: ${this.series.map(({words, value}) => {
            const known = this.looks.map(value).filter(isNumber);
            return known.length === 0 ? `${words} unknown`
                : `${words} ${this.format(value(now))} now, ${this.format(Math.min(...known))} to ${this.format(Math.max(...known))} in the last minutes`;
        }).join("; ")}`;
    }
}

/** The next round number: 1, 2 or 5 and zeros. */
function roundTop(most, least = 1) {
    const value = Math.max(most, least);
    const power = 10 ** Math.floor(Math.log10(value));
    return [1, 2, 5, 10].map(factor => factor * power).find(each => each >= value * 0.999);
}

/** The same in units of bytes. */
function roundBytes(most) {
    const value = Math.max(most, 1024);
    const unit = 1024 ** Math.floor(Math.log2(value) / 10);
    return roundTop(value / unit) * unit;
}
