package acct.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The most memory that a process and those it started held. Linux keeps the highest mark of each (VmHWM), so looking
 * now and then is enough: what the last look cannot see is only what came in the last instants.
 */
final class PeakMemory {
    private static final Pattern HIGHEST = Pattern.compile("VmHWM:\\s+([0-9]+) kB");

    private final ProcessHandle process;
    private final Map<Long, Long> kilobytes = new HashMap<>();

    PeakMemory(ProcessHandle process) {
        this.process = process;
    }

    void look() {
        List<ProcessHandle> children = process.descendants().toList();
        look(process.pid());
        children.forEach(child -> look(child.pid()));
    }

    private void look(long pid) {
        try {
            Matcher matcher = HIGHEST.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
            if (matcher.find()) {
                kilobytes.merge(pid, Long.valueOf(matcher.group(1)), Math::max);
            }
        } catch (IOException e) {
            // It has ended, or this host has no /proc.
            return;
        }
    }

    /** All processes together; 0 if the host does not say. */
    long bytes() {
        return kilobytes.values().stream().mapToLong(Long::longValue).sum() * 1024;
    }
}
