package dev.servelab.protocol.http;

import dev.servelab.protocol.ErrorCode;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

final class StatusTest {
    @ParameterizedTest
    @CsvSource({"bad-request, 400", "bad-name, 400", "too-long, 414", "not-found, 404",
            "not-a-file, 403", "denied, 403", "changed, 412", "busy, 503", "timeout, 408",
            "io-error, 500", "shutting-down, 503"})
    void of_refusalOfTheNativeWire_isItsStatus(String wire, int code) {
        ErrorCode refusal = Objects.requireNonNull(ErrorCode.ofWire(wire));

        assertThat(Status.of(refusal).code()).isEqualTo(code);
    }
}
