/**
 * Puts finished reports where people find them: files into their folder, mail to its recipients. Begin with
 * {@link acct.deliver.ReportFolder} and {@link acct.deliver.MailSender}.
 */
@NullMarked
package acct.deliver;

import org.jspecify.annotations.NullMarked;
