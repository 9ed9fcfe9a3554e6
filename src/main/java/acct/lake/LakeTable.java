package acct.lake;

import java.util.Arrays;
import java.util.List;

/** The tables of a store that a lake has, and how each is told apart by days. */
enum LakeTable {
    LOAD("load", Level.COUNTS, Split.BY_LOAD, Judged.NOT),
    LOAD_DAY("load_day", Level.COUNTS, Split.BY_DAY, Judged.NOT),
    HOURLY("hourly", Level.COUNTS, Split.BY_DAY, Judged.ENTIRELY),
    DAILY("daily", Level.COUNTS, Split.BY_DAY, Judged.ENTIRELY),
    DAILY_JOB("daily_job", Level.COUNTS, Split.BY_DAY, Judged.BY_CLASSES),
    REPLY_SEEN("reply_seen", Level.COUNTS, Split.BY_DAY, Judged.BY_MASKS),
    REPLY("reply", Level.COUNTS, Split.AS_SEEN, Judged.BY_REPLIES),
    REJECTED_COUNT("rejected_count", Level.COUNTS, Split.BY_LOAD, Judged.NOT),
    BAD_VALUE("bad_value", Level.COUNTS, Split.BY_LOAD, Judged.NOT),
    ISP("isp", Level.COUNTS, Split.NOT, Judged.ENTIRELY),
    REPLY_CATEGORY("reply_category", Level.COUNTS, Split.NOT, Judged.ENTIRELY),
    REPLY_RULES("reply_rules", Level.COUNTS, Split.NOT, Judged.ENTIRELY),
    CLASS_RULES("class_rules", Level.COUNTS, Split.NOT, Judged.ENTIRELY),
    ATTEMPT("attempt", Level.ROWS, Split.BY_DAY, Judged.BY_MASKS),
    QUEUE_EVENT("queue_event", Level.ROWS, Split.BY_DAY, Judged.BY_MASKS),
    COMPLAINT("complaint", Level.ROWS, Split.BY_DAY, Judged.NOT),
    REMOTE_REPORT("remote_report", Level.ROWS, Split.BY_DAY, Judged.BY_MASKS),
    RECEIPT("receipt", Level.ROWS, Split.BY_DAY, Judged.NOT),
    REJECTED_LINE("rejected_line", Level.ROWS, Split.BY_LOAD, Judged.NOT),
    FILLED("filled", Level.ROWS, Split.BY_DAY, Judged.NOT),
    TRAFFIC_CLASS("traffic_class", Level.ROWS, Split.NOT, Judged.ENTIRELY);

    /** How much is published. */
    enum Level {
        COUNTS,
        ROWS
    }

    /** Into which files its rows go. */
    enum Split {
        /** Each row has a day. */
        BY_DAY,
        /** The day of a row is the first day of its load. */
        BY_LOAD,
        /** The days on which a reply was seen. */
        AS_SEEN,
        /** One file for all. */
        NOT
    }

    /** What changes its rows though the loads stay. */
    private enum Judged {
        NOT,
        BY_MASKS,
        BY_REPLIES,
        BY_CLASSES,
        ENTIRELY
    }

    private final String label;
    private final Level level;
    private final Split split;
    private final Judged judged;

    LakeTable(String label, Level level, Split split, Judged judged) {
        this.label = label;
        this.level = level;
        this.split = split;
        this.judged = judged;
    }

    static List<LakeTable> of(Level wanted) {
        return Arrays.stream(values())
                .filter(table -> wanted == Level.ROWS || table.level == Level.COUNTS)
                .toList();
    }

    String label() {
        return label;
    }

    Level level() {
        return level;
    }

    Split split() {
        return split;
    }

    /** The part of the rules that decides what its rows say. */
    JudgedRules judgedBy(JudgedRules store) {
        return switch (judged) {
            case NOT -> JudgedRules.NONE;
            case BY_MASKS -> new JudgedRules(store.masks(), null, null);
            case BY_REPLIES -> new JudgedRules(store.masks(), store.rules(), null);
            case BY_CLASSES -> new JudgedRules(null, null, store.classes());
            case ENTIRELY -> store;
        };
    }
}
