package acct.judge;

import java.time.LocalDate;

/**
 * Mail of the same age: complaints come in for days, so that days are compared by what was complained of them at one age.
 */
enum Cohort {
    /** Mail of the night, complained of on the same day. */
    SAME_DAY(0, 0, "complaints of the same day"),
    /** Mail of the day before, complained of until the night. */
    NEXT_DAY(1, 1, "complaints up to the day after"),
    /** Mail of three days before; few complaints come later. */
    SETTLED(3, 3, "complaints up to three days after"),
    /** All mail up to the night, as far as it was complained of. Of its last three days less is known than of those before. */
    SO_FAR(0, 3, "complaints up to three days after");

    private final int back;
    private final int age;
    private final String words;

    Cohort(int back, int age, String words) {
        this.back = back;
        this.age = age;
        this.words = words;
    }

    /** The last day of mail, seen from a night. */
    LocalDate last(LocalDate night) {
        return night.minusDays(back);
    }

    /** So many days after the delivery a complaint counts. */
    int age() {
        return age;
    }

    /** Whether it was looked at on an earlier night already, when it was younger. */
    boolean isOlder() {
        return back > 0;
    }

    /** Which complaints count, for people. */
    String words() {
        return words;
    }
}
