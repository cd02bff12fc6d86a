package dev.servelab.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import dev.servelab.cache.CachedFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The live page, and the list that it asks for. How it looks and moves is seen in a browser. */
class LivePageTest {
    @Test
    void page_always_allowsItselfAndToAskItsServer() throws Exception {
        Page page = LivePage.page();

        assertThat(page.contentType()).isEqualTo("text/html; charset=utf-8");
        assertThat(page.securityPolicy())
                .isEqualTo(Policies.expected(page, "; connect-src 'self'"));
    }

    @Test
    void page_always_namesNothingElsewhere() {
        assertThat(new String(LivePage.page().body(), StandardCharsets.UTF_8)
                .replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http:", "https:", "@import", "url(", "/*STYLES*/", "/*SCRIPTS*/");
    }

    @Test
    void cachedJson_ofHostileNames_isWhatListSays() {
        Page page = CachedJson.of(List.of(new CachedFile("a\n\"</script>% 日本", 3, 1, 2),
                new CachedFile("b", Long.MAX_VALUE, 0, 0)));

        assertThat(page.contentType()).isEqualTo("application/json");
        assertThat(page.securityPolicy()).startsWith("default-src 'none'");
        JsonArray rows = JsonParser.parseString(new String(page.body(), StandardCharsets.UTF_8))
                .getAsJsonArray();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).getAsJsonObject().get("name").getAsString())
                .isEqualTo("a%0A\"</script>%25 日本");
        assertThat(rows.get(0).toString()).endsWith("\"bytes\":3,\"pins\":1,\"hits\":2}");
        assertThat(rows.get(1).getAsJsonObject().get("bytes").getAsLong())
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void cachedJson_withStats_holdsBoth() {
        assertThat(new String(CachedJson.with("{\"hits\":1}",
                List.of(new CachedFile("a", 3, 0, 1))).body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"stats\":{\"hits\":1},\"cached\":[{\"name\":\"a\",\"bytes\":3,"
                        + "\"pins\":0,\"hits\":1}]}");
    }

    @Test
    void cachedJson_ofNothing_isAnEmptyArray() {
        assertThat(CachedJson.of(List.of()).body())
                .isEqualTo("[]".getBytes(StandardCharsets.UTF_8));
    }
}
