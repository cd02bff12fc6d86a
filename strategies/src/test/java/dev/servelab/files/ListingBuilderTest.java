package dev.servelab.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ListingBuilderTest {
    @Test
    void build_anyNames_sortedAsTheirBytes() {
        List<String> names = List.of("b", "a", "a/b", "a b", "a-b", "aa", "é", "z", "\uFFFDx", "😀",
                "漢", "\uE000", "A", "😀a", "a\uFFFD", "a😀");
        ListingBuilder builder = new ListingBuilder();
        names.forEach(name -> builder.add(name, 1));

        assertThat(Disk.names(builder.build())).containsExactlyElementsOf(names.stream()
                .sorted((a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8),
                        b.getBytes(StandardCharsets.UTF_8)))
                .toList());
    }

    /** 15 folders of 85 '%' are 255 bytes each as written, and a slash: 3,840; 20 more fit. */
    @Test
    void add_nameOf3900BytesAsWritten_isTheLongestListed() {
        String folders = ("%".repeat(85) + "/").repeat(15);
        ListingBuilder builder = new ListingBuilder();
        builder.add(folders + "%".repeat(20), 1);
        builder.add(folders + "%".repeat(20) + "x", 1);
        builder.add(folders + "x".repeat(61), 1);

        Listing listing = builder.build();

        assertThat(Disk.names(listing)).containsExactly(folders + "%".repeat(20));
        assertThat(listing.unlistable()).isEqualTo(2);
    }

    @Test
    void add_halfASurrogatePair_isUnlistable() {
        ListingBuilder builder = new ListingBuilder();
        builder.add("a\ud800", 1);
        builder.addUnlistable();
        assertThat(builder.build()).isEqualTo(new Listing(List.of(), 2));
    }
}
