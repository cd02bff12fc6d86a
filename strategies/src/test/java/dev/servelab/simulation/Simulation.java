package dev.servelab.simulation;

import dev.servelab.cache.CacheStats;
import dev.servelab.cache.SimulatedCaches.Bug;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One seed: so many events, each followed by all checks, and at the end everything is read to its
 * end and must be as at the start. Runs in one thread; see {@link Simulations}.
 */
final class Simulation implements AutoCloseable {
    private static final int TRIES_PER_EVENT = 12;
    private static final long LONGEST_STOP_MS = 70_000;

    private final World world;
    private final Draw draw;
    private final Checks checks;
    private final int events;
    private final List<SimulatedConnection> connections = new ArrayList<>();
    private long history;
    private int event;
    private int opened;

    Simulation(long seed, int events, Bug bug) {
        this.events = events;
        this.world = new World(seed, bug);
        this.draw = world.draw;
        this.checks = new Checks(world, connections);
    }

    /** The event under way: 1 for the first. */
    int event() {
        return event;
    }

    Tally tally() {
        return world.tally;
    }

    /** Another number for every other course of events. */
    long history() {
        return history;
    }

    void run() {
        int stopAt = events / 100 * world.scenario.stopAtPercent();
        for (event = 1; event <= events; event++) {
            if (event == stopAt && world.scenario.has(Trouble.SHUTDOWN)) {
                stopServer();
            }
            int kind = happen();
            checks.afterEvent();
            remember(kind);
        }
        new Ending(world, connections, checks).run();
    }

    @Override
    public void close() {
        connections.forEach(SimulatedConnection::abandon);
        world.close();
    }

    /** Something happens, and what. */
    private int happen() {
        for (int i = 0; i < TRIES_PER_EVENT; i++) {
            int kind = draw.weighted(42, 22, 8, 14, 3, 1, 3, 4);
            if (happened(kind)) {
                return kind;
            }
        }
        pass();
        return -1;
    }

    private boolean happened(int kind) {
        if (kind != 1 && kind < 6 && connections.isEmpty()) {
            return open();
        }
        return switch (kind) {
            case 0 -> step(draw.of(connections));
            case 1 -> world.jobs.runOne();
            case 2 -> draw.of(connections).peer.receive();
            case 3 -> draw.of(connections).peer.send();
            case 4 -> open();
            case 5 -> leave(draw.of(connections).peer);
            case 6 -> world.changes.next();
            default -> pass();
        };
    }

    private boolean step(SimulatedConnection connection) {
        boolean moved = connection.step();
        if (connection.hasEnded()) {
            connections.remove(connection);
            checks.ended(connection);
        }
        return moved;
    }

    private boolean open() {
        if (connections.size() >= world.scenario.connections()) {
            return false;
        }
        connections.add(new SimulatedConnection(world, "peer" + ++opened));
        return true;
    }

    private boolean leave(Peer peer) {
        if (draw.percent(50)) {
            if (world.scenario.has(Trouble.RESETS)) {
                peer.reset();
                return true;
            }
        } else if (world.scenario.has(Trouble.HALF_CLOSES)) {
            peer.halfClose();
            return true;
        }
        return false;
    }

    /** Time passes, and mostly the timekeeper looks. */
    private boolean pass() {
        long nanos = switch (draw.weighted(70, 20, 8, 2)) {
            case 0 -> draw.between(1_000L, 1_000_000L);
            case 1 -> millis(draw.between(1, 50));
            case 2 -> millis(draw.between(50, 1_000));
            default -> world.scenario.has(Trouble.LONG_STOPS)
                    ? millis(draw.between(1_000L, LONGEST_STOP_MS))
                    : millis(1);
        };
        world.changes.finishWritesDueBy(world.clock.elapsed() + nanos);
        world.clock.advance(nanos);
        if (world.scenario.has(Trouble.WALL_JUMPS) && draw.percent(10)) {
            world.clock.shiftWall(millis(draw.between(-4_000L, 4_000L)));
        }
        if (draw.percent(80)) {
            int stuck = world.disk.stuckCount();
            world.disk.expire();
            world.tally.count("given up", world.disk.stuckCount() - stuck);
            connections.forEach(SimulatedConnection::expire);
        }
        return true;
    }

    private void stopServer() {
        world.stop();
        connections.forEach(SimulatedConnection::endIdle);
    }

    private void remember(int kind) {
        CacheStats stats = checks.stats();
        for (long number : new long[]{kind, world.clock.elapsed(), stats.bytesRequested(),
                stats.pins(), stats.doomedBytes()}) {
            history = 31 * history + number;
        }
    }

    private static long millis(long count) {
        return TimeUnit.MILLISECONDS.toNanos(count);
    }
}
