package acct.campaign;

import acct.Cli;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads a lake again and again, in a thread of its own. Each answer must be one of the states that the lake has come to or
 * is coming to, whole, and never an older one than was seen before.
 */
final class LakeReader implements AutoCloseable {
    /** One question in so many is whether all is there and adds up. */
    private static final int VERIFY_EACH = 5;

    private final Path host;
    private final Path lake;
    private final Map<LakeSums.Part, List<String>> states = new EnumMap<>(LakeSums.Part.class);
    private final Map<LakeSums.Part, Integer> seen = new EnumMap<>(LakeSums.Part.class);
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::loop, "reader of the lake");
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger proofs = new AtomicInteger();
    private volatile int settled;
    private volatile boolean isClosed;

    private LakeReader(Path host, Path lake) {
        this.host = host;
        this.lake = lake;
        for (LakeSums.Part part : LakeSums.Part.values()) {
            states.put(part, new CopyOnWriteArrayList<>(List.of(LakeSums.NOTHING)));
            seen.put(part, 0);
        }
    }

    /** Begins to read a lake that has nothing yet. */
    static LakeReader start(Path host, Path lake) {
        LakeReader reader = new LakeReader(host, lake);
        reader.thread.start();
        return reader;
    }

    /** From now on the lake may have this, whole. */
    void mayCome(Map<LakeSums.Part, String> state) {
        state.forEach((part, text) -> known(part).add(text));
    }

    /** From now on it must have it. */
    void hasCome() {
        settled = known(LakeSums.Part.COUNTS).size() - 1;
    }

    int answers() {
        return answers.get();
    }

    int proofs() {
        return proofs.get();
    }

    private List<String> known(LakeSums.Part part) {
        return Objects.requireNonNull(states.get(part));
    }

    private void loop() {
        for (int turn = 0; !isClosed; turn++) {
            try {
                if (turn % VERIFY_EACH == VERIFY_EACH - 1) {
                    verify(turn % 2 == 0);
                } else {
                    ask(turn % 2 == 0 ? LakeSums.Part.COUNTS : LakeSums.Part.ROWS);
                }
            } catch (RuntimeException | AssertionError e) {
                failures.add(String.valueOf(e.getMessage()));
            }
        }
    }

    private void ask(LakeSums.Part part) {
        int oldest = Math.max(settled, Objects.requireNonNull(seen.get(part)));
        String answer = LakeSums.ofLake(host, lake, part);
        List<String> known = known(part);
        int state = known.lastIndexOf(answer);
        if (state < 0) {
            failures.add(part + " of no generation: " + answer + " and not " + known.get(known.size() - 1));
        } else if (state < oldest) {
            failures.add(part + " of generation " + state + " after generation " + oldest);
        } else {
            seen.put(part, state);
        }
        answers.incrementAndGet();
    }

    private void verify(boolean isDeep) {
        List<String> line = new ArrayList<>(List.of("lake", "verify", "--lake", lake.toString()));
        if (isDeep) {
            line.add("--deep");
        }
        boolean mayBeNone = settled == 0;
        Cli.Result result = Cli.in(host).launch(line.toArray(String[]::new));
        boolean saysNone = (result.exitCode() == 1 && result.out().isEmpty())
                || result.err().contains("nobody has published anything here");
        boolean isNone = mayBeNone && saysNone;
        if (!isNone && (result.exitCode() != 0 || !result.err().contains("all as they were published"))) {
            failures.add("verify ended with " + result.exitCode() + ": " + result.out() + result.err());
        }
        proofs.incrementAndGet();
    }

    /** What was seen that must not be, until now. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        isClosed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
