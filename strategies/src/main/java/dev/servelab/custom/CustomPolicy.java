package dev.servelab.custom;

import dev.servelab.eviction.OrderSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An order from one {@code .java} file, compiled in memory. It runs with the rights of whoever
 * starts it: it may read files and open connections, but what would end the process is refused. Its
 * steps are counted, so a loop of its own ends; a loop inside a call to the JDK, and memory that it
 * fills, are not prevented.
 */
public final class CustomPolicy implements OrderSource {
    static final String SUFFIX = ".java";
    /** For the one object that is made to see whether it can be. */
    private static final long PROBE_BYTES = 64L << 20;

    private final Path file;
    private final String className;
    private final Map<String, byte[]> classes;

    private CustomPolicy(Path file, String className, Map<String, byte[]> classes) {
        this.file = file;
        this.className = className;
        this.classes = classes;
    }

    /** Whether a policy's name means a file. */
    public static boolean isNamedBy(String text) {
        return text.endsWith(SUFFIX);
    }

    /**
     * Compiles a file, and makes one object of its class to see that it can be made.
     *
     * @param file its name is the class's, and ends in {@code .java}
     */
    public static CustomPolicy compile(Path file) throws CustomPolicyException {
        SourceFile source = SourceFile.read(file);
        // Asked before anything of the compiler's is named: on a JRE there is no such class.
        if (ModuleLayer.boot().findModule("jdk.compiler").isEmpty()) {
            throw new CustomPolicyException(file, Problem.ofFile("this Java has no compiler",
                    Hint.NO_COMPILER, ""));
        }
        Map<String, byte[]> compiled = SourceCompiler.compile(source);
        String name = className(source, compiled);
        CustomPolicy policy = new CustomPolicy(file, name, StepCounting.of(compiled));
        List<Problem> problems = PolicyClass.load(policy.classes, name).problems();
        if (!problems.isEmpty()) {
            throw new CustomPolicyException(file, problems);
        }
        policy.probe();
        return policy;
    }

    /** The file as it was named. */
    @Override
    public String id() {
        return file.toString();
    }

    public Path file() {
        return file;
    }

    /**
     * Makes one that shares not even static fields with others, and ends with a
     * {@link BrokenPolicyException} at the first rule that it breaks.
     */
    @Override
    public StrictPolicy create(long capacityBytes) {
        return load().create(capacityBytes);
    }

    /** Makes one for a live cache, which goes on as fifo when it breaks a rule. */
    public GuardedPolicy createGuarded(long capacityBytes) {
        return new GuardedPolicy(create(capacityBytes));
    }

    /** Loads the class anew, for many objects that share its static fields. */
    public LoadedPolicy load() {
        return new LoadedPolicy(file, PolicyClass.load(classes, className));
    }

    /** Whether it calls, anywhere, what would end the process. */
    public boolean endsProcess() {
        return classes.values().stream().anyMatch(CallReplacing::endsProcess);
    }

    private void probe() throws CustomPolicyException {
        try {
            create(PROBE_BYTES);
        } catch (BrokenPolicyException broken) {
            throw new CustomPolicyException(file, new Problem(broken.line(), 0,
                    "the constructor " + broken.what(), Hint.NONE, ""));
        }
    }

    private static String className(SourceFile source, Map<String, byte[]> classes)
            throws CustomPolicyException {
        String simple = source.className();
        for (String name : classes.keySet()) {
            if (name.startsWith("dev.servelab.")) {
                throw new CustomPolicyException(source.file(), Problem.ofFile(
                        "a package of servelab's own", Hint.PACKAGE, ""));
            }
            if (name.equals(simple) || name.endsWith("." + simple)) {
                return name;
            }
        }
        throw new CustomPolicyException(source.file(),
                Problem.ofFile("there is no class " + simple, Hint.NO_CLASS, simple));
    }
}
