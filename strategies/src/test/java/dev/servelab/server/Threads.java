package dev.servelab.server;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Platform threads that are alive, but for those that the JDK and JUnit start for themselves. */
final class Threads {
    private static final Predicate<String> FOREIGN = Pattern.compile(
            "ForkJoinPool.*|VirtualThread-.*|.*Poller|.*-poller.*|process reaper.*|Attach.*|[Jj][Uu]nit.*")
            .asMatchPredicate();

    private Threads() {}

    static Set<Thread> alive() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !FOREIGN.test(thread.getName())).collect(Collectors.toSet());
    }

    /** A thread ends soon after it has done its work. */
    static void awaitNoneBut(Set<Thread> before) {
        try {
            Await.until("all other threads have ended", () -> before.containsAll(alive()));
        } catch (AssertionError stay) {
            Set<Thread> left = alive();
            left.removeAll(before);
            throw new AssertionError("threads that stay: " + left, stay);
        }
    }
}
