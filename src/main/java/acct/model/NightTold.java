package acct.model;

import java.util.List;

/**
 * What a night has told, noted together or not at all.
 *
 * @param reported days whose reports lie in their folders now
 * @param mailed days of which mail tells, as far as there is any; their mail is finished
 * @param letters the finished messages; those that are in the outbox already stay as they are
 * @param notices what people are told of incidents by them
 */
public record NightTold(List<ToldDay> reported, List<ToldDay> mailed, List<Letter> letters, List<ToldNotice> notices) {
    public NightTold {
        reported = List.copyOf(reported);
        mailed = List.copyOf(mailed);
        letters = List.copyOf(letters);
        notices = List.copyOf(notices);
    }
}
