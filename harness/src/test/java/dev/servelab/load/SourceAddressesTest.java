package dev.servelab.load;

import dev.servelab.testing.NotChecked;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SourceAddressesTest {
    @Test
    void next_towardsLoopback_takesManyInTurn() throws UnknownHostException {
        SourceAddresses sources = SourceAddresses.towards(address("127.0.0.1"));
        InetSocketAddress first = sources.next();
        if (first == null) {
            NotChecked.here("clients on loopback come from several addresses",
                    "this system has 127.0.0.1 alone");
            return;
        }
        InetSocketAddress second = sources.next();

        assertThat(first).isEqualTo(address("127.0.0.2"));
        assertThat(second).isEqualTo(address("127.0.0.3"));
        for (int i = 2; i < 64; i++) {
            assertThat(sources.next()).isNotNull();
        }
        assertThat(sources.next()).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "::1"})
    void next_towardsOthers_isTheSystemsChoice(String host) throws UnknownHostException {
        assertThat(SourceAddresses.towards(address(host)).next()).isNull();
    }

    private static InetSocketAddress address(String host) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByName(host), 0);
    }
}
