package acct.cli;

import acct.model.Dimension;
import java.util.Arrays;
import java.util.List;

/** What one {@code --by} splits by, as people type it: {@code isp,source_ip}. */
record TypedDimensions(List<Dimension> all) {
    static TypedDimensions read(String text) {
        return new TypedDimensions(Arrays.stream(text.split(",", -1))
                .map(label -> Dimension.of(label)
                        .orElseThrow(() ->
                                new WrongValue(label.strip(), "no such dimension; there are " + Dimension.labels())))
                .toList());
    }
}
