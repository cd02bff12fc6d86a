package dev.servelab.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: of the program first, then what it was made of, and what runs it. */
final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
        BuiltFrom built = BuiltFrom.read();
        return new String[]{
                "servelab " + built.version(),
                built.source(),
                "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"};
    }
}
