package dev.servelab.protocol.http;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Requests with conditions and ranges put together from what may and may not stand in them. */
final class RandomConditions {
    private static final List<String> TAG_PARTS = List.of("\"v.1\"", "\"v.1\"", "W/\"v.1\"",
            "\"a\"", ",", ", ", " ", "\t", "*", "\"", "W/", "v.1", "\"\"");
    private static final List<String> NUMBERS = List.of("0", "1", "9", "10", "11", "007", "",
            "9223372036854775807", "9223372036854775808", "18446744073709551617", "x", "-", " ");

    private final Random random;

    RandomConditions(Random random) {
        this.random = random;
    }

    Head.Request next() {
        return new Head.Request(random.nextInt(8) == 0 ? Method.HEAD : Method.GET, "/", 1, true,
                random.nextInt(4) == 0 ? null : range(), tags(), tags(), tags());
    }

    long size() {
        return random.nextInt(20) == 0 ? Long.MAX_VALUE : random.nextInt(12);
    }

    private String range() {
        String unit = random.nextInt(12) == 0
                ? any(List.of("byte=", "Bytes=", "bytes=,"))
                : "bytes=";
        return unit + any(NUMBERS) + (random.nextInt(20) == 0 ? "" : "-") + any(NUMBERS)
                + (random.nextInt(20) == 0 ? ",1-2" : "");
    }

    private @Nullable String tags() {
        if (random.nextBoolean()) {
            return null;
        }
        StringBuilder tags = new StringBuilder();
        int parts = random.nextInt(4);
        for (int i = 0; i < parts; i++) {
            tags.append(any(TAG_PARTS));
        }
        return tags.toString();
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
