package dev.servelab.fairness;

import dev.servelab.fairness.Finding.Level;

/** What a rule says: a {@link Finding} without what the catalogue adds to it. */
record Judgement(Level level, String observed) {
    static Judgement of(boolean fair, String observed) {
        return new Judgement(fair ? Level.GREEN : Level.RED, observed);
    }

    static Judgement notChecked(String why) {
        return new Judgement(Level.NOT_CHECKED, why);
    }
}
