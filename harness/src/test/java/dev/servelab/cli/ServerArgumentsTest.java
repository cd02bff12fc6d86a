package dev.servelab.cli;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class ServerArgumentsTest {
    @ParameterizedTest
    @CsvSource({"localhost 3000,localhost,3000", "localhost:3000,localhost,3000",
            "10.0.0.1:0,10.0.0.1,0", "::1 65535,::1,65535", "[::1] 80,::1,80", "[::1]:80,::1,80",
            "[fe80::1%eth0]:80,fe80::1%eth0,80"})
    void read_ofEachForm_findsTheServer(String words, String host, int port) throws Exception {
        ServerArguments read = ServerArguments.read(List.of(words.split(" ")));

        assertThat(read.server()).isEqualTo(new HostPort(host, port));
        assertThat(read.rest()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"h:1/a b/c.txt:5,a b/c.txt:5", "[::1]:1/%41,%41", "h:1//x,/x"})
    void read_ofAnAddressWithAName_findsTheName(String word, String name) throws Exception {
        assertThat(ServerArguments.read(List.of(word, "next")))
                .extracting(ServerArguments::rest).isEqualTo(List.of(name, "next"));
    }

    @Test
    void read_ofAnAddressThatEndsInASlash_hasNoName() throws Exception {
        assertThat(ServerArguments.read(List.of("h:1/")).rest()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost x", "localhost 65536", "localhost -1",
            "localhost 123456789012", "localhost:65536", ":3000", "h:", "[::1]"})
    void read_ofNoServer_isWrongUsage(String words) {
        assertThatThrownBy(() -> ServerArguments.read(List.of(words.split(" "))))
                .isInstanceOfSatisfying(CommandFailure.class,
                        e -> assertThat(e.status()).isEqualTo(ExitStatus.USAGE));
    }

    @Test
    void toString_ofIpv6_isReadAgain() {
        HostPort server = new HostPort("::1", 80);

        assertThat(server).hasToString("[::1]:80");
        assertThat(HostPort.parse(server.toString())).isEqualTo(server);
    }
}
