/**
 * The report of a day or of several. {@link acct.report.Reporting} asks and judges, {@link acct.report.Report} holds everything
 * that is said, and pages, text and JSON are written from it alone.
 */
@NullMarked
package acct.report;

import org.jspecify.annotations.NullMarked;
