package dev.servelab.cli;

import dev.servelab.shell.ManualPage;
import dev.servelab.shell.ManualPage.Section;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code man}: the manual page, for {@code man -l -} or a folder of pages. */
@Command(name = "man", sortOptions = false, description = "Print the manual page.",
        customSynopsis = "servelab man", footer = {
                "",
                "To read it:",
                "  servelab man | man -l -",
                "To keep it:",
                "  servelab man > ~/.local/share/man/man1/servelab.1"})
final class ManCommand implements Callable<Integer> {
    private static final List<Section> SECTIONS = List.of(
            new Section("VALUES", List.of(
                    "Sizes are written 1024, 64KiB, 64MiB, 64MB (decimal); times 500ms, 10s, 2m; "
                            + "rates 500/s.")),
            new Section("EXIT STATUS", ExitStatus.MEANINGS.stream()
                    .map(each -> each.status() + "\t" + each.text()).toList()),
            new Section("ENVIRONMENT", List.of(
                    "SERVELAB_JAVA_HOME\tThe folder of the Java 25 that runs it, before JAVA_HOME, "
                            + "the path and the usual folders are tried. A copy that has a "
                            + "Java of its own needs none.",
                    "JDK_JAVA_OPTIONS\tOptions of the Java machine, as -Xmx8g.",
                    "COLUMNS\tThe width of the terminal, where it is exported.")),
            new Section("SEE ALSO", List.of(
                    "servelab COMMAND --help, and the folder docs.")));

    private final Streams streams;

    ManCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        BuiltFrom built = BuiltFrom.read();
        streams.out().print(ManualPage.of(CommandCatalogue.all(streams).getCommandSpec(),
                new ManualPage.Frame(built.version(), built.date(), SECTIONS)));
        streams.out().flush();
        return ExitStatus.DONE;
    }
}
