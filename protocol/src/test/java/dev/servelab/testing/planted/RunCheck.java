package dev.servelab.testing.planted;

import dev.servelab.testing.planted.PlantedBug.Finding;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/** Runs one test method, {@code package.Class#method}, up to its first failure. */
final class RunCheck implements TestExecutionListener {
    /** A check that a bug makes wait for ever fails by this. */
    private static final String TIMEOUT = "5 s";
    /** The same in a JVM of its own, where each of them waits for ever. */
    private static final String TIMEOUT_APART = "2 s";

    private final CancellationToken end = CancellationToken.create();
    private int run;
    /** The first; written and read by the thread that executes the request. */
    private String failure = "";

    private RunCheck() {}

    /** In a JVM of its own. */
    public static void main(String[] arguments) throws ClassNotFoundException {
        Finding finding = run(arguments[0], RunCheck.class.getClassLoader(), TIMEOUT_APART);
        System.out.println(finding.output());
        // Not exit: what a check that failed has left running must not keep the JVM.
        Runtime.getRuntime().halt(finding.status());
    }

    /** In this JVM, with the classes that the loader gives. */
    static Finding run(String check, ClassLoader classes) throws ClassNotFoundException {
        return run(check, classes, TIMEOUT);
    }

    private static Finding run(String check, ClassLoader classes, String timeout)
            throws ClassNotFoundException {
        int hash = check.indexOf('#');
        Class<?> testClass = Class.forName(check.substring(0, hash), false, classes);
        RunCheck listener = new RunCheck();
        LauncherFactory.create().execute(LauncherExecutionRequestBuilder
                .request(request(testClass, check.substring(hash + 1), timeout)).listeners(listener)
                .cancellationToken(listener.end).build());
        return listener.finding();
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            if (failure.isEmpty()) {
                failure = test.getDisplayName() + ": " + result.getThrowable().orElse(null);
            }
            end.cancel();
        }
        if (test.isTest()) {
            run++;
        }
    }

    private Finding finding() {
        if (!failure.isEmpty()) {
            return new Finding(Finding.FAILED, failure);
        }
        return new Finding(run == 0 ? Finding.NOT_RUN : Finding.PASSED, "");
    }

    private static LauncherDiscoveryRequest request(Class<?> testClass, String method,
            String timeout) {
        return LauncherDiscoveryRequestBuilder.request().selectors(selectClass(testClass))
                .filters((PostDiscoveryFilter) test -> test.getSource()
                        .map(source -> FilterResult.includedIf(!(source instanceof MethodSource m)
                                || m.getMethodName().equals(method)))
                        .orElse(FilterResult.included("no method")))
                .configurationParameter("junit.jupiter.execution.timeout.default", timeout)
                .build();
    }
}
