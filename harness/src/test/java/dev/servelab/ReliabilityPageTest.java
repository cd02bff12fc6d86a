package dev.servelab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/reliability.md names the test of each promise: a test that was renamed is found here. */
class ReliabilityPageTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    @Test
    void page_everyTestThatItNames_exists() throws IOException {
        List<MatchResult> named = TEST
                .matcher(Files.readString(ROOT.resolve("docs/reliability.md"))).results().toList();
        assertThat(named).hasSizeGreaterThan(100);
        assertThat(missing(named)).isEmpty();
    }

    @Test
    void missing_methodOrClassThatIsNot_isFound() throws IOException {
        List<MatchResult> named = TEST.matcher("`ReliabilityPageTest.page_isRight` `NoTest.no`"
                + " `ReliabilityPageTest.page_everyTestThatItNames_exists`").results().toList();
        assertThat(missing(named)).containsExactly("ReliabilityPageTest.page_isRight",
                "NoTest.no");
    }

    private static List<String> missing(List<MatchResult> named) throws IOException {
        List<String> missing = new ArrayList<>();
        for (MatchResult test : named) {
            if (!source(test.group(1)).contains("void " + test.group(2) + "(")) {
                missing.add(test.group(1) + "." + test.group(2));
            }
        }
        return missing;
    }

    /** Of all classes of that name; empty if there is none. */
    private static String source(String className) throws IOException {
        StringBuilder sources = new StringBuilder();
        for (String module : List.of("protocol", "strategies", "harness", "benchmarks")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test"))) {
                for (Path file : files.filter(path -> path.endsWith(className + ".java"))
                        .toList()) {
                    sources.append(Files.readString(file));
                }
            }
        }
        return sources.toString();
    }
}
