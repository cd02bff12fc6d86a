// A figure: what it shows in words, the drawing, and the same as a table.

/** Narrower than a phone: a page that is being laid out, not one that is read. */
const LEAST_WIDTH = 160;

/**
 * draw(width) returns {height, parts}; it is called again when the width changes.
 * table is an element for whoever does not see the drawing.
 */
function figure({title, note = null, draw, table = null, description = "", extra = null, level = "h4"}) {
    const plot = el("div", {class: "plot"});
    const box = el("figure", {},
        el("figcaption", {}, el(level, {}, title), note ? el("p", {}, note) : null), plot, extra,
        table ? el("details", {}, el("summary", {}, "As a table", el("span", {class: "hidden-text"}, `: ${title}`)), table)
            : null);
    let drawnAt = 0;
    const redraw = () => {
        const width = Math.round(plot.clientWidth);
        if (width >= LEAST_WIDTH && width !== drawnAt) {
            drawnAt = width;
            plot.replaceChildren(drawing(draw(width), width, title, description));
            const section = plot.closest("section");
            if (section) {
                applyLegend(section);
            }
        }
    };
    new ResizeObserver(redraw).observe(plot);
    return box;
}

function drawing({height, parts}, width, title, description) {
    const titleId = freshId("title");
    const descriptionId = freshId("description");
    return svg("svg", {
        viewBox: `0 0 ${width} ${height}`, width, height, role: "img",
        "aria-labelledby": description ? `${titleId} ${descriptionId}` : titleId
    }, svg("title", {id: titleId}, title),
        description ? svg("desc", {id: descriptionId}, description) : null, ...parts);
}

/** Vertical lines with their values below. */
function bottomAxis(scale, ticks, format, top, bottom, within = null) {
    const wanted = ticks.map(tick => [scale(tick), format(tick)]);
    const parts = wanted.map(([x]) => line(x, top, x, bottom, {class: "grid"}));
    let last = -Infinity;
    for (const [x, words] of wanted) {
        const half = words.length * 3.4;
        const centre = within ? Math.min(Math.max(x, within[0] + half), within[1] - half) : x;
        if (centre - half > last + 8) {
            parts.push(text(centre, bottom + 16, words, {"text-anchor": "middle", class: "soft"}));
            last = centre + half;
        }
    }
    return parts;
}

/** Horizontal lines with their values to the left. */
function leftAxis(scale, ticks, format, left, right) {
    return ticks.flatMap(tick => [
        line(left, scale(tick), right, scale(tick), {class: "grid"}),
        text(left - 7, scale(tick) + 4, format(tick), {"text-anchor": "end", class: "soft"})
    ]);
}

/** The line through points, broken where a value is missing. */
function path(points) {
    let pen = "M";
    return points.map(([x, y]) => {
        if (!isNumber(y)) {
            pen = "M";
            return "";
        }
        const step = `${pen}${x.toFixed(1)} ${y.toFixed(1)}`;
        pen = "L";
        return step;
    }).join("");
}

/**
 * Places rows below each other, with a heading above each group of them: [{row, y}], where y is the
 * top of the row, and of headings [{words, y}].
 */
function layOut(rows, rowHeight) {
    const places = [];
    const headings = [];
    let y = 0;
    let group = "";
    for (const row of rows) {
        if (row.group && row.group !== group) {
            group = row.group;
            headings.push({words: group, y: y + (headings.length > 0 ? 10 : 0)});
            y = headings[headings.length - 1].y + 20;
        }
        places.push({row, y});
        y += rowHeight;
    }
    return {places, headings, height: y};
}

/** How wide the text is that stands left of a chart; names of rows go above them on a phone. */
function labelWidth(labels, width) {
    const longest = Math.max(...labels.map(each => each.length)) * 6.7 + 14;
    return longest > width * 0.38 ? 0 : longest;
}
