package dev.servelab.protocol.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

final class MediaTypesTest {
    @ParameterizedTest
    @CsvSource({"a.txt, text/plain; charset=utf-8", "a/b.html, text/html; charset=utf-8",
            "a.HTML, text/html; charset=utf-8", "a.css, text/css; charset=utf-8",
            "a.js, text/javascript; charset=utf-8", "a.csv, text/csv; charset=utf-8",
            "a.md, text/markdown; charset=utf-8", "a.json, application/json", "a.png, image/png",
            "a.jpg, image/jpeg", "a.pdf, application/pdf", "a.tar.gz, application/gzip",
            "a.zip, application/zip", "a#b.png, image/png",
            "a.png#x.txt, text/plain; charset=utf-8", "a.html#1, application/octet-stream",
            "a.html#, application/octet-stream",
            "a.unheard-of, application/octet-stream", "a, application/octet-stream",
            "a.txt/b, application/octet-stream", "a., application/octet-stream",
            ".txt, text/plain; charset=utf-8", "a.\u00e9, application/octet-stream"})
    void of_name_isTheTypeOfItsEnd(String name, String type) {
        assertThat(MediaTypes.of(name)).isEqualTo(type);
        assertThat(MediaTypes.of(name)).as("again").isEqualTo(type);
    }

    /** Names are a client's choice; what is kept for them is not. */
    @Test
    void of_manyEnds_areAllAnswered() {
        for (int i = 0; i < 3_000; i++) {
            assertThat(MediaTypes.of("file.end" + i)).isEqualTo(MediaTypes.BYTES);
        }
        assertThat(MediaTypes.of("a.TxT")).isEqualTo(MediaTypes.TEXT);
    }
}
