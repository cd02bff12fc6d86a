package dev.servelab.report;

import dev.servelab.text.ByteText;
import dev.servelab.trace.TraceStatistics;
import dev.servelab.trace.TraceStatistics.Distances;
import dev.servelab.trace.TraceStatistics.Popularity;
import dev.servelab.trace.TraceStatistics.Reuse;
import dev.servelab.trace.TraceStatistics.Sizes;
import dev.servelab.trace.ZipfFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What a trace is like, for a terminal of 80 columns. */
final class TraceStatisticsText {
    private static final int NAME_COLUMNS = 16;
    private static final int BAR_COLUMNS = 40;

    private TraceStatisticsText() {}

    /** Lines below each other; estimates are said to be such. */
    static List<String> of(TraceStatistics statistics, Glyphs glyphs) {
        List<String> lines = new ArrayList<>();
        lines.add(named("requests", Numbers.count(statistics.requests()) + " for "
                + about(statistics) + Numbers.count(statistics.objects())
                + (statistics.objects() == 1 ? " object" : " objects")
                + (statistics.skipped() == 0
                        ? ""
                        : ", and " + Numbers.count(statistics.skipped()) + " of size 0")));
        if (statistics.hasSizes()) {
            lines.add(named("bytes", ByteText.rounded(statistics.bytesRequested()) + " asked for, "
                    + about(statistics) + ByteText.rounded(statistics.bytesDistinct())
                    + " different"));
            lines.add(named("object sizes", sizes(statistics.sizes())));
        }
        lines.add(named("asked for once", ofAll(statistics.objectsOnce(), statistics.objects())
                + " % of the objects, with "
                + ofAll(statistics.objectsOnce(), statistics.requests()) + " % of the requests"));
        lines.addAll(popularity(statistics.popularity()));
        lines.addAll(reuse(statistics.reuse(), glyphs));
        lines.addAll(estimated(statistics));
        return lines;
    }

    private static String about(TraceStatistics statistics) {
        return isSample(statistics) ? "about " : "";
    }

    private static boolean isSample(TraceStatistics statistics) {
        return statistics.sampledShare() < 1;
    }

    private static List<String> estimated(TraceStatistics statistics) {
        return isSample(statistics)
                ? List.of("", "Objects are too many to hold: what concerns them is estimated from "
                        + "one of " + Math.round(1 / statistics.sampledShare()) + ",",
                        "drawn by hash (SHARDS, Waldspurger and others, FAST 2015).")
                : List.of();
    }

    private static List<String> popularity(Popularity popularity) {
        List<String> lines = new ArrayList<>();
        String percent = Numbers.percent(OptionalDouble.of(popularity.topPercentShare()));
        lines.add(named("popularity", popularity.topTenShare().isEmpty()
                ? "1 % of the objects get " + percent + " % of the requests"
                : "ten objects get " + Numbers.percent(popularity.topTenShare())
                        + " %, 1 % of all get " + percent + " % of the requests"));
        lines.add(named("", zipf(popularity.zipf())));
        return lines;
    }

    private static String zipf(ZipfFit zipf) {
        if (zipf.exponent().isEmpty()) {
            return "Zipf exponent: too few objects are asked for often enough";
        }
        return String.format(Locale.ROOT, "Zipf exponent %.2f", zipf.exponent().getAsDouble())
                + (zipf.fit().isEmpty()
                        ? ": all are asked for equally often"
                        : ", a line that explains " + Numbers.percent(zipf.fit())
                                + " % of ln(count)");
    }

    private static List<String> reuse(Reuse reuse, Glyphs glyphs) {
        List<String> lines = new ArrayList<>();
        lines.add(named("reuse distance", "p50 " + Numbers.count(reuse.p50()) + ", p90 "
                + Numbers.count(reuse.p90()) + ", p99 " + Numbers.count(reuse.p99())));
        lines.add(named("", "other objects asked for between two requests for the same"));
        lines.add("");
        Table table = new Table("reuse distance", "requests", "%", "");
        long all = reuse.firstRequests()
                + reuse.counts().stream().mapToLong(Distances::requests).sum();
        long most = Math.max(reuse.firstRequests(),
                reuse.counts().stream().mapToLong(Distances::requests).max().orElse(0));
        reuse.counts().forEach(each -> add(table, range(each), each.requests(), all, most, glyphs));
        add(table, "first request", reuse.firstRequests(), all, most, glyphs);
        lines.addAll(table.text());
        return lines;
    }

    private static void add(Table table, String name, long requests, long all, long most,
            Glyphs glyphs) {
        String bar = (glyphs == Glyphs.UNICODE ? "\u2588" : "#")
                .repeat((int) Math.ceilDiv(requests * BAR_COLUMNS, Math.max(1, most)));
        table.add(name, Numbers.count(requests), ofAll(requests, all),
                bar + " ".repeat(BAR_COLUMNS - bar.length()));
    }

    private static String range(Distances distances) {
        return distances.below() - distances.from() == 1
                ? Numbers.count(distances.from())
                : Numbers.count(distances.from()) + " to " + Numbers.count(distances.below() - 1);
    }

    private static String sizes(Sizes sizes) {
        return "mean " + ByteText.rounded(sizes.mean()) + ", p50 " + ByteText.rounded(sizes.p50())
                + ", p90 " + ByteText.rounded(sizes.p90()) + ", p99 "
                + ByteText.rounded(sizes.p99()) + ", max " + ByteText.rounded(sizes.max());
    }

    private static String ofAll(long part, long all) {
        return Numbers.percent(OptionalDouble.of(all == 0 ? 0 : (double) part / all));
    }

    private static String named(String name, String text) {
        return name + " ".repeat(NAME_COLUMNS - name.length()) + text;
    }
}
