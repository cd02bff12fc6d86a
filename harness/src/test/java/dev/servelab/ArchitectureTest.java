package dev.servelab;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTest {
    private static final Architecture OURS = new Architecture("dev.servelab");
    private static final Architecture PLANTED = new Architecture("dev.servelab.planted");

    private static final JavaClasses MAIN_CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.servelab");
    private static final JavaClasses PLANTED_CLASSES = new ClassFileImporter()
            .importPackages("dev.servelab.planted");

    static Stream<ArchRule> rules() {
        return OURS.rules().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void imports_ofAllModules_keepTheRules(ArchRule rule) {
        rule.check(MAIN_CLASSES);
    }

    /** A rule about classes that were not found would hold without saying anything. */
    @Test
    void imports_ofAllModules_missNoPackage() throws IOException {
        Set<String> found = MAIN_CLASSES.stream()
                .map(JavaClass::getPackageName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(found).isEqualTo(packagesInSources())
                .contains("dev.servelab.protocol", "dev.servelab.time", "dev.servelab.eviction",
                        "dev.servelab.disk", "dev.servelab.files", "dev.servelab.cache",
                        "dev.servelab.front", "dev.servelab.server", "dev.servelab.cli");
    }

    /** Tests run in their module's folder; the benchmarks stand above all and are not seen here. */
    private static Set<String> packagesInSources() throws IOException {
        Set<String> packages = new TreeSet<>();
        for (String module : List.of("protocol", "strategies", "harness")) {
            Path sources = Path.of("..", module, "src", "main", "java");
            try (Stream<Path> files = Files.walk(sources)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .map(file -> sources.relativize(file.getParent()).toString())
                        .map(folder -> folder.replace(File.separatorChar, '.'))
                        .forEach(packages::add);
            }
        }
        return packages;
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "protocol imports",
            "eviction imports",
            "cache imports",
            "report imports",
            "every package has its place",
            "no circles",
            "protocol depends on the JDK alone",
            "nobody but cli.Main ends the process",
            "nobody maps files",
            "nobody tells the time of day"})
    void rule_plantedViolation_isReported(String rule) {
        assertThat(brokenRules()).filteredOn(broken -> broken.startsWith(rule)).hasSize(1);
    }

    @Test
    void rule_withoutPlantedViolation_isSilent() {
        assertThat(brokenRules()).hasSize(10);
    }

    @Test
    void exit_byCallAndByMethodReference_isReported() {
        String report = PLANTED.rules().stream()
                .filter(rule -> rule.getDescription().startsWith("nobody but"))
                .map(rule -> rule.evaluate(PLANTED_CLASSES).getFailureReport().toString())
                .collect(Collectors.joining());

        assertThat(report).contains("Quitter.byCall", "Quitter.byReference", "Quitter.byRuntime")
                .doesNotContain("planted.cli.Main");
    }

    private static Stream<String> brokenRules() {
        return PLANTED.rules().stream()
                .filter(rule -> rule.evaluate(PLANTED_CLASSES).hasViolation())
                .map(ArchRule::getDescription);
    }
}
