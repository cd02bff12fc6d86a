package dev.servelab.load;

import dev.servelab.protocol.ErrorCode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorClassTest {
    @Test
    void values_everyCodeOfTheWire_hasItsClassAndIsAnAnswer() {
        assertThat(Arrays.stream(ErrorClass.values()).filter(ErrorClass::isAnswer)
                .filter(error -> error != ErrorClass.HTTP_STATUS).map(ErrorClass::id))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ErrorCode.values()).map(ErrorCode::wire).toList());
    }

    @Test
    void values_ids_areUnique() {
        assertThat(Arrays.stream(ErrorClass.values()).map(ErrorClass::id))
                .doesNotHaveDuplicates();
    }
}
