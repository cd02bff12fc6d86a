// Making elements. Text goes in as text, never as HTML: what a result holds cannot become markup.

const SVG = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
        if (value === null || value === undefined || value === false) {
            continue;
        }
        if (name.startsWith("on")) {
            node.addEventListener(name.slice(2), value);
        } else {
            node.setAttribute(name, value === true ? "" : value);
        }
    }
    node.append(...children.flat(2).filter(child => child !== null && child !== undefined && child !== false));
    return node;
}

function el(name, attributes = {}, ...children) {
    return fill(document.createElement(name), attributes, children);
}

function svg(name, attributes = {}, ...children) {
    return fill(document.createElementNS(SVG, name), attributes, children);
}

function text(x, y, words, attributes = {}) {
    return svg("text", {x, y, ...attributes}, words);
}

function line(x1, y1, x2, y2, attributes = {}) {
    return svg("line", {x1, y1, x2, y2, ...attributes});
}

let ids = 0;

/** An id that nothing else on the page has. */
function freshId(stem) {
    ids += 1;
    return `${stem}-${ids}`;
}
