package dev.servelab.load;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AccountTest {
    private static final long MS = 1_000_000;

    private final Recorder recorder = new Recorder(3);
    private final Account account = new Account(recorder);

    /** Three are begun: ok after 5 ms, refused, open for 7 ms when the book is closed. */
    @Test
    void close_overAnOpenRequest_booksItsAge() {
        account.begin(0);
        account.ok(5 * MS, 100);
        account.begin(10 * MS);
        account.failed(ErrorClass.REFUSED);
        account.begin(20 * MS);
        account.close(27 * MS);

        Window window = window();

        assertThat(window.issued()).isEqualTo(3);
        assertThat(window.ok()).isEqualTo(1);
        assertThat(window.okBytes()).isEqualTo(100);
        assertThat(window.errors()).containsOnlyKeys(ErrorClass.REFUSED);
        assertThat(window.unanswered()).isEqualTo(1);
        assertThat(window.timings().latencyUs().getTotalCount()).isEqualTo(2);
        assertThat(window.timings().latencyUs().valuesAreEquivalent(
                window.timings().latencyUs().getMaxValue(), 7_000)).isTrue();
    }

    @Test
    void anything_afterClose_isNotBooked() {
        account.begin(0);
        account.close(MS);

        account.ok(2 * MS, 100);
        account.failed(ErrorClass.RESET);
        boolean begun = account.begin(3 * MS);
        account.close(4 * MS);

        assertThat(begun).isFalse();
        Window window = window();
        assertThat(window.issued()).isEqualTo(1);
        assertThat(window.unanswered()).isEqualTo(1);
        assertThat(window.errorCount() + window.ok()).isZero();
    }

    @Test
    void starved_onlyServersWordsCountAsAnswers() {
        account.begin(0);
        account.failed(ErrorClass.CLIENT_TIMEOUT);
        account.close(MS);
        Account answered = new Account(recorder);
        answered.begin(0);
        answered.failed(ErrorClass.BUSY);
        answered.close(MS);

        Tally sums = new Tally();
        account.addTo(sums);
        answered.addTo(sums);

        assertThat(sums.starvedClients).isEqualTo(1);
    }

    @Test
    void addTo_openBook_isRefused() {
        assertThatThrownBy(() -> account.addTo(new Tally()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void window_thatDoesNotAddUp_isRefused() {
        Tally sums = new Tally();
        sums.issued = 3;
        sums.ok = 1;
        sums.unanswered = 1;

        assertThatThrownBy(() -> sums.window(new Loop.Closed(1), 1, new Histogram(3)))
                .isInstanceOf(IllegalStateException.class);
    }

    private Window window() {
        Tally sums = new Tally();
        account.addTo(sums);
        return sums.window(new Loop.Closed(1), 1, recorder.getIntervalHistogram());
    }
}
