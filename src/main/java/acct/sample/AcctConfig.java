package acct.sample;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The {@code acct.yaml} that tells the sample's kinds of mail apart, so that mail on the wrong road is seen. */
final class AcctConfig {
    private AcctConfig() {}

    static String text() {
        return "# What the sample's mail is and which pools are kept for it: acct --config FILE\n"
                + "classes:\n"
                + mail("transactional", Stream.TRANSACTIONAL)
                + mail("marketing", Stream.MARKETING);
    }

    private static String mail(String name, Stream stream) {
        String jobs = Arrays.stream(Job.values())
                .filter(job -> job.stream() == stream)
                .map(Job::pattern)
                .collect(Collectors.joining(", "));
        String pools = Arrays.stream(SamplePool.values())
                .filter(pool -> (pool == SamplePool.TRANS) == (stream == Stream.TRANSACTIONAL))
                .map(pool -> pool.text().toString())
                .collect(Collectors.joining(", "));
        return "  " + name + ":\n    jobs: [" + jobs + "]\n    pools: [" + pools + "]\n";
    }
}
