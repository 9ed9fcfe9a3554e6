package acct.campaign;

import acct.deliver.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Sees from outside which part of a night a process has come to. */
final class NightWatch {
    private final Path folder;
    private final Process process;
    private final ScriptedServer server;

    NightWatch(Path folder, Process process, ScriptedServer server) {
        this.folder = folder;
        this.process = process;
        this.server = server;
    }

    /** Waits until this part is over, or the process. */
    void awaitEndOf(NightKill.Part part) throws IOException {
        while (process.isAlive() && !isOver(part)) {
            pause(1);
        }
    }

    /** Waits so long, or until the process is over. */
    void await(long milliseconds) {
        long until = System.nanoTime() + milliseconds * 1_000_000;
        while (process.isAlive() && System.nanoTime() < until) {
            pause(1);
        }
    }

    private boolean isOver(NightKill.Part part) throws IOException {
        return switch (part) {
            case LOADING -> Files.exists(folder.resolve("acct.duckdb.night.lock"));
            case JUDGING -> isWriting();
            case REPORTING -> !server.commands().isEmpty();
            case MAILING -> !server.messages().isEmpty();
            case MAILED -> false;
        };
    }

    private boolean isWriting() throws IOException {
        Path reports = folder.resolve("reports");
        if (!Files.isDirectory(reports)) {
            return false;
        }
        try (Stream<Path> made = Files.list(reports)) {
            return made.findAny().isPresent();
        }
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
