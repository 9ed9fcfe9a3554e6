package acct.cli;

import acct.classify.reply.Listing;
import acct.classify.reply.Reply;
import acct.classify.reply.ReplyRules;
import acct.classify.reply.Verdict;
import acct.config.Config;
import acct.load.Loads;
import acct.model.ClassifiedReply;
import acct.model.Surroundings;
import acct.read.FailedReply;
import acct.read.ReplyFile;
import java.util.Iterator;
import java.util.function.Consumer;

/** Says what failures mean that somebody has in a CSV file; needs no store. */
public final class Classification {
    private final Surroundings around;
    private final ReplyRules rules;

    /** Judges by the rules of this configuration. */
    public Classification(Surroundings around, Config config) {
        this.around = around;
        this.rules = ReplyRules.configured(config.replies());
    }

    /**
     * Judges the rows of a file in their order, each when it is asked for.
     *
     * @param file a path, or {@code -} for standard input
     * @param user takes the answers while the file is open
     */
    public void of(String file, Consumer<Iterator<ClassifiedReply>> user) {
        boolean standardInput = file.equals(Loads.STANDARD_INPUT);
        try (ReplyFile replies =
                standardInput ? ReplyFile.of("standard input", around.in()) : ReplyFile.open(file, around.path(file))) {
            user.accept(new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return replies.hasNext();
                }

                @Override
                public ClassifiedReply next() {
                    return classified(replies.next());
                }
            });
        }
    }

    private ClassifiedReply classified(FailedReply reply) {
        Reply seen = Reply.of(reply.dsnStatus(), reply.dsnDiag(), reply.bounceCat());
        Verdict verdict = rules.judge(seen);
        Listing listing = Listing.of(reply.dsnDiag() == null ? "" : reply.dsnDiag());
        return new ClassifiedReply(
                verdict.category(),
                verdict.axis(),
                verdict.rule(),
                seen.template().text(),
                listing.blocklist(),
                listing.listed(),
                rules.action(verdict));
    }
}
