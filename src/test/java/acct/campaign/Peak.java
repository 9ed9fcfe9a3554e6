package acct.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How much memory of a process was resident at most. */
final class Peak {
    private static final String MOST = "VmHWM:";

    private Peak() {}

    /** Waits for its end; kilobytes, 0 where the system does not tell. */
    static long of(Process process, Duration patience) {
        long peak = 0;
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, now(process.pid()));
                if (System.nanoTime() > end) {
                    process.destroyForcibly();
                    throw new IllegalStateException("acct did not end within " + patience);
                }
            }
            return peak;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long now(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith(MOST))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
