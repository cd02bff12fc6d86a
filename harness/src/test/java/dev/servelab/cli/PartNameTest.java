package dev.servelab.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class PartNameTest {
    @Test
    void of_aShortName_isTheDocumentedName() {
        assertThat(new PartName("a.txt").of("v1")).isEqualTo(".a.txt.v1.servelab-part");
    }

    /** "é" is two bytes and U+1F600 four: 149 + 2 and 148 + 4 pass 150, and no half is kept. */
    @Test
    void of_aLongName_isCutBetweenCharacters() {
        assertThat(new PartName("x".repeat(149) + "é").of("v"))
                .isEqualTo("." + "x".repeat(149) + ".v.servelab-part");
        assertThat(new PartName("x".repeat(148) + "\uD83D\uDE00").of("v"))
                .isEqualTo("." + "x".repeat(148) + ".v.servelab-part");
        assertThat(new PartName("é".repeat(75) + "x").of("v"))
                .isEqualTo("." + "é".repeat(75) + ".v.servelab-part");
    }

    @Test
    void of_theLongestNameAndVersion_isALegalFileName() {
        String part = new PartName("é".repeat(127)).of("v".repeat(64));

        assertThat(part.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(255);
    }

    @Test
    void versionOf_partsAndOthers_knowsItsOwn() {
        PartName names = new PartName("a");

        assertThat(names.versionOf(Path.of("d", ".a.1-2-3.servelab-part"))).isEqualTo("1-2-3");
        assertThat(names.versionOf(Path.of(".b.1.servelab-part"))).isNull();
        assertThat(names.versionOf(Path.of(".a.servelab-part"))).isNull();
        assertThat(names.versionOf(Path.of(".a.1 2.servelab-part"))).isNull();
        assertThat(names.versionOf(Path.of(names.random()))).isNull();
    }

    @Test
    void isCertainlyMine_partOfALongerName_isLeftAlone() {
        PartName names = new PartName("a");

        assertThat(names.isCertainlyMine(Path.of(".a.1-2-3.servelab-part"))).isTrue();
        assertThat(names.isCertainlyMine(Path.of(names.random()))).isTrue();
        assertThat(names.isCertainlyMine(Path.of(".a.b.1-2-3.servelab-part"))).isFalse();
        assertThat(names.isCertainlyMine(Path.of(".a..servelab-part"))).isFalse();
    }
}
