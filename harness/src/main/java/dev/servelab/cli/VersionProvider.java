package dev.servelab.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar; classes outside a jar have none. */
final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Main.class.getPackage().getImplementationVersion();
        return new String[]{
                "servelab " + (version == null ? "(development build)" : version),
                "Java " + Runtime.version()};
    }
}
