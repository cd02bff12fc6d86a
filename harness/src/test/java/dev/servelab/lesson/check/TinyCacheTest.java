package dev.servelab.lesson.check;

import dev.servelab.eviction.Order;
import dev.servelab.lesson.check.Journal.Decision;
import dev.servelab.lesson.check.Op.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The cache that traces are played on does what the server's does. */
class TinyCacheTest {
    /** A B C A B, room for two, fifo: A goes for C, B for A, C for B. */
    @Test
    void play_fifo_evictsTheFirst() {
        assertThat(victims(new Trace(gets("ABCAB"), 2, false), Order.FIFO)).isEqualTo("ABC");
    }

    /** A B A C, room for two, lru: A was used last, so B goes. */
    @Test
    void play_lru_evictsTheOneUsedLongestAgo() {
        assertThat(victims(new Trace(gets("ABAC"), 2, false), Order.LRU)).isEqualTo("B");
    }

    /** A is being sent. Lock-aware passes over it; bare it is doomed and its room is not there. */
    @Test
    void play_fileBeingSent_isPassedOverOrDoomed() {
        List<Op> ops = List.of(Op.of(Kind.HOLD, 0, 1), Op.of(Kind.GET, 1, 1),
                Op.of(Kind.GET, 2, 1), Op.of(Kind.GET, 1, 1), Op.of(Kind.LET_GO, 0, 1),
                Op.of(Kind.GET, 0, 1), Op.of(Kind.GET, 2, 1));
        assertThat(victims(new Trace(ops, 2, true), Order.FIFO)).isEqualTo("BCA");
        assertThat(victims(new Trace(ops, 2, false), Order.FIFO)).isEqualTo("AB");
    }

    /** A stale file leaves without a question; all of them when all change. */
    @Test
    void play_filesChange_leaveRoom() {
        List<Op> ops = List.of(Op.of(Kind.GET, 0, 1), Op.of(Kind.GET, 1, 1),
                Op.of(Kind.STALE, 0, 1), Op.of(Kind.GET, 2, 1), Op.of(Kind.EMPTY, 0, 1),
                Op.of(Kind.GET, 3, 2), Op.of(Kind.GET, 0, 1));
        assertThat(victims(new Trace(ops, 2, false), Order.LRU)).isEqualTo("D");
    }

    /** What is larger than the cache evicts nothing. */
    @Test
    void play_tooLarge_evictsNothing() {
        List<Op> ops = List.of(Op.of(Kind.GET, 0, 1), Op.of(Kind.GET, 1, 3));
        assertThat(victims(new Trace(ops, 2, false), Order.LRU)).isEmpty();
    }

    private static List<Op> gets(String files) {
        return files.chars().mapToObj(name -> Op.of(Kind.GET, name - 'A', 1)).toList();
    }

    private static String victims(Trace trace, Order order) {
        StringBuilder victims = new StringBuilder();
        for (Decision decision : Player.play(order.create(trace.capacity()), trace,
                Player.Way.AS_IT_IS, (journal, cache) -> {}).decisions()) {
            victims.append(decision.file() < 0 ? "-" : Op.name(decision.file()));
        }
        return victims.toString();
    }
}
