package acct.report.chart;

import acct.model.CountRow;
import acct.model.Measure;
import acct.print.LogText;
import acct.print.Sample;
import acct.print.Top;
import java.util.List;
import org.jfree.data.category.DefaultCategoryDataset;

/** The numbers of the charts, without their looks. */
public final class ChartData {
    /** More bars than this are too thin to read beside their names. */
    public static final int MOST_BARS = 14;

    private static final int NAME_LENGTH = 20;
    private static final String SHARE = "share";

    private ChartData() {}

    /** Series: outcomes; categories: hours, or days if the period is long. Deferred is left out where not logged. */
    public static DefaultCategoryDataset volume(List<CountRow> byHour, List<Measure> outcomes) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        for (CountRow row : Hours.filled(byHour)) {
            for (Measure outcome : outcomes) {
                data.addValue(outcome.of(row.counts()), outcome.label(), row.text(0));
            }
        }
        return data;
    }

    /** One series of shares; a name whose sample is too small has no value, because its share says nothing. */
    public static DefaultCategoryDataset shares(List<CountRow> rows, Measure share) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        for (CountRow row : Top.of(rows, MOST_BARS)) {
            Long n = share.whole(row.counts());
            boolean few = n == null || n < Sample.FEW;
            String name = LogText.cutMiddle(row.text(0), NAME_LENGTH) + (few ? " (few)" : "");
            data.addValue(few ? null : share.of(row.counts()), SHARE, distinct(name, data));
        }
        return data;
    }

    /** Two names may look alike once they are cut; the second bar must not replace the first. */
    private static String distinct(String name, DefaultCategoryDataset data) {
        String result = name;
        for (int i = 2; data.getColumnIndex(result) >= 0; i++) {
            result = name + " #" + i;
        }
        return result;
    }

    /** Whether there is nothing to draw. */
    public static boolean isEmpty(DefaultCategoryDataset data) {
        for (int row = 0; row < data.getRowCount(); row++) {
            for (int column = 0; column < data.getColumnCount(); column++) {
                Number value = data.getValue(row, column);
                if (value != null && value.doubleValue() > 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
