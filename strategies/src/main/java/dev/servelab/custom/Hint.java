package dev.servelab.custom;

/** What to do about a {@link Problem}; the names are keys of translations. */
public enum Hint {
    /** The compiler's line says it all. */
    NONE(""),
    /** The file is not there or cannot be read. */
    NO_FILE(""),
    /** This Java runs programs and compiles none. */
    NO_COMPILER("run servelab with a JDK 25, not with a JRE"),
    /** A well-known name without its import; the argument is the line. */
    IMPORT("add: %s"),
    /** A public class in a file of another name; the argument is the file's. */
    NAME("a file and its class have the same name: %s"),
    /** No class of the file's name; the argument is that name. */
    NO_CLASS("write: public final class %s implements EvictionPolicy"),
    /** The argument is the class. */
    NOT_PUBLIC("write: public final class %s"),
    /** The argument is the class. */
    NOT_A_POLICY("write: public final class %s implements EvictionPolicy"),
    /** The argument is the class. */
    NOT_CONCRETE("an object of it must be made: write public final class %s"),
    /** The argument is the class. */
    CONSTRUCTOR("write: public %1$s() or public %1$s(long capacityBytes), or no constructor"),
    /** A class in a package of ours would not see what it expects there. */
    PACKAGE("delete the package line"),
    /** The argument is the method. */
    METHODS("onInsert, victim and onRemove must be there, as in EvictionPolicy"),
    /** Methods of an interface are public. */
    PUBLIC_METHOD("write public before the method"),
    /** {@code @Override} over nothing. */
    SIGNATURE("compare its name and parameters with EvictionPolicy"),
    /** The end came too early. */
    BRACE("a closing brace } is missing");

    private final String text;

    Hint(String text) {
        this.text = text;
    }

    /** In English; empty where there is nothing to add. */
    String text(String argument) {
        return text.formatted(argument);
    }
}
