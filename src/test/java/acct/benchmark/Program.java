package acct.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts Java processes as the launcher {@code acct} starts the program for a load: the same flags, class path and
 * native library.
 *
 * @param dist the built program
 * @param testClasses where the benchmark's own classes are
 */
record Program(Path dist, Path testClasses) {
    /** What the launcher gives a load, apart from places. */
    static final List<String> FLAGS = List.of(
            "-Xmx256m",
            "-Xmn144m",
            "-XX:+UseParallelGC",
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=5000",
            "-XX:Tier4CompileThreshold=100000",
            "-XX:Tier4BackEdgeThreshold=400000",
            "-XX:InlineSmallCode=1200",
            "-XX:FreqInlineSize=120",
            "-Xshare:auto",
            "-Xlog:disable",
            "-Xlog:all=error,cds*=off:stderr",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.awt.headless=true",
            "-Dacct.terminal=false",
            "-Dacct.screen=false");

    /** A command of acct. */
    List<String> acct(String... arguments) {
        return java(dist.resolve("lib") + "/*", "acct.Main", List.of(arguments));
    }

    /** The reference. */
    List<String> reference(Reference.Work work, Path file, Path database) {
        return java(
                dist.resolve("lib") + "/*:" + testClasses,
                Reference.class.getName(),
                List.of(work.name(), file.toString(), database.toString()));
    }

    private List<String> java(String classPath, String main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.add("-Djava.library.path=" + dist.resolve("native"));
        command.add("-cp");
        command.add(classPath);
        command.add(main);
        command.addAll(arguments);
        return command;
    }
}
