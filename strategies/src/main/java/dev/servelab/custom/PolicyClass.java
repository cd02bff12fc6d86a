package dev.servelab.custom;

import dev.servelab.eviction.EvictionPolicy;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The class of a file, loaded once, and how an object of it is made. */
final class PolicyClass {
    private final Class<?> type;
    private final StepMeter meter;

    private PolicyClass(Class<?> type, StepMeter meter) {
        this.type = type;
        this.meter = meter;
    }

    /** Loads into a loader of its own. */
    static PolicyClass load(Map<String, byte[]> classes, String name) {
        PolicyLoader loader = new PolicyLoader(classes);
        try {
            return new PolicyClass(loader.loadClass(name), loader.meter());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    /** What keeps objects of it from being made as policies are; empty if nothing does. */
    List<Problem> problems() {
        String name = type.getSimpleName();
        if (!EvictionPolicy.class.isAssignableFrom(type)) {
            return problem("class " + name + " does not implement EvictionPolicy",
                    Hint.NOT_A_POLICY);
        }
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            return problem("class " + name + " is abstract", Hint.NOT_CONCRETE);
        }
        if (!Modifier.isPublic(type.getModifiers())) {
            return problem("class " + name + " is not public", Hint.NOT_PUBLIC);
        }
        return constructor(long.class) == null && constructor() == null
                ? problem("class " + name + " has no public constructor without arguments, and "
                        + "none with (long capacityBytes)", Hint.CONSTRUCTOR)
                : List.of();
    }

    StepMeter meter() {
        return meter;
    }

    /** Whether it says itself what LIST shows. */
    boolean ordersItself() {
        return Arrays.stream(type.getMethods()).anyMatch(method -> method.getName().equals("order")
                && Arrays.equals(method.getParameterTypes(), new Class<?>[]{IntConsumer.class})
                && method.getDeclaringClass() != EvictionPolicy.class);
    }

    /** @throws InvocationTargetException with what the constructor threw */
    EvictionPolicy newInstance(long capacityBytes) throws InvocationTargetException {
        Constructor<?> withCapacity = constructor(long.class);
        Constructor<?> without = constructor();
        try {
            if (withCapacity != null) {
                return (EvictionPolicy) withCapacity.newInstance(capacityBytes);
            }
            if (without != null) {
                return (EvictionPolicy) without.newInstance();
            }
        } catch (InstantiationException | IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
        throw new IllegalStateException(type + " has problems");
    }

    private @Nullable Constructor<?> constructor(Class<?>... parameters) {
        return Arrays.stream(type.getConstructors())
                .filter(known -> Arrays.equals(known.getParameterTypes(), parameters)).findFirst()
                .orElse(null);
    }

    private List<Problem> problem(String text, Hint hint) {
        return List.of(Problem.ofFile(text, hint, type.getSimpleName()));
    }
}
