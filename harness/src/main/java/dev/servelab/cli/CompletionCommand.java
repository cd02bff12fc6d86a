package dev.servelab.cli;

import dev.servelab.shell.BashCompletion;
import dev.servelab.shell.CommandWords;
import dev.servelab.shell.ZshCompletion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code completion}: the script by which a shell completes our command lines. */
@Command(name = "completion", sortOptions = false,
        description = "Print the completion script of a shell.",
        customSynopsis = "servelab completion bash|zsh", footer = {
                "",
                "For this shell alone:",
                "  source <(servelab completion bash)",
                "From the next one on, for bash and for zsh:",
                "  servelab completion bash > ~/.local/share/bash-completion/completions/servelab",
                "  servelab completion zsh > FOLDER/_servelab     # FOLDER is one of $fpath"})
final class CompletionCommand implements Callable<Integer> {
    /** Shells that can be told. */
    enum Shell {
        BASH(BashCompletion::of), ZSH(ZshCompletion::of);

        @SuppressWarnings("ImmutableEnumChecker") // a method's reference, which holds nothing
        private final Function<List<CommandWords>, String> script;

        Shell(Function<List<CommandWords>, String> script) {
            this.script = script;
        }

        /** As it is typed. */
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Streams streams;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private String shell = "";

    CompletionCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws CommandFailure {
        streams.out().print(named().script.apply(CommandWords.of(
                CommandCatalogue.all(streams).getCommandSpec(), new CompletionWords())));
        streams.out().flush();
        return ExitStatus.DONE;
    }

    private Shell named() throws CommandFailure {
        return Arrays.stream(Shell.values()).filter(each -> each.id().equals(shell)).findFirst()
                .orElseThrow(() -> CommandFailure.usage("unknown shell '" + shell + "': "
                        + Arrays.stream(Shell.values()).map(Shell::id)
                                .collect(Collectors.joining(", "))));
    }
}
