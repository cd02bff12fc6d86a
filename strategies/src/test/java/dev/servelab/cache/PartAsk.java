package dev.servelab.cache;

import dev.servelab.cache.Client.Answer;
import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

/** Asks for parts of files, and judges the answers. */
final class PartAsk {
    private PartAsk() {}

    static void check(Answer answer, byte[] whole, int first, int end, Outcome outcome) {
        assertThat(answer.refusal()).isNull();
        assertThat(answer.bytes()).isEqualTo(Arrays.copyOfRange(whole, first, end));
        assertThat(answer.outcome()).isEqualTo(outcome);
    }

    static Answer ask(Rig rig, String name, long first, long end, boolean withSum) {
        Answer answer = ask(rig.cache, name, first, end, withSum);
        rig.cache.checkInvariants();
        return answer;
    }

    static Answer ask(ContentCache cache, String name, long first, long end,
            boolean withSum) {
        Client client = new Client();
        NotedSelection noted = NotedSelection.bytes(first, end, withSum);
        Transfer transfer = cache.get(name, noted, client);
        assertThat(client.await(transfer)).isEqualTo(Transfer.State.READY);
        assertThat(transfer.length()).isEqualTo(end - first);
        assertThat(transfer.size()).isEqualTo(noted.size);
        assertThat(transfer.version()).isEqualTo(noted.version);
        return client.finish(transfer);
    }

    /** Asks for version and size alone, and expects a file of that size. */
    static void lookUp(Rig rig, String name, int size) {
        lookUp(rig.cache, name, size);
        rig.cache.checkInvariants();
    }

    static void lookUp(ContentCache cache, String name, int size) {
        Client client = new Client();
        NotedSelection noted = NotedSelection.nothing();
        Transfer transfer = cache.get(name, noted, client);
        assertThat(client.await(transfer)).isEqualTo(Transfer.State.READY);
        assertThat(transfer.isComplete()).isTrue();
        assertThat(transfer.length()).isZero();
        assertThat(transfer.remaining()).isZero();
        assertThat(transfer.size()).isEqualTo(noted.size).isEqualTo(size);
        Answer answer = client.finish(transfer);
        assertThat(answer.version()).isEqualTo(noted.version);
        assertThat(answer.outcome()).isEqualTo(Outcome.LOOKED_UP);
    }
}
