package dev.servelab;

import dev.servelab.testing.planted.PlantedBug;
import dev.servelab.testing.planted.PlantedBugsContract;

/** What is easily written wrong in a client that keeps files, and what finds it. */
class PlantedBugsTest extends PlantedBugsContract {
    PlantedBugsTest() {
        super(new PlantedBug("a file gets its name before it is verified",
                "dev.servelab.cli.Fetcher",
                "Fetched fetched = exchange.run(connection, holder, line);",
                """
                Fetched fetched;
                try {
                    fetched = exchange.run(connection, holder, line);
                } finally {
                    holder.publish();
                }
                """,
                "dev.servelab.cli.GetCommandTest#get_serverLies_exits4AndTouchesNothing", ""));
    }
}
