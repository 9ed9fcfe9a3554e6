package acct.judge;

import acct.model.Severity;

/**
 * A group whose rate is too high.
 *
 * @param compared the group beside its past
 * @param severity how bad
 */
record Hit(Compared compared, Severity severity) {
    Group group() {
        return compared.group();
    }
}
