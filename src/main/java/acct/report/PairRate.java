package acct.report;

import acct.model.Counts;
import acct.model.Measure;
import acct.print.Numbers;
import org.jspecify.annotations.Nullable;

/** What went wrong for a part of the mail of a source IP at an ISP. */
enum PairRate {
    /** Recipients that bounced, of those that were answered. */
    REFUSED("refused", 0.005) {
        @Override
        @Nullable
        PairPart now(Counts counts) {
            Double share = counts.bouncedShare();
            return share == null || !Numbers.logged(Measure.RECIPIENTS, counts)
                    ? null
                    : new PairPart(share * counts.answered(), counts.answered());
        }

        @Override
        PairPart before(SectionAnswers.Line past) {
            long recipients = past.count("before_recipients");
            return new PairPart(recipients - past.count("before_delivered"), recipients);
        }
    },
    /** Attempts that were put off, of all attempts. */
    DEFERRED("put off", 0.05) {
        @Override
        @Nullable
        PairPart now(Counts counts) {
            Double share = counts.deferredShare();
            Long attempts = counts.attempts();
            return share == null || attempts == null ? null : new PairPart(share * attempts, attempts);
        }

        @Override
        PairPart before(SectionAnswers.Line past) {
            return new PairPart(past.count("before_deferred"), past.count("before_attempts"));
        }
    },
    /** Complaints, of what was delivered. */
    COMPLAINED("complained of", 0.0005) {
        @Override
        @Nullable
        PairPart now(Counts counts) {
            Double share = counts.complaintShare();
            return share == null ? null : new PairPart(share * counts.delivered(), counts.delivered());
        }

        @Override
        PairPart before(SectionAnswers.Line past) {
            return new PairPart(past.count("before_complaints"), past.count("before_delivered"));
        }

        /** Mailbox providers warn from 0.1 % on, so two digits more are told. */
        @Override
        String print(double share) {
            return Numbers.share(share);
        }
    };

    private final String word;
    private final double floor;

    PairRate(String word, double floor) {
        this.word = word;
        this.floor = floor;
    }

    /** The part on the days of a report; null where it is not logged. */
    abstract @Nullable PairPart now(Counts counts);

    /** The part on the days before. */
    abstract PairPart before(SectionAnswers.Line past);

    /** A share of it. */
    String print(double share) {
        return Numbers.percent(share);
    }

    /** What was done to the part, as in {@code 3 % refused}. */
    String word() {
        return word;
    }

    /** Below this share nothing is unusual, whatever the past was; twice as much is usual where there is no past. */
    double floor() {
        return floor;
    }
}
