package acct.classify.reply;

import acct.classify.reply.Evidence.Status;
import acct.classify.reply.Phrases.Place;
import acct.model.Phrase;
import acct.model.ReplySubject;
import acct.model.StatusCodes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells of whom a reply speaks. “User unknown” is said of senders too, by receivers that look them up, and “does not exist”
 * of anything; a rule for dead recipients decides only if its words are said of the recipient.
 *
 * <p>A word is said of what was named last before it. Words that blame the sender, the client or the message count
 * wherever they stand, unless the recipient is blamed in so many words. Where nobody is named, it is the recipient: that
 * is what a receiver is asked about most.
 */
final class SubjectTest {
    /** What a phrase of a subject tells. */
    private enum Tells {
        RECIPIENT_BLAMED,
        RECIPIENT_NAMED,
        OTHER_BLAMED,
        OTHER_NAMED
    }

    private final List<Tells> tells = new ArrayList<>();
    private final Phrases phrases;
    private final List<StatusCodes> othersCodes = new ArrayList<>();

    SubjectTest(Map<ReplySubject, ReplySubject.Words> subjects) {
        List<Phrase> all = new ArrayList<>();
        subjects.forEach((subject, words) -> {
            boolean recipient = subject == ReplySubject.RECIPIENT;
            words.blamed().forEach(phrase -> tells.add(recipient ? Tells.RECIPIENT_BLAMED : Tells.OTHER_BLAMED));
            all.addAll(words.blamed());
            words.named().forEach(phrase -> tells.add(recipient ? Tells.RECIPIENT_NAMED : Tells.OTHER_NAMED));
            all.addAll(words.named());
            if (!recipient) {
                othersCodes.addAll(words.codes());
            }
        });
        phrases = new Phrases(all);
    }

    /** Whom one reply names, and where. */
    Subjects in(String text, @Nullable Status status) {
        BitSet every = new BitSet();
        every.set(0, tells.size());
        boolean code = status != null
                && othersCodes.stream().anyMatch(c -> c.contains(status.kind(), status.subject(), status.detail()));
        return new Subjects(phrases.places(text, every), code);
    }

    /** Whom a reply names, in the order in which they end, and whether its enhanced code is about another than the recipient. */
    final class Subjects {
        private final List<Place> places;
        private final boolean codeOfOther;
        private final boolean otherBlamed;

        private Subjects(List<Place> places, boolean codeOfOther) {
            this.places = places;
            this.codeOfOther = codeOfOther;
            this.otherBlamed = names(Tells.OTHER_BLAMED);
        }

        private boolean names(Tells what) {
            return places.stream().anyMatch(place -> tells.get(place.number()) == what);
        }

        /**
         * Whether these words of a rule are said of the recipient: once in so many words, or each time. Both lists are in the
         * order in which they end, so one pass over both will do.
         */
        boolean areOfRecipient(List<Place> words) {
            boolean each = true;
            Place last = null;
            int next = 0;
            for (Place word : words) {
                while (next < places.size() && places.get(next).end() <= word.end()) {
                    // Of those that end together the longest comes first.
                    last = last != null && last.end() == places.get(next).end() ? last : places.get(next);
                    next++;
                }
                Tells said = last == null ? null : tells.get(last.number());
                if (said == Tells.RECIPIENT_BLAMED) {
                    return true;
                }
                each &= !otherBlamed && (said == Tells.RECIPIENT_NAMED || (said == null && !codeOfOther));
            }
            return each;
        }

        /** Whether a code without known words is: nobody else is named, or the recipient is and nobody else is blamed. */
        boolean allowCode() {
            boolean recipient = names(Tells.RECIPIENT_BLAMED) || (names(Tells.RECIPIENT_NAMED) && !otherBlamed);
            return recipient || !(otherBlamed || codeOfOther || names(Tells.OTHER_NAMED));
        }
    }
}
