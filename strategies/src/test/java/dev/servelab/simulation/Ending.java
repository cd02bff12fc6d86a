package dev.servelab.simulation;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The end of a simulation: nothing goes wrong any more, every peer reads on, and within a bounded
 * number of steps everything that was asked is answered and everything that was held is back.
 */
final class Ending {
    /** The largest file in the smallest pieces, a few times over. */
    private static final int MOST_ROUNDS = 400_000;
    /** Until whatever was changed is at rest, and no look-up is recent. */
    private static final long REST_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final Set<String> ANSWERED = Set.of("hit", "miss");

    private final World world;
    private final List<SimulatedConnection> connections;
    private final Checks checks;

    Ending(World world, List<SimulatedConnection> connections, Checks checks) {
        this.world = world;
        this.connections = connections;
        this.checks = checks;
    }

    void run() {
        world.calls.stop();
        world.jobs.stopRejecting();
        world.changes.restoreAll();
        finishAll();
        checks.nothingHeld();
        countCache();
        if (world.isStopping()) {
            world.restart();
        }
        world.clock.advance(REST_NANOS);
        for (NamedFile file : world.files.all) {
            serveTwice(file);
        }
        int budget = (int) world.scenario.cache().budgetBytes();
        serveTwice(world.changes.addOfSize(budget));
        world.checkTimes();
    }

    /** Lets everybody go on in turn, until nobody can. */
    private void finishAll() {
        boolean moved = true;
        for (int round = 0; moved; round++) {
            Checks.expect(round < MOST_ROUNDS, "no end: " + connections);
            moved = world.jobs.runOne();
            for (SimulatedConnection connection : List.copyOf(connections)) {
                connection.peer.finish();
                moved |= connection.step();
                if (connection.hasEnded()) {
                    connections.remove(connection);
                    checks.ended(connection);
                }
            }
            world.clock.advance(1);
        }
        Checks.expect(connections.isEmpty(), "waits for ever: " + connections);
    }

    /**
     * Whatever has happened to it, and wherever the free memory lies: it is served, and if it fits
     * it is found the second time.
     */
    private void serveTwice(NamedFile file) {
        String first = serve(file);
        Checks.expect(ANSWERED.contains(first), file.name + " is answered by " + first);
        String second = serve(file);
        Checks.expect(second.equals(fits(file) ? "hit" : "miss"), file.name + " is a " + second);
    }

    private String serve(NamedFile file) {
        SimulatedConnection connection = new SimulatedConnection(world, "last");
        connections.add(connection);
        connection.peer.send(connection.peer.speaksHttp()
                ? HttpAsk.whole(world, file)
                : FileAsk.get(world, file));
        finishAll();
        checks.nothingHeld();
        return connection.lastOutcome();
    }

    private boolean fits(NamedFile file) {
        FileNode node = file.node();
        return world.scenario.cache().spec().order() != null && node != null
                && node.state().size() <= world.scenario.cache().budgetBytes();
    }

    private void countCache() {
        world.tally.count("evicted", checks.stats().evictions());
        world.tally.count("doomed", checks.stats().dooms());
        world.tally.count("passed over", checks.stats().passedOver());
        world.tally.count("stale", checks.stats().stale());
    }
}
