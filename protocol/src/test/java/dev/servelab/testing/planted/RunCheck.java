package dev.servelab.testing.planted;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/** Runs one test method, {@code package.Class#method}, up to its first failure. */
final class RunCheck implements TestExecutionListener {
    static final int PASSED = 0;
    static final int FAILED = 10;
    static final int NOT_RUN = 11;

    /** A check that a bug makes wait for ever fails by this. */
    private static final String TIMEOUT = "5 s";

    private final AtomicInteger run = new AtomicInteger();

    private RunCheck() {}

    public static void main(String[] arguments) {
        int hash = arguments[0].indexOf('#');
        RunCheck check = new RunCheck();
        LauncherFactory.create().execute(
                request(arguments[0].substring(0, hash), arguments[0].substring(hash + 1)), check);
        // Not exit: what a check that failed has left running must not keep the JVM.
        Runtime.getRuntime().halt(check.run.get() == 0 ? NOT_RUN : PASSED);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            System.out.println(test.getDisplayName() + ": " + result.getThrowable().orElse(null));
            Runtime.getRuntime().halt(FAILED);
        }
        if (test.isTest()) {
            run.incrementAndGet();
        }
    }

    private static LauncherDiscoveryRequest request(String className, String method) {
        return LauncherDiscoveryRequestBuilder.request().selectors(selectClass(className))
                .filters((PostDiscoveryFilter) test -> test.getSource()
                        .map(source -> FilterResult.includedIf(!(source instanceof MethodSource m)
                                || m.getMethodName().equals(method)))
                        .orElse(FilterResult.included("no method")))
                .configurationParameter("junit.jupiter.execution.timeout.default", TIMEOUT)
                .build();
    }
}
