package dev.servelab.selftest;

/** Every part there is, once, in the order of the run; the last looks at the others' windows. */
enum PartCatalogue {
    PERCENTILES("percentiles", "Percentiles are those of a sorted array.",
            "within 0.1 %, which is how finely histograms of 3 digits tell values apart; none is "
                    + "shown with fewer than ten samples beyond it",
            new PercentilesPart()),
    FLOOR("floor", "A server that does nothing takes next to no time.",
            "the median within 1 ms: what is smaller than this floor cannot be seen",
            new FloorPart()),
    LIES("lies", "Wrong and short answers are counted, each of them.",
            "exactly: the server knows which lie it told how often", new LiesPart()),
    QUEUE("queue", "A queue keeps requests waiting for as long as theory says.",
            "Erlang C: 3.3 standard deviations of 200 simulated runs; the same arrivals and "
                    + "services on paper: 10 %, for clocks and wake-ups",
            new QueuePart()),
    FREEZE("freeze", "A server frozen for s of T seconds has percentiles s - (1 - q) T.",
            "1 % of the window: when the freeze begins and ends is a little uncertain",
            new FreezePart()),
    LAWS("laws", "Every window keeps its books and Little's law.",
            "books exactly; Little's law within 10 %: the way there and back, which the server "
                    + "does not see",
            new LawsPart());

    private final String id;
    private final String claim;
    private final String tolerance;
    @SuppressWarnings("ImmutableEnumChecker") // parts have no state
    private final Part part;

    PartCatalogue(String id, String claim, String tolerance, Part part) {
        this.id = id;
        this.claim = claim;
        this.tolerance = tolerance;
        this.part = part;
    }

    String id() {
        return id;
    }

    String claim() {
        return claim;
    }

    String tolerance() {
        return tolerance;
    }

    Part part() {
        return part;
    }
}
