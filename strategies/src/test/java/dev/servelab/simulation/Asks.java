package dev.servelab.simulation;

import dev.servelab.protocol.ErrorCode;
import dev.servelab.protocol.RequestDecoder;
import java.util.List;

/** Draws what peers ask for. */
final class Asks {
    private static final List<String> BAD_LINES = List.of("FETCH f0", "", "GET", "get f0",
            "LIST all", "RANGE 1 2", "RANGE -1 v f0", "RANGE 99999999999999999999 v f0",
            "GET a\001b", "GET f0\tx", "\000");
    private static final List<String> BAD_NAMES = List.of("GET a%zz", "GET %", "GET %ff",
            "RANGE 0 v %c3");
    private static final int POPULAR = 3;
    private static final String NO_VERSION = "no-such-version";
    private static final int CLOSING_PERCENT = 4;

    private final World world;
    private final Draw draw;

    Asks(World world) {
        this.world = world;
        this.draw = world.draw;
    }

    /** What is being built for others is asked for more often: what they share is tried so. */
    Ask next() {
        if (world.files.root.isBusy() && draw.percent(20)) {
            return new TextAsk(world, TextAsk.Kind.FILES);
        }
        boolean bad = world.scenario.has(Trouble.BAD_REQUESTS);
        return switch (draw.weighted(70, 14, 3, 2, 2, 3, bad ? 4 : 0)) {
            case 0 -> FileAsk.get(world, file());
            case 1 -> range(file());
            case 2 -> new TextAsk(world, TextAsk.Kind.LIST);
            case 3 -> new TextAsk(world, TextAsk.Kind.FILES);
            case 4 -> new TextAsk(world, TextAsk.Kind.STATS);
            case 5 -> FileAsk.get(world, draw.of(world.changes.nowhere));
            default -> bad();
        };
    }

    /** The same for a peer that speaks HTTP. */
    Ask nextHttp() {
        NamedFile file = draw.percent(5) ? draw.of(world.changes.nowhere) : file();
        FileState state = file.anyState(draw);
        int size = state == null ? 0 : state.size();
        String version = state == null || draw.percent(10) ? NO_VERSION : state.token;
        long first = draw.percent(60) ? draw.between(0, size + 1) : -1;
        long last = first + draw.between(0, size + 1);
        int condition = draw.weighted(60, 8, 16, 16);
        return new HttpAsk(world, file, new HttpAsk.Terms(draw.percent(15) ? "HEAD" : "GET",
                first, last, condition == 1 ? version : null, condition == 2 ? version : null,
                condition == 3 ? version : null, draw.percent(CLOSING_PERCENT)));
    }

    /** A few files are asked for more often than the others. */
    private NamedFile file() {
        List<NamedFile> all = world.files.all;
        return all.get(draw.percent(50) ? draw.below(POPULAR) : draw.below(all.size()));
    }

    private Ask range(NamedFile file) {
        FileState state = file.anyState(draw);
        if (state == null || draw.percent(10)) {
            return FileAsk.range(world, file, draw.below(100), NO_VERSION);
        }
        long first = draw.percent(10)
                ? state.size() + draw.below(3)
                : draw.between(0, state.size());
        return FileAsk.range(world, file, first, state.token);
    }

    /** What is HTTP to its end, and what only looks so. */
    private Ask http() {
        return world.scenario.front().http()
                ? new BadAsk(world, "FETCH /f0 HTTP/2\n", ErrorCode.BAD_REQUEST, false)
                : new BadAsk(world, "GET /f0 HTTP/1.1\n", ErrorCode.BAD_REQUEST, true);
    }

    private Ask bad() {
        return switch (draw.weighted(60, 25, 5, 10)) {
            case 0 -> new BadAsk(world, draw.of(BAD_LINES) + "\n", ErrorCode.BAD_REQUEST, false);
            case 1 -> new BadAsk(world, draw.of(BAD_NAMES) + "\n", ErrorCode.BAD_NAME, false);
            case 2 -> new BadAsk(world, "x".repeat(RequestDecoder.MAX_LINE_BYTES + 1),
                    ErrorCode.TOO_LONG, true);
            default -> http();
        };
    }
}
