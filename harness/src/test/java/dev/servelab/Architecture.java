package dev.servelab;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.stream.Stream;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The house rules on imports, over any root package, so that the same rules can be shown to catch
 * violations planted under another root.
 *
 * @param root the package that holds ours: "dev.servelab"
 */
record Architecture(String root) {
    /** A package, and what of ours it may import beside itself. */
    private record Place(String name, List<String> mayImport) {
        static Place of(String name, String... mayImport) {
            return new Place(name, List.of(mayImport));
        }

        /** Who stands above {@code lower}, and may import it and all that it may. */
        static Place above(Place lower, String name, String... more) {
            return new Place(name, Stream.of(lower.mayImport, List.of(lower.name), List.of(more))
                    .flatMap(List::stream).toList());
        }
    }

    private static final List<Place> PLACES = places();
    private static final List<String> WALL_CLOCK = List.of("java.lang.System.currentTimeMillis",
            "java.time.Instant.now", "java.time.LocalDateTime.now", "java.time.LocalDate.now",
            "java.time.ZonedDateTime.now", "java.time.OffsetDateTime.now", "java.time.Clock.",
            "java.util.Date.<init>", "java.util.concurrent.locks.LockSupport.parkUntil");
    /** The first is the clock itself; the next two compare with files; the others write it down. */
    private static final List<String> WALL_CLOCK_READERS = List.of("time.Clock",
            "files.ChannelFile", "cache.Freshness", "front.WireFront", "front.FrontFactory",
            "server.JsonRequestLog",
            "cli.Measurement", "cli.RecordOption", "cli.SelfTestCommand", "load.IntervalLog",
            "experiment.Experiment");

    private static List<Place> places() {
        Place custom = Place.of("custom", "eviction");
        Place cache = Place.of("cache", "protocol", "time", "eviction", "custom", "record", "disk",
                "files", "linux");
        Place page = Place.above(cache, "page");
        Place telemetry = Place.above(cache, "telemetry");
        Place front = Place.above(telemetry, "front", "page");
        Place server = Place.above(front, "server");
        Place trace = Place.above(server, "trace", "draw", "text");
        Place workload = Place.above(trace, "workload");
        Place load = Place.above(workload, "load");
        Place fairness = Place.of("fairness", "time");
        Place experiment = Place.above(load, "experiment", "fairness", "statistics");
        Place simulate = Place.above(trace, "simulate");
        Place lesson = Place.above(experiment, "lesson", "simulate");
        Place torture = Place.above(experiment, "torture");
        Place selftest = Place.above(experiment, "selftest");
        Place report = Place.above(experiment, "report", "simulate", "lesson", "torture",
                "selftest");
        return List.of(
                Place.of("protocol"),
                Place.of("time"),
                Place.of("eviction"),
                Place.of("statistics"),
                Place.of("text"),
                Place.of("draw", "text"),
                custom,
                Place.of("record", "time", "eviction"),
                Place.of("disk", "protocol", "time"),
                Place.of("linux"),
                Place.of("files", "protocol", "time", "linux"),
                cache, page, telemetry, front, server,
                trace, workload, load, fairness, experiment, simulate, lesson, torture, selftest,
                report,
                Place.of("shell"),
                Place.above(report, "cli", "shell"));
    }

    List<ArchRule> rules() {
        return Stream.concat(PLACES.stream().map(this::importsOnlyWhatItMay),
                Stream.of(everyPackageIsListed(), noCycles(), protocolUsesTheJdkAlone(),
                        onlyMainExits(), nobodyMapsFiles(), wallClockIsForTheRecord()))
                .toList();
    }

    private ArchRule importsOnlyWhatItMay(Place place) {
        String[] allowed = Stream.concat(Stream.of(place.name), place.mayImport.stream())
                .map(this::within).toArray(String[]::new);
        return noClasses().that().resideInAPackage(within(place.name)).should()
                .dependOnClassesThat(resideInAPackage(root + "..")
                        .and(resideOutsideOfPackages(allowed)))
                .allowEmptyShould(true)
                .as(place.name + " imports, of ours, only " + place.mayImport);
    }

    private ArchRule everyPackageIsListed() {
        String[] listed = PLACES.stream().map(Place::name).map(this::within).toArray(String[]::new);
        return classes().that().resideInAPackage(root + "..").should().resideInAnyPackage(listed)
                .as("every package has its place in the order of imports");
    }

    private ArchRule noCycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles()
                .as("no circles between packages");
    }

    private ArchRule protocolUsesTheJdkAlone() {
        return noClasses().that().resideInAPackage(within("protocol")).should()
                .dependOnClassesThat(resideOutsideOfPackages("java..", "org.jspecify.annotations",
                        within("protocol")))
                .as("protocol depends on the JDK alone");
    }

    private ArchRule onlyMainExits() {
        DescribedPredicate<JavaClass> systemOrRuntime = DescribedPredicate.describe(
                "System or Runtime",
                c -> c.isEquivalentTo(System.class) || c.isEquivalentTo(Runtime.class));
        DescribedPredicate<AccessTarget> exit = DescribedPredicate.and(
                owner(systemOrRuntime), name("exit"));
        return noClasses().that().doNotHaveFullyQualifiedName(root + ".cli.Main").should()
                .accessTargetWhere(JavaAccess.Predicates.target(exit))
                .as("nobody but cli.Main ends the process");
    }

    /** A mapped file that is truncated kills whoever reads it. */
    private ArchRule nobodyMapsFiles() {
        DescribedPredicate<JavaClass> channel = DescribedPredicate.describe("FileChannel",
                c -> c.isEquivalentTo(FileChannel.class));
        return noClasses().should()
                .accessTargetWhere(JavaAccess.Predicates.target(
                        DescribedPredicate.and(owner(channel), name("map"))))
                .as("nobody maps files");
    }

    /**
     * The wall clock may jump. It is read where it is compared with the times of files or written
     * down for people, and nowhere else: so no duration and no deadline, of server, client or
     * harness, is told by it.
     */
    private ArchRule wallClockIsForTheRecord() {
        DescribedPredicate<AccessTarget> wallClock = DescribedPredicate.describe("the wall clock",
                target -> WALL_CLOCK.stream().anyMatch(target.getFullName()::startsWith)
                        || target.getFullName().startsWith(root + ".time.Clock.wallMillis"));
        String[] readers = WALL_CLOCK_READERS.stream().map(name -> root + "." + name)
                .toArray(String[]::new);
        return noClasses().that(DescribedPredicate.describe("are not " + WALL_CLOCK_READERS,
                c -> !List.of(readers).contains(outermost(c))))
                .should().accessTargetWhere(JavaAccess.Predicates.target(wallClock))
                .as("nobody tells the time of day but " + WALL_CLOCK_READERS);
    }

    private static String outermost(JavaClass c) {
        return c.getName().replaceFirst("\\$.*", "");
    }

    private String within(String name) {
        return root + "." + name + "..";
    }
}
