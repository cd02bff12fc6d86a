package dev.servelab.torture;

import dev.servelab.load.ErrorClass;
import java.util.List;
import java.util.Optional;

/** Says which bytes are right, and which failures a fault explains. Thread-safe. */
final class Judge {
    /** Times in which calls of the server to the file system fail. */
    final Phases diskFaults = new Phases();
    /** Times in which the server can open nothing. */
    final Phases noDescriptors = new Phases();

    /** What a byte of a file may be, beside that of the body's first version. */
    BlockCheck.Tolerance tolerance(TortureFile file, long beginNs, RunClock clock) {
        if (!file.treatment.isInPlace()) {
            return BlockCheck.Tolerance.NONE;
        }
        return (position, value) -> file.history
                .during(beginNs - Conditions.REST_NS, clock.nowNs()).stream()
                .anyMatch(state -> value == Blocks.byteAt(file.number, state.version(), position)
                        || (value == 0 && position >= state.length()));
    }

    /**
     * A body came whole, and each of its blocks was right in itself: was it the file?
     *
     * @throws WrongBytes if there was no such file at any moment that counts
     */
    void checkVersion(Request request, BlockCheck body, long length) throws WrongBytes {
        TortureFile file = request.file();
        boolean inPlace = file.treatment.isInPlace();
        long sinceNs = request.beginNs() - (inPlace ? Conditions.REST_NS : Conditions.OLD_NS);
        List<State> states = file.history.during(sinceNs, request.endNs());
        if (inPlace && file.history.changedDuring(sinceNs, request.endNs())) {
            if (!isWithin(states, body.version(), length)) {
                throw wrong(request, body, length, states);
            }
            return;
        }
        Optional<State> whole = states.reversed().stream()
                .filter(state -> state.is(body.version(), length)).findFirst();
        if (!body.isMixed() && whole.isPresent()) {
            file.sightings.saw(whole.get(), request);
        } else if (body.isMixed() || !isExcused(request, body.version(), length)) {
            throw wrong(request, body, length, states);
        }
    }

    /** Whether it may be a copy that the server gives away while it looks the file up. */
    private static boolean isExcused(Request request, int version, long length) {
        TortureFile file = request.file();
        return file.history.find(version, length, request.endNs())
                .filter(state -> file.sightings.excuses(state, request)).isPresent();
    }

    private static WrongBytes wrong(Request request, BlockCheck body, long length,
            List<State> states) {
        return new WrongBytes("%s (%s): %,d bytes of version %d%s, from %.3f to %.3f s; right: %s"
                .formatted(request.file(), request.file().treatment, length, body.version(),
                        body.isMixed() ? " mixed with others" : "", request.beginNs() / 1e9,
                        request.endNs() / 1e9, states));
    }

    /** While a file is changed in place, its length too may be any between before and after. */
    private static boolean isWithin(List<State> states, int version, long length) {
        return states.stream().anyMatch(state -> state.version() == version)
                && states.stream().anyMatch(state -> state.length() <= length)
                && states.stream().anyMatch(state -> state.length() >= length);
    }

    /** Whether something that was done explains that the request failed so. */
    boolean explains(ErrorClass failure, Request request) {
        long from = request.beginNs();
        long to = request.endNs();
        History history = request.file().history;
        boolean idle = to - request.quietSinceNs() >= Conditions.IDLE_TIMEOUT_NS;
        boolean changing = request.file().treatment.isInPlace()
                && history.changedDuring(from - Conditions.REST_NS, to);
        boolean disk = changing || diskFaults.overlap(from, to);
        return switch (failure) {
            case IO_ERROR -> disk;
            case SHORT, RESET -> disk || idle || noDescriptors.overlap(from, to);
            case BUSY -> noDescriptors.overlap(from, to);
            case TIMEOUT -> idle;
            case NOT_FOUND -> history.during(from - Conditions.OLD_NS, to).stream()
                    .anyMatch(State::isAbsent);
            case CHANGED -> history
                    .changedDuring(request.knownSinceNs() - Conditions.OLD_NS, to);
            default -> false;
        };
    }
}
