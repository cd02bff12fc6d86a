package dev.servelab.simulation;

import dev.servelab.files.ListedFile;
import dev.servelab.files.Listing;
import dev.servelab.protocol.Crc32c;
import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.WireNames;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** LIST, FILES and STATS. */
final class TextAsk extends Ask {
    private static final int FIELDS = 4;

    private final Kind kind;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private int listingsBefore;
    private int reportsBefore;

    enum Kind {
        LIST, FILES, STATS
    }

    TextAsk(World world, Kind kind) {
        super(world, (kind + "\n").getBytes(StandardCharsets.UTF_8),
                kind == Kind.FILES ? world.files.root : null);
        this.kind = kind;
    }

    @Override
    void begin() {
        super.begin();
        // One that was being built already may have been read some time ago.
        listingsBefore = isOverlapped() ? 0 : world.files.listings().size();
        reportsBefore = world.reports.size();
    }

    @Override
    void ok(long length, String version) {
        expect(version.equals("-"), "version " + version);
    }

    @Override
    void body(byte[] bytes, int count) {
        text.write(bytes, 0, count);
    }

    @Override
    void end(int sum) {
        Crc32c expected = new Crc32c();
        expected.update(text.toByteArray(), 0, text.size());
        expect(sum == expected.value(), "END has another sum");
        String body = text.toString(StandardCharsets.UTF_8);
        switch (kind) {
            case LIST -> body.lines().forEach(new CachedRows()::check);
            case FILES -> checkListing(body);
            case STATS -> expect(body.equals(world.reports.get(reportsBefore)), "other counters");
        }
    }

    @Override
    void refused(ErrorCode code) {
        boolean explained = switch (code) {
            case SHUTTING_DOWN -> world.isStopping();
            case IO_ERROR -> kind == Kind.FILES && hadFault(world.files.root);
            case BUSY -> kind == Kind.FILES && world.files.root.wasExhausted(since());
            default -> false;
        };
        expect(explained, code + ", and nothing explains it");
    }

    @Override
    boolean mayBeCut() {
        return false;
    }

    @Override
    void logged(String outcome) {
        if (outcome.equals("ok")) {
            world.tally.count(kind.toString());
        }
    }

    private void checkListing(String body) {
        List<Listing> listings = world.files.listings();
        for (int i = listings.size() - 1; i >= listingsBefore; i--) {
            if (body.equals(encode(listings.get(i)))) {
                return;
            }
        }
        throw wrong("the directory was never like this");
    }

    private static String encode(Listing listing) {
        StringBuilder rows = new StringBuilder();
        for (ListedFile file : listing.files()) {
            rows.append(WireNames.encode(file.name())).append('\t').append(file.bytes())
                    .append('\n');
        }
        return rows.toString();
    }

    /** Rows of LIST: each a file that there was, none twice, all within the budget. */
    private final class CachedRows {
        private final Set<String> names = new HashSet<>();
        private long bytes;

        void check(String row) {
            String[] fields = row.split("\t", -1);
            expect(fields.length == FIELDS && names.add(fields[0]), "row " + row);
            expect(world.files.all.stream()
                    .anyMatch(file -> WireNames.encode(file.name).equals(fields[0])), row);
            bytes += Long.parseLong(fields[1]);
            expect(bytes <= world.scenario.cache().budgetBytes(), "more than the budget");
        }
    }
}
