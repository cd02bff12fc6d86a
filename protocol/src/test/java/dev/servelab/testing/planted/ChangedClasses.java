package dev.servelab.testing.planted;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Our classes once more, a changed one among them; the libraries are shared with whoever asks. A
 * check that runs with them needs no JVM of its own.
 */
public final class ChangedClasses extends URLClassLoader {
    private static final String OURS = "dev.servelab.";

    /** @param changed a folder that stands before the class path */
    public ChangedClasses(Path changed) throws MalformedURLException {
        super(before(changed), ChangedClasses.class.getClassLoader());
    }

    private static URL[] before(Path changed) throws MalformedURLException {
        List<URL> urls = new ArrayList<>(List.of(changed.toUri().toURL()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }
}
