package dev.servelab.cache;

import dev.servelab.eviction.Order;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CacheSpecTest {
    @Test
    void parse_everyPolicy_isPrintedInFullAndReadAgain() {
        for (String policy : Policies.all()) {
            assertThat(CacheSpec.parse(policy)).hasToString(policy);
        }
        assertThat(CacheSpec.parse("lock-aware")).hasToString("lock-aware:fifo")
                .isEqualTo(new CacheSpec(Order.FIFO, true));
        assertThat(CacheSpec.parse("none")).isSameAs(CacheSpec.NONE).hasToString("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "LRU", "lru ", "lock-aware:", "lock-aware:none",
            "lock-aware:lock-aware", "lockaware", "fifo:lru", "none:lru"})
    void parse_unknown_saysWhatThereIs(String text) {
        assertThatThrownBy(() -> CacheSpec.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'").hasMessageContaining("lru")
                .hasMessageContaining("lock-aware:ORDER").hasMessageContaining("none");
    }

    @Test
    void new_lockAwareWithoutOrder_isRefused() {
        assertThatThrownBy(() -> new CacheSpec(null, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void new_negativeRevalidate_isRefused() {
        assertThatThrownBy(
                () -> new CacheSettings(CacheSpec.NONE, 16, 16, Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
