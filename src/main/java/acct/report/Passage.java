package acct.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What a section says to one kind of reader.
 *
 * @param id anchor and key
 * @param title among the links
 * @param heading above it
 * @param blocks what it says; at least one
 */
public record Passage(String id, String title, String heading, List<Block.Kind> blocks) {
    public Passage {
        blocks = List.copyOf(blocks);
    }

    /**
     * A block of a letter.
     *
     * @param heading above it; empty if it needs none
     * @param block the block
     */
    public record Part(String heading, Block.Kind block) {}

    /** The blocks of a letter. There a block may be by itself, so it brings its heading; the section’s is given once. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        boolean isNamed = false;
        for (Block.Kind block : blocks) {
            String own = block.heading();
            parts.add(new Part(own.isEmpty() && !isNamed && !block.namesItsParts() ? heading : own, block));
            isNamed = true;
        }
        return parts;
    }
}
