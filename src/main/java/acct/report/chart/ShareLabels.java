package acct.report.chart;

import acct.print.Numbers;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.data.category.CategoryDataset;
import org.jspecify.annotations.Nullable;

/** The value at the end of a bar, written as everywhere else. */
final class ShareLabels implements CategoryItemLabelGenerator {
    @Override
    public @Nullable String generateRowLabel(CategoryDataset data, int row) {
        return null;
    }

    @Override
    public @Nullable String generateColumnLabel(CategoryDataset data, int column) {
        return null;
    }

    @Override
    public @Nullable String generateLabel(CategoryDataset data, int row, int column) {
        Number value = data.getValue(row, column);
        return value == null ? null : Numbers.percent(value.doubleValue());
    }
}
