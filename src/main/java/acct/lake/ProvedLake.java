package acct.lake;

import java.util.List;

/**
 * What a proof of a lake looked at, and what it found.
 *
 * @param servers how many have published
 * @param files how many files count
 * @param faults what is wrong; nothing if all is well
 */
public record ProvedLake(int servers, int files, List<LakeFault> faults) {
    public ProvedLake {
        faults = List.copyOf(faults);
    }
}
