package dev.servelab.custom;

import dev.servelab.eviction.EvictionPolicy;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;

/**
 * A policy's class in a loader of its own, from which objects are made fast. They share one meter
 * and the class's static fields, so they are for one thread.
 */
public final class LoadedPolicy {
    private final Path file;
    private final PolicyClass type;

    LoadedPolicy(Path file, PolicyClass type) {
        this.file = file;
        this.type = type;
    }

    /** Makes one that is stopped after the usual number of steps. */
    StrictPolicy create(long capacityBytes) {
        return create(capacityBytes, StrictPolicy.Limits.USUAL);
    }

    /** Makes one that is held to every rule, and stopped after so many steps of one call. */
    public StrictPolicy create(long capacityBytes, long stepsPerCall) {
        return create(capacityBytes, new StrictPolicy.Limits(stepsPerCall, true));
    }

    private StrictPolicy create(long capacityBytes, StrictPolicy.Limits limits) {
        StepMeter meter = type.meter();
        meter.allow(limits.stepsPerCall());
        Throwable thrown;
        try {
            EvictionPolicy policy = type.newInstance(capacityBytes);
            meter.checkNotEnded();
            return new StrictPolicy(file, policy, type, limits);
        } catch (InvocationTargetException inConstructor) {
            thrown = inConstructor.getTargetException();
        } catch (ExceptionInInitializerError inStatic) {
            thrown = inStatic.getException();
        } catch (TooManySteps | CountedCalls.ProcessEnding | LinkageError inStatic) {
            thrown = inStatic;
        }
        throw BrokenPolicyException.of(file, "constructor", meter.endedWithOr(thrown),
                limits.stepsPerCall());
    }
}
