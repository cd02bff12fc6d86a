package dev.servelab.files;

import java.util.Locale;
import java.util.Set;

/**
 * Which names may be looked up at all: a pure function of the name, the same for every way of
 * resolving. What could leave the directory or reach a device never gets as far as the file system.
 */
public final class NameRules {
    /** Longest component: bytes of UTF-8 on Unix, UTF-16 units on Windows. */
    static final int MAX_COMPONENT = 255;
    /** Longest name in bytes of UTF-8: Linux's PATH_MAX without the final NUL. */
    static final int MAX_NAME_BYTES = 4_095;

    private static final String WINDOWS_RESERVED = "\\:<>\"|?*";
    private static final Set<String> WINDOWS_DEVICES = Set.of("con", "prn", "aux", "nul", "conin$",
            "conout$", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
            "com\u00b9", "com\u00b2", "com\u00b3", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6",
            "lpt7", "lpt8", "lpt9", "lpt\u00b9", "lpt\u00b2", "lpt\u00b3");

    private NameRules() {}

    /** Whether this JVM runs on Windows. */
    public static boolean onWindows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }

    /**
     * Passes names that may be looked up. A bad component anywhere outweighs a hidden one.
     *
     * @param windows whether Windows' rules hold too
     * @throws Refusal with BAD_NAME, or NOT_FOUND for what is hidden
     */
    public static void check(String name, boolean windows) throws Refusal {
        if (utf8Length(name) > MAX_NAME_BYTES) {
            throw Refusal.badName("name too long");
        }
        boolean hidden = false;
        for (String component : components(name)) {
            checkComponent(component, windows);
            hidden |= component.startsWith(".");
        }
        if (hidden) {
            throw Refusal.notFound();
        }
    }

    /** Whether {@link #check} passes it. */
    static boolean allows(String name, boolean windows) {
        try {
            check(name, windows);
            return true;
        } catch (Refusal e) {
            return false;
        }
    }

    /** The parts between slashes, empty ones too. */
    static String[] components(String name) {
        return name.split("/", -1);
    }

    private static void checkComponent(String component, boolean windows) throws Refusal {
        if (component.isEmpty()) {
            throw Refusal.badName("empty component in name");
        }
        if (component.equals(".") || component.equals("..")) {
            throw Refusal.badName("'.' or '..' in name");
        }
        if (component.indexOf('\0') >= 0) {
            throw Refusal.badName("NUL in name");
        }
        int length = windows ? component.length() : utf8Length(component);
        if (length > MAX_COMPONENT) {
            throw Refusal.badName("component of name too long");
        }
        if (windows) {
            checkWindowsComponent(component);
        }
    }

    private static void checkWindowsComponent(String component) throws Refusal {
        for (int i = 0; i < component.length(); i++) {
            char c = component.charAt(i);
            if (c < ' ' || WINDOWS_RESERVED.indexOf(c) >= 0) {
                throw Refusal.badName("character in name that Windows reserves");
            }
        }
        if (component.endsWith(".") || component.endsWith(" ")) {
            throw Refusal.badName("name ends with a dot or space");
        }
        // "NUL", "nul.txt" and "NUL .tar.gz" are all the device.
        int dot = component.indexOf('.');
        String stem = (dot < 0 ? component : component.substring(0, dot)).stripTrailing();
        if (WINDOWS_DEVICES.contains(stem.toLowerCase(Locale.ROOT))) {
            throw Refusal.badName("name of a device");
        }
    }

    /** Bytes of UTF-8, without making them; refuses half surrogate pairs, which have none. */
    private static int utf8Length(String text) throws Refusal {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes += 1;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (!Character.isSurrogate(c)) {
                bytes += 3;
            } else if (Character.isHighSurrogate(c) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                throw Refusal.badName("name is not Unicode");
            }
        }
        return bytes;
    }
}
