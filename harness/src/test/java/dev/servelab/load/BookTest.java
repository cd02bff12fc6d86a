package dev.servelab.load;

import dev.servelab.workload.WorkFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BookTest {
    private static final long MS = 1_000_000;
    private static final WorkFile FILE = WorkFile.listed("a", 100);

    private final List<RequestTimes> listed = new ArrayList<>();
    private final Slices slices = new Slices();
    private final Book book = new Book(true, slices, new RequestSink() {
        @Override
        public void ended(RequestTimes request) {
            listed.add(request);
        }

        @Override
        public long lost() {
            return 0;
        }
    });

    /**
     * Intended at 10, 20, 30 and 40 ms of the window. The first starts 2 ms late and is whole 8 ms
     * after that; the second fails; the third started in time, the fourth never; both are open when
     * the book is closed at 250 ms.
     */
    @Test
    void window_openLoop_countsFromTheIntendedStart() throws InterruptedException {
        book.begin(0);
        Request first = issue(10);
        book.started(first, 12 * MS);
        first.sentNs = 13 * MS;
        first.firstByteNs = 17 * MS;
        book.ended(first, null, 100, 20 * MS);
        Request second = issue(20);
        book.started(second, 20 * MS);
        book.ended(second, ErrorClass.RESET, 5, 150 * MS);
        Request third = issue(30);
        book.started(third, 30 * MS);
        Request fourth = issue(40);
        book.roll(250 * MS);
        book.unanswered(third, 7, 250 * MS);
        book.unanswered(fourth, 0, 250 * MS);

        Window window = window();

        assertThat(window.issued()).isEqualTo(4);
        assertThat(window.ok()).isEqualTo(1);
        assertThat(window.okBytes()).isEqualTo(100);
        assertThat(window.errors()).containsOnlyKeys(ErrorClass.RESET);
        assertThat(window.unanswered()).isEqualTo(2);
        Timings timings = window.timings();
        assertThat(ms(timings.latencyUs())).containsExactly(10.0, 210.0, 220.0);
        assertThat(ms(timings.sendLatencyUs())).containsExactly(8.0, 220.0);
        assertThat(ms(timings.latenessUs())).containsExactly(0.0, 0.0, 2.0, 210.0);
        assertThat(ms(timings.firstByteUs())).containsExactly(4.0);
        assertThat(ms(timings.bodyUs())).containsExactly(3.0);
        assertThat(window.intervals()).extracting(Interval::ok).containsExactly(1L, 0L, 0L);
        assertThat(window.intervals()).extracting(Interval::failed).containsExactly(0L, 1L, 0L);
        assertThat(window.intervals().getLast().maxUs()).isBetween(219_000L, 221_000L);
    }

    @Test
    void list_everyRequest_isThereOnceWithItsOutcome() throws InterruptedException {
        book.begin(1_000 * MS);
        Request open = issue(1_010);
        book.started(open, 1_012 * MS);
        book.unanswered(open, 0, 1_050 * MS);
        window();

        assertThat(listed).containsExactly(new RequestTimes(10_000, 12_000, RequestTimes.NEVER,
                RequestTimes.NEVER, 50_000, 0, RequestTimes.UNANSWERED, "a"));
    }

    @Test
    void window_withARequestUnaccountedFor_isRefused() {
        book.begin(0);
        issue(1);

        assertThatThrownBy(this::window).isInstanceOf(IllegalStateException.class);
    }

    private Request issue(long intendedMs) {
        book.issued();
        return new Request(FILE, Request.NO_CLIENT, intendedMs * MS);
    }

    private Window window() throws InterruptedException {
        book.close();
        slices.end();
        TimeSeries series = new TimeSeries(IntervalLog.none());
        series.follow(slices);
        return book.window(new Loop.Open(100, Arrivals.CONSTANT, 10), 0.25, 0, series,
                new Generator(0, 0, 0, 0, 0), SceneryCounts.NONE);
    }

    /** Every value, to a tenth of a millisecond: the histogram has three digits. */
    private static List<Double> ms(org.HdrHistogram.Histogram us) {
        List<Double> values = new ArrayList<>();
        us.recordedValues().forEach(step -> {
            for (long i = 0; i < step.getCountAddedInThisIterationStep(); i++) {
                values.add(Math.round(step.getValueIteratedTo() / 1_000.0) / 1.0);
            }
        });
        return values;
    }
}
