/** The pictures of a report, drawn by JFreeChart in light and dark. Begin with {@link acct.report.chart.Chart}. */
@NullMarked
package acct.report.chart;

import org.jspecify.annotations.NullMarked;
