package dev.servelab.cli;

import dev.servelab.cache.CacheSpec;
import dev.servelab.front.RequestLog;
import dev.servelab.server.ServerSettings;
import dev.servelab.server.StrategySpec;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class TuningOptionsTest {
    @ParameterizedTest
    @CsvSource({"--http on,true", "--http=on,true", "--http off,false", "--http=off,false",
            "--backlog 7,true"})
    void http_asASwitch_isTaken(String words, boolean expected) throws Exception {
        assertThat(settings(parsed(words.split(" ", -1))).front().http()).isEqualTo(expected);
    }

    /** What a trial's server is started with: it must be able to read it. */
    @Test
    void arguments_ofEachOption_areReadAgainAsTheSame() throws Exception {
        TuningOptions given = parsed("--http", "off", "--backlog", "7", "--cache-size", "1MiB",
                "--packet-size", "512", "--packets-per-write", "3", "--send-buffer", "32KiB",
                "--idle-timeout", "7s", "--revalidate", "3s", "--disk-timeout", "2s", "--disk",
                "1ms:200MB/s:4", "--disk-seed", "5", "--file-io", "pool:2", "--max-connections",
                "9");

        TuningOptions again = parsed(given.arguments().toArray(String[]::new));

        assertThat(again.arguments()).isEqualTo(given.arguments());
        assertThat(settings(again)).isEqualTo(settings(given));
    }

    private static TuningOptions parsed(String... words) {
        return CommandLine.populateCommand(new TuningOptions(), words);
    }

    private static ServerSettings settings(TuningOptions options) throws CommandFailure {
        return options.settings(StrategySpec.DEFAULT, CacheSpec.parse("lru"),
                new HostPort("127.0.0.1", 0), Path.of("x"), RequestLog.NONE);
    }
}
