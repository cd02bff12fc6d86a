package dev.servelab.protocol.http;

import dev.servelab.testing.planted.PlantedBug;
import dev.servelab.testing.planted.PlantedBugsContract;

/** What lets a request be smuggled past somebody's eyes, and what finds it. */
final class PlantedBugsTest extends PlantedBugsContract {
    private static final String PACKAGE = "dev.servelab.protocol.http.";
    private static final String FUZZ = PACKAGE
            + "HttpFuzzTest#parse_everyInputKept_agreesWithTheNaiveParser";
    private static final String CHUNKS = PACKAGE
            + "HeadChunkingTest#parse_cutAtEveryByte_givesTheSameHeads";

    PlantedBugsTest() {
        super(bug("what follows a cut line is read as a line", "HeadParser",
                "if (partBytes > 0 || !in.hasArray()) {", "if (!in.hasArray()) {", CHUNKS,
                "cut at 1"),
                bug("LF alone ends a line", "HeadLines",
                        "if (end < from || bytes[end] != '\\r') {", "if (end < from) {", FUZZ,
                        "not [400"),
                bug("the second of two lengths counts", "Fields", "if (length) {",
                        "if (length && content) {", FUZZ, "not [400"),
                bug("a weak tag is as good as the version for a range", "EntityTags",
                        "return field.length() == version.length() + 2 && field.startsWith",
                        "return parse(field).matchWeakly(version) || field.startsWith",
                        PACKAGE + "ConditionsTest#decide_randomFields_agreesWithTheNaiveReading",
                        "ifRange="));
    }

    private static PlantedBug bug(String what, String source, String right, String wrong,
            String check, String says) {
        return new PlantedBug(what, PACKAGE + source, right, wrong, check, says);
    }
}
