package acct.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;

/** Things that come in fixed proportions; drawing one takes constant time. */
final class Mix<T> {
    private final List<T> slots = new ArrayList<>();

    Mix(List<T> things, ToIntFunction<T> weight) {
        for (T thing : things) {
            slots.addAll(Collections.nCopies(weight.applyAsInt(thing), thing));
        }
    }

    T draw(Dice dice) {
        return dice.pick(slots);
    }
}
