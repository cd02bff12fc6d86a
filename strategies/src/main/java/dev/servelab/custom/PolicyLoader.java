package dev.servelab.custom;

import java.util.Map;

/**
 * Loads the classes of one policy, apart from those of every other: what one keeps in a static
 * field no other sees.
 */
public final class PolicyLoader extends ClassLoader {
    /** By which a line of a stack trace is known as the policy's own. */
    static final String NAME = "policy";

    private final Map<String, byte[]> classes;
    private final StepMeter meter = new StepMeter();

    PolicyLoader(Map<String, byte[]> classes) {
        super(NAME, PolicyLoader.class.getClassLoader());
        this.classes = classes;
    }

    /** The meter of the loader that loaded a class. Called by the policy's own code. */
    public static StepMeter meterOf(Class<?> type) {
        if (type.getClassLoader() instanceof PolicyLoader loader) {
            return loader.meter;
        }
        throw new IllegalArgumentException(type + " is no part of a policy");
    }

    StepMeter meter() {
        return meter;
    }

    /** Its own classes first: one of the same name elsewhere has no steps in it. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!classes.containsKey(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
