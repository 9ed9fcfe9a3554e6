package acct.render;

/** When a share is not worth printing. */
final class Sample {
    /** Below this many recipients one more or less moves a share by several points. */
    static final int FEW = 30;

    private Sample() {}
}
