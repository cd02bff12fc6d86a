package dev.servelab.trace.zstd;

/** A walk through a table, led by bits. */
final class FseState {
    private FseTable table;
    private int state;

    /** Begins where the first bits say. */
    FseState(FseTable table, BackwardBits bits) {
        this.table = table;
        this.state = (int) bits.read(table.log);
    }

    int symbol() {
        return table.symbol[state];
    }

    void next(BackwardBits bits) {
        state = table.base[state] + (int) bits.read(table.bits[state]);
    }
}
