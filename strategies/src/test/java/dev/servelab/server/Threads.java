package dev.servelab.server;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Platform threads that are alive, but for those that the JDK and JUnit start for themselves. */
final class Threads {
    private static final Predicate<String> FOREIGN = Pattern.compile(
            "ForkJoinPool.*|VirtualThread-.*|.*-[Pp]oller.*|process reaper.*|Attach.*|[Jj][Uu]nit.*")
            .asMatchPredicate();

    private Threads() {}

    static Set<Thread> alive() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !FOREIGN.test(thread.getName())).collect(Collectors.toSet());
    }

    /** A thread ends soon after it has done its work. */
    static void awaitNoneBut(Set<Thread> before) {
        Await.until("no threads are left but " + before, () -> before.containsAll(alive()));
    }
}
