package dev.servelab.torture;

import dev.servelab.load.ErrorClass;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a client may have seen, told by hand: seconds since the start stand beside each request. */
class JudgeTest {
    private static final long LENGTH = 1_000;
    private static final List<ErrorClass> NEVER_EXPLAINED = Arrays.stream(ErrorClass.values())
            .filter(kind -> switch (kind) {
                case IO_ERROR, SHORT, RESET, BUSY, TIMEOUT, NOT_FOUND, CHANGED -> false;
                default -> true;
            }).toList();

    private final Judge judge = new Judge();
    private final TortureFile still = file(Treatment.STILL);
    private final TortureFile replaced = file(Treatment.REPLACED);
    private final TortureFile rewritten = file(Treatment.REWRITTEN);
    private final TortureFile removed = file(Treatment.REMOVED);

    /** Version 1 takes the name at 10 to 11; version 0 may be answered until shortly after. */
    @Test
    void checkVersion_replacedFile_isOneThatExistedMeanwhile() {
        change(replaced, 1, 10, 11);

        assertRight(replaced, 0, 5, 6);
        assertRight(replaced, 0, 5, 20);
        assertRight(replaced, 1, 5, 20);
        assertRight(replaced, 1, 12, 13);
        assertWrong(replaced, 1, 5, 6);
        assertWrong(replaced, 2, 5, 20);
        assertWrong(replaced, 0, 21, 22);
    }

    /** Somebody's look-up may be under way; it takes less than a second, and then all know. */
    @Test
    void checkVersion_oldCopyWhileOneLooks_isExcusedForASecond() {
        change(replaced, 1, 10, 11);

        assertRight(replaced, 0, 20, 21);
        assertRight(replaced, 0, 21, 21);
        assertWrong(replaced, 0, 22, 22);
    }

    @Test
    void checkVersion_goingBack_isWrong() {
        change(replaced, 1, 10, 11);

        assertRight(replaced, 1, 20, 21);
        assertRight(replaced, 0, 21, 22);
        assertWrong(replaced, 0, 22, 23);
    }

    /** Version 1 is written over version 0 at 10 to 11; only after the rest it must be whole. */
    @Test
    void checkVersion_rewrittenFile_isStrictAtRest() {
        change(rewritten, 1, 10, 11);

        assertRight(rewritten, 0, 5, 6);
        assertWrong(rewritten, 1, 5, 6);
        assertRight(rewritten, 0, 12, 13);
        assertRight(rewritten, 1, 12, 13);
        assertRight(rewritten, 1, 14, 15);
        assertWrong(rewritten, 0, 16, 17);
    }

    @Test
    void checkVersion_lengthOfAnother_isWrong() {
        assertThatThrownBy(() -> judge.checkVersion(request(still, 5, 6), body(still, 0),
                LENGTH - 1)).isInstanceOf(WrongBytes.class).hasMessageContaining("file 3");
    }

    @Test
    void explains_withoutAnyFault_nothing() {
        for (ErrorClass failure : ErrorClass.values()) {
            for (TortureFile file : List.of(still, replaced, rewritten, removed)) {
                assertThat(judge.explains(failure, request(file, 5, 5))).as("%s", failure)
                        .isFalse();
            }
        }
    }

    @Test
    void explains_diskFault_thatTimeAndNoOther() {
        judge.diskFaults.begin(SECONDS.toNanos(10));
        judge.diskFaults.end(SECONDS.toNanos(11));

        assertThat(judge.explains(ErrorClass.IO_ERROR, request(still, 10, 10))).isTrue();
        assertThat(judge.explains(ErrorClass.SHORT, request(still, 9, 12))).isTrue();
        assertThat(judge.explains(ErrorClass.IO_ERROR, request(still, 8, 9))).isFalse();
        assertThat(judge.explains(ErrorClass.IO_ERROR, request(still, 20, 20))).isFalse();
        assertThat(judge.explains(ErrorClass.BUSY, request(still, 10, 10))).isFalse();
        assertThat(judge.explains(ErrorClass.NOT_FOUND, request(still, 10, 10))).isFalse();
    }

    @Test
    void explains_noDescriptors_busyAndCuts() {
        judge.noDescriptors.begin(SECONDS.toNanos(10));

        assertThat(judge.explains(ErrorClass.BUSY, request(still, 30, 30))).isTrue();
        assertThat(judge.explains(ErrorClass.RESET, request(still, 30, 30))).isTrue();
        assertThat(judge.explains(ErrorClass.IO_ERROR, request(still, 30, 30))).isFalse();
    }

    @Test
    void explains_notFound_onlyWhileTheFileIsAway() {
        removed.history.begin(State.ABSENT, 0, SECONDS.toNanos(10));
        removed.history.end(SECONDS.toNanos(10));
        change(removed, 1, 20, 20);

        assertThat(judge.explains(ErrorClass.NOT_FOUND, request(removed, 15, 15))).isTrue();
        assertThat(judge.explains(ErrorClass.NOT_FOUND, request(removed, 5, 6))).isFalse();
        assertThat(judge.explains(ErrorClass.NOT_FOUND, request(removed, 25, 25))).isFalse();
    }

    /** The version that a RANGE asks for was read at the request's begin, in these tests. */
    @Test
    void explains_changed_onlyIfItDid() {
        change(replaced, 1, 10, 11);

        assertThat(judge.explains(ErrorClass.CHANGED, request(replaced, 9, 12))).isTrue();
        assertThat(judge.explains(ErrorClass.CHANGED, request(replaced, 13, 14))).isFalse();
    }

    /** The idle time of the servers is a second. */
    @Test
    void explains_timeout_notBeforeItsTime() {
        assertThat(judge.explains(ErrorClass.TIMEOUT, request(still, 5, 6))).isTrue();
        assertThat(judge.explains(ErrorClass.TIMEOUT, request(still, 5, 5))).isFalse();
    }

    @Test
    void explains_whatNoFaultOfOursCauses_never() {
        judge.diskFaults.begin(0);
        judge.noDescriptors.begin(0);

        assertThat(NEVER_EXPLAINED).isNotEmpty()
                .noneMatch(failure -> judge.explains(failure, request(rewritten, 5, 9)));
    }

    private void assertRight(TortureFile file, int version, long beginS, long endS) {
        assertThatCode(() -> check(file, version, beginS, endS)).doesNotThrowAnyException();
    }

    private void assertWrong(TortureFile file, int version, long beginS, long endS) {
        assertThatThrownBy(() -> check(file, version, beginS, endS))
                .isInstanceOf(WrongBytes.class);
    }

    private void check(TortureFile file, int version, long beginS, long endS)
            throws IOException {
        judge.checkVersion(request(file, beginS, endS), body(file, version),
                file.bytesOf(version));
    }

    private static BlockCheck body(TortureFile file, int version) throws IOException {
        byte[] block = new byte[Blocks.BYTES];
        Blocks.put(block, 0, file.number, version, 0);
        BlockCheck body = new BlockCheck(file.number, BlockCheck.UNKNOWN, 0,
                BlockCheck.Tolerance.NONE);
        body.write(ByteBuffer.wrap(block));
        return body;
    }

    private static void change(TortureFile file, int version, long beginS, long endS) {
        file.history.begin(version, file.bytesOf(version), SECONDS.toNanos(beginS));
        file.history.end(SECONDS.toNanos(endS));
    }

    private static Request request(TortureFile file, long beginS, long endS) {
        long beginNs = SECONDS.toNanos(beginS);
        return new Request(file, beginNs, SECONDS.toNanos(endS), beginNs, beginNs);
    }

    private static TortureFile file(Treatment treatment) {
        return new TortureFile(3, treatment, Path.of(""), LENGTH);
    }
}
