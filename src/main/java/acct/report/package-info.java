/**
 * The report of a day or of several. {@link acct.report.Reporting} asks and judges, {@link acct.report.Report} holds everything
 * that is known, each {@link acct.report.Section} says its part of it in blocks, and the writers of page, mail, text and JSON
 * know nothing but blocks.
 */
@NullMarked
package acct.report;

import org.jspecify.annotations.NullMarked;
