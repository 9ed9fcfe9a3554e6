package acct.report;

import acct.model.Dimension;
import java.util.List;

/** Source IP × ISP; too wide for a letter. */
final class MatrixSection implements Section {
    @Override
    public String id() {
        return "matrix";
    }

    @Override
    public String title() {
        return "IP × ISP";
    }

    @Override
    public String heading(Report report) {
        return "Source IP × ISP";
    }

    @Override
    public List<SectionQuestion> asks() {
        return List.of(Matrix.PAIRS);
    }

    @Override
    public List<Block> blocks(SectionFacts facts) {
        Matrix matrix = Matrix.of(facts);
        return List.of(
                CountTable.of(facts.report().matrix(), Dimension.SOURCE_IP, Dimension.ISP)
                        .in(Medium.JSON),
                (matrix.isEmpty() ? new Block.Note("No rows.", Block.Tone.INSTEAD) : new Block.MatrixGrid(matrix))
                        .in(Medium.PAGE));
    }
}
