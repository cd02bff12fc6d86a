// Paints the shelf: what lies where, and nothing that has to be remembered.

const CORNER = 4;
const LABEL_LEAST = 44;

class Shelf {
    constructor(pen, width, rows, capacity, colors, font) {
        Object.assign(this, {pen, width, rows, capacity, colors, font});
        this.perRow = capacity / rows;
    }

    paint({files, ends, budget, fresh, chosenIndex}) {
        this.pieces(0, this.capacity).forEach(piece => this.free(piece));
        let start = 0;
        files.forEach((file, i) => {
            this.file(file, start, ends[i], {next: i === 0, fresh: fresh.has(file.name)});
            start = ends[i];
        });
        if (files.length > 0) {
            this.sign(this.pieces(0, ends[0])[0]);
        }
        const doomed = this.capacity - budget.doomed;
        this.striped(doomed, this.capacity, this.colors.doomed);
        this.striped(Math.max(start, doomed - budget.loading), doomed, this.colors.loading);
        if (chosenIndex >= 0) {
            this.chosen(chosenIndex === 0 ? 0 : ends[chosenIndex - 1], ends[chosenIndex]);
        }
    }

    /** The parts of rows from one byte of the budget to another. */
    pieces(from, to) {
        const found = [];
        const last = Math.min(this.rows - 1, Math.floor((Math.min(to, this.capacity) - 1e-6) / this.perRow));
        for (let row = Math.floor(from / this.perRow); row <= last; row += 1) {
            const left = Math.max(0, from / this.perRow - row) * this.width;
            const right = Math.min(1, to / this.perRow - row) * this.width;
            const gap = right - left > 5 ? 1 : 0;
            found.push({x: left + gap, y: MARGIN + row * (ROW_HEIGHT + ROW_GAP), w: Math.max(0.6, right - left - 2 * gap), h: ROW_HEIGHT});
        }
        return found;
    }

    box({x, y, w, h}) {
        this.pen.beginPath();
        this.pen.roundRect(x, y, w, h, Math.min(CORNER, w / 3));
    }

    free(piece) {
        const {pen} = this;
        pen.fillStyle = this.colors.free.fill;
        this.box({...piece, x: 0, w: this.width});
        pen.fill();
    }

    file(file, from, to, {next, fresh}) {
        const {pen} = this;
        const color = file.pins > 0 ? this.colors.pinned : this.colors[`heat${warmth(file.hits)}`];
        const pieces = this.pieces(from, to);
        for (const piece of pieces) {
            pen.fillStyle = color.fill;
            if (piece.w < 3) {
                pen.fillRect(piece.x, piece.y, piece.w, piece.h);
            } else {
                this.box(piece);
                pen.fill();
            }
            if (next || (fresh && piece.w > 3)) {
                this.outline(piece, next ? this.colors.next.edge : this.colors.fresh.edge, 2);
            }
        }
        const widest = pieces.reduce((best, piece) => piece.w > best.w ? piece : best, {w: 0});
        if (widest.w >= LABEL_LEAST) {
            this.label(file, widest, color.ink, next);
        }
    }

    /** Points at the next victim, which may be too small to be seen. */
    sign({x, y, w}) {
        const {pen} = this;
        const middle = Math.max(6, x + Math.min(w, 2 * ROW_HEIGHT) / 2);
        pen.fillStyle = this.colors.next.edge;
        pen.beginPath();
        pen.moveTo(middle - 6, y - 9);
        pen.lineTo(middle + 6, y - 9);
        pen.lineTo(middle, y - 1);
        pen.fill();
    }

    outline({x, y, w, h}, color, thick) {
        const {pen} = this;
        pen.strokeStyle = color;
        pen.lineWidth = thick;
        this.box({x: x + thick / 2, y: y + thick / 2, w: Math.max(0.5, w - thick), h: h - thick});
        pen.stroke();
    }

    label(file, {x, y, w}, ink, next) {
        const {pen} = this;
        const room = w - 12;
        pen.save();
        pen.beginPath();
        pen.rect(x + 5, y, w - 9, ROW_HEIGHT);
        pen.clip();
        pen.fillStyle = ink;
        pen.textBaseline = "alphabetic";
        pen.font = `600 12px ${this.font}`;
        pen.fillText(this.short(shownName(file.name).split("/").at(-1), room), x + 6, y + 15);
        pen.font = `11px ${this.font}`;
        const words = [next ? "next" : null, file.pins > 0 ? counted(file.pins, "pin") : null, amount(file.bytes)].filter(Boolean);
        pen.fillText(this.short(words.join(" · "), room), x + 6, y + 29);
        pen.restore();
    }

    short(words, room) {
        if (this.pen.measureText(words).width <= room) {
            return words;
        }
        let kept = words.length;
        while (kept > 1 && this.pen.measureText(`${words.slice(0, kept)}…`).width > room) {
            kept -= 1;
        }
        return `${words.slice(0, kept)}…`;
    }

    striped(from, to, color) {
        if (to - from < 1) {
            return;
        }
        const {pen} = this;
        for (const piece of this.pieces(from, to)) {
            pen.save();
            this.box(piece);
            pen.clip();
            pen.fillStyle = color.fill;
            pen.fillRect(piece.x, piece.y, piece.w, piece.h);
            pen.strokeStyle = color.edge;
            pen.lineWidth = 2;
            pen.beginPath();
            for (let x = piece.x - ROW_HEIGHT; x < piece.x + piece.w; x += 9) {
                pen.moveTo(x, piece.y + ROW_HEIGHT);
                pen.lineTo(x + ROW_HEIGHT, piece.y);
            }
            pen.stroke();
            pen.restore();
            this.outline(piece, color.edge, 1.5);
        }
    }

    chosen(from, to) {
        this.pieces(from, to).forEach(piece => this.outline(piece.w < 4 ? {...piece, x: piece.x - 2, w: 5} : piece, this.colors.free.ink, 2.5));
    }
}
